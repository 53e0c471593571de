import { describe, expect, test } from 'vitest';
import { networkTree, type TreeNode, wayInTree } from '../../src/ide/networkTree.ts';
import type { WorkspaceSnapshot } from '../../src/workspace/snapshot.ts';
import { vpnAcrossAreas } from './networks.ts';
import { type Files, openFiles } from './open.ts';

/** A node in a line; what a test does not speak of is left out. */
function text(node: TreeNode): string {
  switch (node.kind) {
    case 'network':
      return `network ${node.name}: ${node.routers}, errors ${node.findings.error}`;
    case 'area':
      return `area ${node.name}: ${node.routers}, PEs ${node.providerEdges}, errors ${node.findings.error}`;
    case 'backbone':
    case 'outside':
      return `${node.kind}: ${node.routers}`;
    case 'range':
      return `${node.first} … ${node.last}: ${node.routers}`;
    case 'router':
      return `${node.name}${node.providerEdge ? ' PE' : ''}${node.border ? ' border' : ''}, errors ${node.findings.error}`;
    case 'loopback':
      return `${node.prefix} ${node.interface}: ${node.learned} of ${node.others}`;
    case 'neighbor':
      return `${node.interface}: ${node.name ?? '?'} levels ${node.levels.join('')} metric ${node.metrics.join('/')}${node.problem ? ` ${node.problem}` : ''}`;
    case 'not-judged':
      return `not judged: ${node.files} files, ${node.pairs.unjudged} pairs, ${node.routers.missing} missing, ${node.routers.withoutIsis} without IS-IS`;
    case 'left-file':
      return `${node.file}: ${node.because}`;
    case 'unjudged-pairs':
      return `${node.pairs} pairs: ${node.reason}`;
  }
}

/** Children of the node that is reached by the beginnings of lines. */
function below(snapshot: WorkspaceSnapshot, ...way: string[]): readonly TreeNode[] {
  let nodes = networkTree(snapshot);
  for (const step of way) {
    const found = nodes.find((node) => text(node).startsWith(step));
    if (!found) throw new Error(`no ${step} among ${nodes.map(text).join(' | ')}`);
    nodes = networkTree(snapshot, found.id);
  }
  return nodes;
}
const linesBelow = (files: Files, ...way: string[]): string[] => below(openFiles(files), ...way).map(text);

const withoutIsis = (name: string, address: string): string =>
  `hostname ${name}
!
interface Loopback0
 ip address ${address} 255.255.255.255
!
end
`;

const UNLEAKED = vpnAcrossAreas({
  'r4.cfg': [[' redistribute isis ip level-2 into level-1 route-map L2-TO-L1\n', '']],
});

describe('the tree of networks', () => {
  test('leads from the network over its areas to routers', () => {
    expect(linesBelow(UNLEAKED)).toEqual(['network .: 5, errors 1']);
    expect(linesBelow(UNLEAKED, 'network')).toEqual([
      'backbone: 3',
      'area 49.0001: 2, PEs 1, errors 1',
      'area 49.0002: 2, PEs 1, errors 0',
    ]);
    expect(linesBelow(UNLEAKED, 'network', 'area 49.0001')).toEqual(['R1 PE, errors 1', 'R2 border, errors 0']);
  });

  test('and from a router to its service loopback and its neighbors', () => {
    expect(linesBelow(UNLEAKED, 'network', 'area 49.0001', 'R1')).toEqual([
      '10.0.0.1/32 Loopback0: 0 of 1',
      'GigabitEthernet0/0: R2 levels 1 metric 10',
    ]);
    expect(linesBelow(vpnAcrossAreas(), 'network', 'backbone', 'R2')).toEqual([
      'GigabitEthernet0/0: R1 levels 1 metric 10',
      'GigabitEthernet0/1: R3 levels 2 metric 20',
    ]);
  });

  test('says why a neighbor is none, and where a neighbor is in no file', () => {
    const broken = vpnAcrossAreas({
      'r1.cfg': [['.252\n ip router isis CORE\n isis network point-to-point', '.252\n ip router isis CORE']],
    });
    expect(linesBelow(broken, 'network', 'area 49.0001', 'R1')).toContain(
      'GigabitEthernet0/0: R2 levels 1 metric 10 network-type',
    );
    const partial = new Map([...vpnAcrossAreas()].filter(([file]) => file !== 'r3.cfg'));
    expect(linesBelow(partial, 'network', 'area 49.0002', 'R4')).toContain(
      'GigabitEthernet0/0: ? levels 12 metric 30/30',
    );
  });

  test('keeps the routers that run no IS-IS', () => {
    const files = new Map([...vpnAcrossAreas(), ['switch.cfg', withoutIsis('SW', '10.9.0.1')]]);
    expect(linesBelow(files, 'network')).toContain('outside: 1');
    expect(linesBelow(files, 'network', 'outside')).toEqual(['SW, errors 0']);
  });

  test('has ids that stay when another router comes', () => {
    const more = new Map([
      ...vpnAcrossAreas(),
      ['a.cfg', (vpnAcrossAreas().get('r5.cfg') ?? '').replaceAll('R5', 'A')],
    ]);
    const idsOf = (files: Files): string[] =>
      [[], ['network'], ['network', 'backbone'], ['network', 'area 49.0001', 'R1']].flatMap((way) =>
        below(openFiles(files), ...way).flatMap(({ id, kind }) => (kind === 'not-judged' ? [] : [id])),
      );
    expect(idsOf(more)).toEqual(idsOf(vpnAcrossAreas()));
  });

  test('says behind the networks what was not judged', () => {
    const files = new Map([
      ...vpnAcrossAreas(),
      ['old/r5.cfg', vpnAcrossAreas().get('r5.cfg') ?? ''],
      [
        'x.cfg',
        'frr version 8.1\nhostname X\ninterface eth0\n ip router isis X\nrouter isis X\n net 49.0001.0000.0000.0099.00\n',
      ],
      ['README.txt', 'Nothing to configure.\n'],
    ]);
    const roots = linesBelow(files);
    expect(roots.at(-1)).toBe('not judged: 2 files, 0 pairs, 0 missing, 0 without IS-IS');
    expect(linesBelow(files, 'not judged')).toEqual(['r5.cfg: other version of old/r5.cfg', 'x.cfg: not recognised']);
    expect(linesBelow(vpnAcrossAreas()).join()).not.toContain('not judged');
  });

  test('names every node once, and places that exist', () => {
    const snapshot = openFiles(UNLEAKED);
    const seen = new Set<string>();
    const visit = (nodes: readonly TreeNode[]): void => {
      for (const node of nodes) {
        expect(seen.has(node.id)).toBe(false);
        seen.add(node.id);
        if ('source' in node) {
          const line = UNLEAKED.get(node.source.file)?.split('\n')[node.source.range.start.line];
          const name = node.kind === 'router' ? node.name : node.kind === 'loopback' ? '10.0.0.' : node.interface;
          expect(line).toContain(name);
        }
        visit(networkTree(snapshot, node.id));
      }
    };
    visit(networkTree(snapshot));
    expect(seen.size).toBeGreaterThan(15);
  });

  test('answers nothing for what is gone', () => {
    const snapshot = openFiles(UNLEAKED);
    const [root] = networkTree(snapshot);
    for (const id of ['elsewhere', `${root?.id}\narea:49.0009`, `${root?.id}\nbackbone\nrouter:R9`]) {
      expect(networkTree(snapshot, id)).toEqual([]);
    }
  });

  test('shows a long list in parts', () => {
    const files = new Map(
      Array.from({ length: 450 }, (_, at) => {
        const name = `S${String(at).padStart(3, '0')}`;
        return [`${name}.cfg`, withoutIsis(name, `10.1.${at >> 8}.${at & 255}`)] as const;
      }),
    );
    const snapshot = openFiles(files);
    expect(below(snapshot, 'network', 'outside').map(text)).toEqual([
      'S000 … S199: 200',
      'S200 … S399: 200',
      'S400 … S449: 50',
    ]);
    expect(below(snapshot, 'network', 'outside', 'S400').map(text)[49]).toBe('S449, errors 0');
  });
});

describe('the way to the router of a line', () => {
  const steps = (snapshot: WorkspaceSnapshot, file: string, line = 0): string[] =>
    wayInTree(snapshot, file, line).map((node) => text(node).replace(/[:,].*/, ''));

  /** Every node is among the children of the one before. */
  function isInTree(snapshot: WorkspaceSnapshot, way: readonly TreeNode[]): boolean {
    const parents = [undefined, ...way.map(({ id }) => id)];
    return way.every((node, at) => networkTree(snapshot, parents[at]).some(({ id }) => id === node.id));
  }

  test('leads over its area, a border router over its own, with the ids of the tree', () => {
    const snapshot = openFiles(UNLEAKED);
    for (const file of UNLEAKED.keys()) {
      const way = wayInTree(snapshot, file, 0);
      expect(way.at(-1)).toMatchObject({ kind: 'router', source: { file } });
      expect(isInTree(snapshot, way)).toBe(true);
    }
    expect(steps(snapshot, 'r1.cfg')).toEqual(['network .', 'area 49.0001', 'R1 PE']);
    expect(steps(snapshot, 'r2.cfg')).toEqual(['network .', 'area 49.0001', 'R2 border']);
    expect(steps(snapshot, 'r3.cfg')).toEqual(['network .', 'backbone', 'R3']);
  });

  test('leads over the part of a long list', () => {
    const names = Array.from({ length: 450 }, (_, at) => `S${String(at).padStart(3, '0')}`);
    const snapshot = openFiles(
      new Map(names.map((name, at) => [`${name}.cfg`, withoutIsis(name, `10.9.${at >> 8}.${at & 255}`)])),
    );
    const way = wayInTree(snapshot, 'S399.cfg', 0);
    expect(way.map(({ kind }) => kind)).toEqual(['network', 'outside', 'range', 'router']);
    expect(isInTree(snapshot, way)).toBe(true);
  });

  test('leads nowhere in a file of no network', () => {
    expect(steps(openFiles(UNLEAKED), 'nowhere.cfg')).toEqual([]);
  });
});
