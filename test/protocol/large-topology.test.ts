/** A large network is drawn before it is judged. */
import { expect, it } from 'vitest';
import type { Topology, TopologyChange } from '../../server/src/lsp/protocol.ts';
import { applyDelta } from '../../server/test/ide/topology/apply-delta.ts';
import { generateNetwork } from '../bench/generate.ts';
import { launch } from './editor.ts';
import { emptyFolder } from './network.ts';

it('opens with its areas collapsed; what was found comes as a change', async () => {
  const folder = emptyFolder();
  for (const { file, text } of generateNetwork(1100)) {
    const own = file === 'a1-br1.cfg' ? text.replace(/ redistribute isis ip level-2 into level-1.*\n/, '') : text;
    folder.write(file, own);
  }
  const editor = await launch({ folders: [folder.path] });
  const changes: TopologyChange[] = [];
  editor.connection.onNotification('isisLens/topologyChanged', (change: TopologyChange) => void changes.push(change));
  try {
    await editor.begin();
    const { scene } = await editor.connection.sendRequest<Topology>('isisLens/topology', {});
    expect(scene?.areas.filter(({ collapsed }) => collapsed).length).toBeGreaterThan(30);
    expect(scene?.findings).toEqual([]);
    await editor.idle();
    const [change] = changes;
    expect(changes).toHaveLength(1);
    if (!scene || !change?.delta) throw new Error('nothing came');
    const judged = applyDelta(scene, change.delta);
    expect(judged.findings.map(({ code }) => code).sort()).toEqual(['single-leak-router', 'unused-structure']);
    expect(judged.areas.filter(({ badge }) => badge).map(({ label }) => label)).toContain('Area 49.0001');
    expect(judged.areas.map(({ box }) => box)).toEqual(scene.areas.map(({ box }) => box));
  } finally {
    await editor.stop();
    folder.dispose();
  }
}, 60_000);
