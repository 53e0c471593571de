/** The built command as people run it: where it looks, what it says it did not judge, and its exit code. */
import { spawnSync } from 'node:child_process';
import { readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyFolder, exampleFolder, type Folder, loneRouter } from '../protocol/network.ts';

const CLI = resolve('dist/cli.cjs');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

function run(cwd: string, args: readonly string[], input = ''): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd, input, encoding: 'utf8' });
  return { code: status, out: stdout, said: stderr };
}

let folder: Folder;
afterEach(() => folder.dispose());

const FRR =
  'frr version 8.1\nhostname X\ninterface eth0\n ip router isis X\nrouter isis X\n net 49.0001.0000.0000.0099.00\n';
const WITHOUT_ISIS =
  'hostname SW1\n!\ninterface GigabitEthernet0/1\n ip address 192.0.2.1 255.255.255.0\n!\nline vty 0 4\nend\n';

const check = (...args: string[]): Ran => run(folder.path, ['check', ...args]);
const coverage = (...args: string[]) => JSON.parse(check('--format', 'json', ...args).out).coverage;

describe('where the command looks', () => {
  beforeEach(() => {
    folder = emptyFolder();
  });

  it('takes files named after routers, without ending', () => {
    folder.write('configs/core1', loneRouter('CORE1', '0001'));
    folder.write('configs/pe2.example.net', loneRouter('PE2', '0002'));
    folder.write('configs/.keep', '');
    folder.write('LICENSE', 'Do what you like.\n');
    expect(coverage()).toMatchObject({ files: { seen: 3, read: 2, left: [] }, routers: { read: 2 } });
  });

  it('counts what is left out for its name and looks like a configuration, and takes it with --include', () => {
    folder.write('a.cfg', loneRouter('A', '0001'));
    folder.write('b.rtr', loneRouter('B', '0002'));
    folder.write('README.md', '# Lab\n\nhostname, interface and router are words.\n');
    folder.write('gen.py', "print('router isis')\n");
    const { files } = coverage();
    expect(files).toEqual({
      seen: 3,
      read: 1,
      left: [
        { file: 'b.rtr', because: 'name not included', nearest: 'ios', evidence: expect.any(String) },
        { file: 'gen.py', because: 'name not included', evidence: "print('router isis')" },
      ],
    });
    expect(coverage('--include', '*.rtr').files).toMatchObject({ read: 2, left: [{ file: 'gen.py' }] });
    expect(run(folder.path, ['routes', 'B', '--include', '**/*.rtr']).out).toContain('B (b.rtr)');
  });

  it('takes files that are named, whatever they are called', () => {
    folder.write('lab/a.rtr', loneRouter('A', '0001'));
    folder.write('lab/b.md', loneRouter('B', '0002'));
    expect(coverage('lab/a.rtr', 'lab/b.md').files).toEqual({ seen: 2, read: 2, left: [] });
    expect(JSON.parse(check('--format', 'json', join(folder.path, 'lab/a.rtr')).out).findings[0].file).toBe(
      'lab/a.rtr',
    );
    folder.write('lab/empty.cfg', '');
    expect(coverage('lab/a.rtr', 'lab/empty.cfg').files.left).toEqual([
      { file: 'lab/empty.cfg', because: 'nothing to read', evidence: 'it is empty' },
    ]);
  });

  it('reads one configuration from standard input', () => {
    const { code, out } = run(folder.path, ['check', '-', '--format', 'json'], loneRouter('A', '0001'));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ summary: { routers: 1 }, findings: [{ file: 'stdin' }] });
    expect(run(folder.path, ['routes', '--all', '-'], loneRouter('A', '0001')).out).toContain('A (stdin)');
    const nothing = run(folder.path, ['check', '-'], 'Dear colleague,\n');
    expect(nothing).toMatchObject({
      code: 2,
      said: expect.stringContaining('standard input is no router configuration'),
    });
  });

  it.skipIf(process.platform === 'win32')('comes to an end whatever links and files there are', () => {
    folder.write('a.cfg', loneRouter('A', '0001'));
    spawnSync('mkfifo', [join(folder.path, 'pipe.cfg')]);
    for (const [name, target] of [
      ['disk', '/'],
      ['proc', '/proc'],
      ['loop', join(folder.path, 'loop')],
      ['up', folder.path],
      ['zero.cfg', '/dev/zero'],
    ] as const) {
      symlinkSync(target, join(folder.path, name));
    }
    const { out, said } = check('--format', 'json');
    expect(JSON.parse(out).coverage.files).toEqual({
      seen: 2,
      read: 1,
      left: [{ file: 'pipe.cfg', because: 'nothing to read', evidence: 'not a regular file' }],
    });
    expect(said).toContain('isis-lens: proc leads to where the system lives');
    expect(said + out).not.toContain(folder.path);
  });
});

describe('what the command says it did not judge', () => {
  it('is nothing where all was judged', () => {
    folder = exampleFolder();
    for (const name of readdirSync(folder.path)) if (name.endsWith('.md')) folder.remove(name);
    const { said, out } = check();
    expect(said).toBe('');
    expect(out).toMatch(/14 routers and \d+ pairs judged: /);
  });

  it('is every file in which a search finds IS-IS, in one or two lines for people', () => {
    folder = exampleFolder();
    folder.write('x.cfg', FRR);
    folder.write('sw1.cfg', WITHOUT_ISIS);
    folder.write('notes.txt', 'Remember: router isis needs a NET.\n');
    folder.write('letter.txt', 'Dear colleague,\n');
    expect(coverage()).toMatchObject({
      files: {
        left: [
          { file: 'notes.txt', because: 'not recognised' },
          { file: 'x.cfg', because: 'not recognised' },
        ],
      },
      routers: { read: 15, withoutIsis: 1 },
    });
    for (const question of [
      ['learners', '10.255.0.1'],
      ['routes', 'PE1'],
      ['explain', 'PE1', '10.255.0.2'],
      ['sweep'],
    ]) {
      const lines = run(folder.path, question).said.trimEnd().split('\n');
      expect(lines).toEqual([
        'isis-lens: not judged: 1 router without IS-IS',
        'isis-lens: 2 files left out: notes.txt (not recognised), x.cfg (not recognised)',
      ]);
      const json = run(folder.path, [...question, '--json']);
      expect(json.said).toBe('');
      expect(JSON.parse(json.out).coverage.files.left).toHaveLength(2);
    }
  });

  it('fails under --strict when a file was not recognised', () => {
    folder = emptyFolder();
    folder.write('a.cfg', loneRouter('A', '0001'));
    expect(check('--strict').code).toBe(0);
    folder.write('b.rtr', loneRouter('B', '0002'));
    expect(check('--strict').code).toBe(0);
    folder.write('x.cfg', FRR);
    expect(check().code).toBe(0);
    expect(check('--strict', '--fail-on', 'never').code).toBe(1);
  });

  it('is everything in a folder without IS-IS, which gets no good mark', () => {
    folder = emptyFolder();
    folder.write('sw1.cfg', WITHOUT_ISIS);
    const { code, out } = check();
    expect(code).toBe(0);
    expect(out).toBe('1 router read, none of which runs IS-IS: nothing is judged.\n');
  });

  it.each([
    ['an empty folder', []],
    ['a folder of prose', ['README.txt', 'README.md']],
  ])('is a mistake in %s, with a report for programs', (_, files) => {
    folder = emptyFolder();
    for (const file of files) folder.write(file, 'Nothing to configure.\n');
    const { code, out, said } = check();
    expect(code).toBe(2);
    expect(out).toBe('No router configuration was read: nothing is judged.\n');
    expect(said).toContain("isis-lens: '.' holds no router configuration of a known dialect; files ending in .cfg");
    expect(coverage().routers.read).toBe(0);
    expect(run(folder.path, ['routes', '--all'])).toMatchObject({ code: 2, out: '' });
  });

  it('says that a path is mistyped', () => {
    folder = emptyFolder();
    expect(check('confgis')).toEqual({
      code: 2,
      out: '',
      said: "isis-lens: 'confgis' does not exist; give the folder that holds the configurations, or files\n",
    });
  });
});
