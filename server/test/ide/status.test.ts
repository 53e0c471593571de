import { expect, test } from 'vitest';
import { workspaceStatus } from '../../src/ide/workspaceStatus.ts';
import { vpnAcrossAreas } from './networks.ts';
import { openFiles } from './open.ts';

test('labs side by side are counted one by one', () => {
  const unleaked = vpnAcrossAreas({
    'r4.cfg': [[' redistribute isis ip level-2 into level-1 route-map L2-TO-L1\n', '']],
  });
  const lab = (folder: string, files: ReadonlyMap<string, string>) =>
    [...files].map(([file, text]) => [`${folder}/${file}`, text] as const);
  const snapshot = openFiles(
    new Map([
      ['a/isis-lens.json', '{}'],
      ['b/isis-lens.json', '{}'],
      ...lab('a', unleaked),
      ...lab('b', vpnAcrossAreas()),
    ]),
  );
  const { networks, routers, findings } = workspaceStatus(snapshot);
  expect(networks.map(({ name, routers: own, findings: { error } }) => `${name} ${own} ${error}`)).toEqual([
    'a 5 1',
    'b 5 0',
  ]);
  expect({ routers, error: findings.error }).toEqual({ routers: 10, error: 1 });
});
