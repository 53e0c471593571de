/** What is not read is known, with its reason, after any edits; versions of one router count once (I3, I8). */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { coverageOf, isAllJudged } from '../../src/ide/coverage.ts';
import { loadGrammarsFromDisk } from '../../src/node/load-grammars.ts';
import { createParser, type SyntaxParser } from '../../src/syntax/parser.ts';
import { leftForContent, leftForName } from '../../src/workspace/left-files.ts';
import { createWorkspace, type Workspace } from '../../src/workspace/workspace.ts';

const router = (name: string, id: number, links: readonly number[], extra = ''): string =>
  [
    `hostname ${name}`,
    '!',
    'interface Loopback0',
    ` ip address 10.255.0.${id} 255.255.255.255`,
    ' ip router isis CORE',
    ...links.flatMap((link, at) => [
      '!',
      `interface GigabitEthernet0/${at}`,
      ` ip address 10.0.${link}.${id} 255.255.255.0`,
      ' ip router isis CORE',
    ]),
    '!',
    'router isis CORE',
    ` net 49.0001.0000.0000.00${String(id).padStart(2, '0')}.00`,
    ' metric-style wide',
    ...(extra ? [extra] : []),
    '!',
    'end',
    '',
  ].join('\n');

let parser: SyntaxParser;
let texts: Map<string, string>;
let workspace: Workspace;

beforeAll(async () => {
  parser = await createParser(await loadGrammarsFromDisk());
});
beforeEach(() => {
  texts = new Map();
  workspace = createWorkspace(parser, (file) => texts.get(file));
});

function put(file: string, text: string): void {
  texts.set(file, text);
  workspace.editFile(file, text);
}

function remove(file: string): void {
  texts.delete(file);
  workspace.removeFile(file);
}

/** As a fresh start sees the same files, in the opposite order. */
function fresh(): Workspace {
  const other = createWorkspace(parser, (file) => texts.get(file));
  for (const [file, text] of [...texts].reverse()) other.setFile(file, text);
  return other;
}

function state(of: Workspace = workspace) {
  const snapshot = of.snapshot();
  return {
    routers: snapshot.networks.flatMap(({ network }) => network.routers.map(({ device }) => device.file)),
    left: snapshot.files.left.map(({ file, because }) => `${file}: ${because}`),
    findings: snapshot.findings().map(({ file, code, range }) => `${file}:${range.start.line} ${code}`),
    coverage: coverageOf(snapshot),
  };
}

function expectLikeFresh(): ReturnType<typeof state> {
  const now = state();
  expect(now).toEqual(state(fresh()));
  return now;
}

describe('versions of one router', () => {
  test('count as one, the one that meets more neighbors, after every edit', () => {
    put('r2.cfg', router('R2', 2, [1, 2]));
    put('r1-a.cfg', router('R1', 1, [9]));
    put('r1-b.cfg', router('r1', 1, [1]));
    expect(expectLikeFresh()).toMatchObject({
      routers: ['R2', 'r1'].map((name) => (name === 'R2' ? 'r2.cfg' : 'r1-b.cfg')),
      left: ['r1-a.cfg: other version of r1-b.cfg'],
      findings: ['r1-a.cfg:0 duplicate-hostname'],
      coverage: { files: { seen: 3, read: 2 }, routers: { read: 2 } },
    });

    put('r1-a.cfg', router('R1', 1, [1]));
    expect(expectLikeFresh().left).toEqual(['r1-b.cfg: other version of r1-a.cfg']);

    put('r1-b.cfg', router('R1', 1, [1], ' log-adjacency-changes'));
    put('r1-b.cfg', `!\n${texts.get('r1-b.cfg')}`);
    expect(expectLikeFresh().findings).toEqual(['r1-b.cfg:1 duplicate-hostname']);

    put('r2.cfg', router('R2', 2, [1, 2], ' set-overload-bit'));
    expectLikeFresh();

    put('r1-a.cfg', router('OTHER', 1, [1]));
    expect(expectLikeFresh()).toMatchObject({ left: [], coverage: { routers: { read: 3 } } });

    put('r1-a.cfg', router('R1', 1, [1]));
    remove('r1-b.cfg');
    expect(expectLikeFresh()).toMatchObject({ left: [], findings: [], coverage: { files: { seen: 2 } } });
  });

  test('are two routers where nothing else is the same', () => {
    put('a.cfg', router('R1', 1, [1]));
    put('b.cfg', router('R1', 2, [1]));
    expect(expectLikeFresh()).toMatchObject({ left: [], findings: ['b.cfg:0 duplicate-hostname'] });
  });

  test('stay what they are when something is supposed', () => {
    put('r2.cfg', router('R2', 2, [1]));
    put('r1-a.cfg', router('R1', 1, [9]));
    put('r1-b.cfg', router('R1', 1, [1]));
    const snapshot = workspace.snapshot();
    const [analysed] = snapshot.networks;
    if (!analysed) throw new Error('there is a network');
    const index = analysed.network.routers.findIndex(({ name }) => name === 'R1');
    const failedPorts = [{ router: index, interface: 'GigabitEthernet0/0' }];
    const supposed = snapshot.suppose(analysed, { failedRouters: [], failedPorts, fixes: [] });
    expect(supposed?.network.routers.map(({ device }) => device.file)).toEqual(['r1-b.cfg', 'r2.cfg']);
    expect(supposed?.findings().map(({ code }) => code)).toContain('duplicate-hostname');
  });
});

describe('files that are not read', () => {
  const OTHER = 'hostname X\ninterface eth0\n ip address 192.0.2.1/24\nfrr version 8.1\n';

  test('are listed while they look like configurations, and no longer when they are read or gone', () => {
    put('x.cfg', OTHER);
    put('notes.txt', 'Nothing to configure.\n');
    expect(expectLikeFresh()).toMatchObject({
      left: ['x.cfg: not recognised'],
      coverage: { files: { seen: 2, read: 0 }, routers: { read: 0 } },
    });
    const before = workspace.snapshot();
    put('x.cfg', router('X', 1, []));
    expect(expectLikeFresh()).toMatchObject({ left: [], coverage: { files: { seen: 2, read: 1 } } });
    expect(before.files.left).toHaveLength(1);
    put('x.cfg', OTHER);
    expect(expectLikeFresh().left).toEqual(['x.cfg: not recognised']);
    remove('x.cfg');
    expect(expectLikeFresh()).toMatchObject({ left: [], coverage: { files: { seen: 1 } } });
  });

  test('are all those that speak of IS-IS, be they prose or data', () => {
    for (const text of [
      'To begin, write router isis.\n',
      '{"lines": ["router isis CORE"]}\n',
      'set protocols isis interface all\n',
      'protocols {\n  isis {\n',
      'protocols {\n  mpls {\n  }\n  isis {\n',
      'interface GE0/0/0\n isis enable 1\n',
    ]) {
      expect(leftForContent(text)).toMatchObject({ because: 'not recognised' });
      expect(leftForName(text, true)).toMatchObject({ because: 'name not included' });
    }
  });

  test('are none of the prose, data and programs that name a router here and there', () => {
    for (const text of [
      'Dear colleague,\nthe interface to the customer is Ms Meier.\nno news\n',
      'hostname = "db1"\ninterface = "eth0"\nport = 5432\n',
      '[Unit]\nDescription=router\n[Service]\nExecStart=/bin/true\n',
      '',
    ]) {
      expect(leftForContent(text)).toBeUndefined();
      expect(leftForName(text, false)).toBeUndefined();
    }
    expect(leftForName(OTHER, true)).toBeUndefined();
    expect(leftForName(OTHER, false)).toMatchObject({ because: 'name not included' });
  });

  test('show no secrets', () => {
    const left = leftForContent('username bob password 0 hunter2 router isis\n');
    expect(left?.evidence).toBeDefined();
    expect(JSON.stringify(left)).not.toContain('hunter2');
  });

  test('are strict only where recognition failed', () => {
    workspace.leaveFile('huge.cfg', { because: 'too large' });
    expect(isAllJudged(coverageOf(workspace.snapshot()))).toBe(true);
    put('x.cfg', OTHER);
    expect(isAllJudged(coverageOf(workspace.snapshot()))).toBe(false);
  });
});

test('coverage counts routers without IS-IS, and far ends in no file once each', () => {
  const passing = '!\ninterface GigabitEthernet0/9\n ip address 10.9.9.1 255.255.255.252\n ip router isis CORE\n';
  put('r1.cfg', router('R1', 1, [1]).replace('!\nrouter', `${passing}!\nrouter`));
  put('r2.cfg', router('R2', 2, [1]));
  put('sw.cfg', 'hostname SW\ninterface GigabitEthernet0/1\n ip address 192.0.2.1 255.255.255.0\nline vty 0 4\nend\n');
  expect(expectLikeFresh().coverage.routers).toEqual({ read: 3, withoutIsis: 1, missing: 1 });
});
