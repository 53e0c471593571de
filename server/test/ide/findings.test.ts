import { describe, expect, test } from 'vitest';
import type { FileEdit, Range } from '../../src/base/text.ts';
import { codeActions, fixAll } from '../../src/ide/codeActions.ts';
import { diagnosticOf, workspaceDiagnostics } from '../../src/ide/diagnostics.ts';
import { explain } from '../../src/ide/explain.ts';
import { workspaceStatus } from '../../src/ide/workspaceStatus.ts';
import { say } from '../../src/messages/catalogue.ts';
import type { WorkspaceSnapshot } from '../../src/workspace/snapshot.ts';
import { vpnAcrossAreas } from './networks.ts';
import { type Files, openFiles, screen, screenOf } from './open.ts';

/** R4 does not leak at all, so R1's loopback never reaches R5. */
const unleaked = vpnAcrossAreas({
  'r4.cfg': [
    [' redistribute isis ip level-2 into level-1 route-map L2-TO-L1\n', ''],
    ['ip prefix-list PE-LOOPBACKS seq 5 permit 10.0.0.1/32\n', ''],
    ['route-map L2-TO-L1 permit 10\n match ip address prefix-list PE-LOOPBACKS\n', ''],
  ],
});

const wholeFile: Range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };

const codesOf = (snapshot: WorkspaceSnapshot): readonly string[] => snapshot.findings().map(({ code }) => code);

/** The files after the edits; edits of one file must not overlap. */
function apply(files: Files, edits: readonly FileEdit[]): Files {
  return new Map(
    [...files].map(([file, text]) => {
      const lines = text.split('\n');
      const offset = ({ line, character }: Range['start']): number =>
        lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
      const own = edits
        .filter((edit) => edit.file === file)
        .sort((a, b) => offset(b.range.start) - offset(a.range.start));
      const edited = own.reduce(
        (now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
        text,
      );
      return [file, edited];
    }),
  );
}

describe('diagnostics', () => {
  test('of a file, with the other routers as related places', () => {
    const { snapshot } = screen(unleaked);
    const found = workspaceDiagnostics(snapshot)
      .get('r1.cfg')
      ?.map(({ severity, code, related }) => ({
        severity,
        code,
        related: related.map(({ file, message }) => `${file}: ${message}`),
      }));
    expect(found).toMatchInlineSnapshot(`
      [
        {
          "code": "unleaked-loopback",
          "related": [
            "r4.cfg: no level-2 into level-1 distribution here",
          ],
          "severity": "error",
        },
      ]
    `);
  });

  test('only of files that have any', () => {
    expect([...workspaceDiagnostics(screen(unleaked).snapshot).keys()]).toEqual(['r1.cfg', 'r4.cfg']);
    expect(workspaceDiagnostics(screen(vpnAcrossAreas()).snapshot).size).toBe(0);
  });

  test('show no control characters', () => {
    const finding = screen(unleaked).snapshot.findings()[0];
    if (!finding) throw new Error('no finding');
    const hostile = diagnosticOf({
      ...finding,
      message: say('policy.entry', { filter: undefined, entry: 'a\u202eb\u0007\nc' }),
    });
    expect(hostile.message).toBe('a\ufffdb\ufffd c');
  });
});

describe('quick fixes', () => {
  test('at the finding: applied, it is gone and nothing new is there', () => {
    const { snapshot } = screen(unleaked);
    const [action] = codeActions(snapshot, 'r1.cfg', wholeFile);
    expect(action?.title).toMatchInlineSnapshot(`"Leak 10.0.0.1/32 into area 49.0002 on R4"`);
    expect(action?.preferred).toBe(true);
    expect(codesOf(openFiles(apply(unleaked, action?.edits ?? [])))).toEqual([]);
  });

  test('none away from it', () => {
    const { snapshot } = screen(unleaked);
    const firstLine = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    expect(codeActions(snapshot, 'r1.cfg', firstLine)).toEqual([]);
  });

  test('all of a rule at once', () => {
    const files = new Map(
      [...unleaked].map(([file, text]) => [
        file,
        text.replace(/^end$/m, 'ip prefix-list SPARE seq 5 permit 10.9.0.0/16\nroute-map SPARE permit 10\nend'),
      ]),
    );
    const { snapshot } = screen(files);
    const action = fixAll(snapshot, 'r2.cfg', 'unused-structure');
    expect(action?.findings).toHaveLength(10);
    expect(codesOf(openFiles(apply(files, action?.edits ?? [])))).not.toContain('unused-structure');
    expect(fixAll(snapshot, 'r2.cfg', 'dead-leak')).toBeUndefined();
  });
});

test('an explanation is plain data with places', () => {
  const { snapshot } = screen(unleaked);
  const analysed = snapshot.networkOf('r5.cfg');
  const [r5, loopback] = [analysed?.network.routerByName.get('R5'), analysed?.mpls.providerEdges[0]?.loopback?.host];
  if (!analysed || r5 === undefined || !loopback) throw new Error('no network');
  const { steps, labelPaths, ...head } = explain(analysed, r5, loopback);
  expect(head).toEqual({ router: 'R5', prefix: '10.0.0.1/32', state: 'default-only' });
  expect(
    steps.map(({ text, file, range }) => `${file && range ? `${file}:${range.start.line + 1} ` : ''}${text}`),
  ).toMatchInlineSnapshot(`
    [
      "r1.cfg:15 R1: Loopback0 has 10.0.0.1/32",
      "r1.cfg:16 IS-IS runs on Loopback0: R1 puts 10.0.0.1/32 into its level-1 LSP with metric 10",
      "r2.cfg:10 R2 reads it in R1's level-1 LSP: path 10 + advertised 10 = metric 20, via R1 (GigabitEthernet0/0, 10.1.2.1)",
      "r2.cfg:22 R2, a level-1-2 router, passes it up into its level-2 LSP with metric 20",
      "r4.cfg:10 R4 reads it in R2's level-2 LSP: path 50 + advertised 20 = metric 70, via R3 (GigabitEthernet0/0, 10.3.4.1)",
      "r4.cfg:22 R4 does not leak 10.0.0.1/32 into level 1: nothing is configured to do so",
      "r5.cfg:25 R5 does not learn 10.0.0.1/32",
      "R5 has only a default route",
      "r4.cfg:22 R4 sets the attached bit in its level-1 LSP: other areas are reachable there through level 2",
      "r5.cfg:21 R5 takes a default route towards the nearest of the attached routers: metric 10, via R4 (GigabitEthernet0/0, 10.4.5.1)",
    ]
  `);
  expect(labelPaths.map(({ egress, state, steps: [first] }) => `${egress} ${state}: ${first?.text}`)).toEqual([
    'R1 broken: R5 has no exact route for 10.0.0.1/32, so it has no label for it.',
  ]);
});

test('the status counts networks, routers and findings', () => {
  expect(workspaceStatus(screen(unleaked).snapshot)).toMatchInlineSnapshot(`
    {
      "findings": {
        "error": 1,
        "hint": 0,
        "info": 0,
        "warning": 1,
      },
      "networks": [
        {
          "findings": {
            "error": 1,
            "hint": 0,
            "info": 0,
            "warning": 1,
          },
          "id": "",
          "name": ".",
          "routers": 5,
        },
      ],
      "routers": 5,
    }
  `);
});

test('a file of no known dialect has nothing', () => {
  const { snapshot } = screenOf(`
    --- notes.txt
    Buy milk.
    --- r1.cfg
    hostname R1
    interface Loopback0
     ip address 10.0.0.1 255.255.255.255
     ip router isis
    router isis
     net 49.0001.0000.0000.0001.00
  `);
  expect(workspaceDiagnostics(snapshot).has('notes.txt')).toBe(false);
  expect(codeActions(snapshot, 'notes.txt', wholeFile)).toEqual([]);
  expect(fixAll(snapshot, 'notes.txt', 'unused-structure')).toBeUndefined();
});
