/** The example network, and small ones with one peculiarity each. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateNetwork } from '../../../../test/bench/generate.ts';
import type { Expanded } from '../../../src/ide/topology/drawing.ts';
import { chooseNetwork, sceneOf } from '../../../src/ide/topology/networks.ts';
import type { Box, Scene, SceneArea } from '../../../src/ide/topology/scene.ts';
import { vpnAcrossAreas } from '../networks.ts';
import { type Files, openFiles } from '../open.ts';
import { overlapping } from './nodes.ts';

function read(folder: string): Files {
  const names = readdirSync(folder).filter((name) => name.endsWith('.cfg'));
  return new Map(names.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]));
}

const EXAMPLE = read('examples/mpls-vpn-multiarea');
const LAN = read('test/truth/fixtures/t10lan/configs');

function sceneFor(files: Files, expanded: Expanded = 'auto', previous?: Scene): Scene {
  const snapshot = openFiles(files);
  const analysed = chooseNetwork(snapshot, {});
  if (!analysed) throw new Error('there is no network');
  return sceneOf(snapshot, analysed, { expanded, ...(previous ? { previous } : {}) });
}

const generated = (routers: number): Files => new Map(generateNetwork(routers).map(({ file, text }) => [file, text]));

function area(scene: Scene, id: string): SceneArea {
  const found = scene.areas.find((each) => each.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}

const holds = (box: Box, { x, y }: { x: number; y: number }): boolean =>
  box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height;

/** How far apart two boxes are, along the axis on which they are further apart. */
const distance = (a: Box, b: Box): number =>
  Math.max(
    Math.abs(a.x + a.width / 2 - b.x - b.width / 2) - (a.width + b.width) / 2,
    Math.abs(a.y + a.height / 2 - b.y - b.height / 2) - (a.height + b.height) / 2,
  );

describe('the example network', () => {
  const scene = sceneFor(EXAMPLE);

  it('is drawn as ever', () => {
    expect(scene).toMatchSnapshot();
  });

  it('has its areas around the backbone, and its border routers in front', () => {
    const backbone = area(scene, 'backbone');
    const middle = { x: backbone.box.x + backbone.box.width / 2, y: backbone.box.y + backbone.box.height / 2 };
    expect(scene.areas.map(({ id }) => id)).toEqual(['backbone', 'area:49.0001', 'area:49.0002', 'area:49.0003']);
    for (const id of ['area:49.0001', 'area:49.0002', 'area:49.0003']) {
      expect(distance(area(scene, id).box, backbone.box)).toBeGreaterThan(0);
      const inside = scene.routers.filter((router) => router.area === id);
      for (const router of inside) expect(holds(area(scene, id).box, router)).toBe(true);
      const reach = (border: boolean): number[] =>
        inside.filter((router) => router.border === border).map(({ x }) => Math.abs(x - middle.x));
      expect(Math.max(...reach(true))).toBeLessThan(Math.min(...reach(false)));
    }
  });

  it('marks PEs, borders and what the findings concern', () => {
    const named = (wanted: (router: Scene['routers'][number]) => boolean): string[] =>
      scene.routers.filter(wanted).map(({ name }) => name);
    expect(named(({ providerEdge }) => providerEdge)).toEqual(['PE1', 'PE2', 'PE3']);
    expect(named(({ border }) => border)).toEqual(['ABR1', 'ABR2', 'ABR3', 'ABR4', 'ABR5', 'ABR6']);
    const pe1 = scene.routers.find(({ name }) => name === 'PE1');
    expect(pe1).toMatchObject({ loopback: '10.255.0.1/32', levels: '1', badge: { count: 1, worst: 'error' } });
    const finding = scene.findings.find(
      ({ code, source }) => code === 'unleaked-loopback' && source.file === 'pe1.cfg',
    );
    expect(finding?.elements).toEqual(['router:PE1', 'router:ABR3', 'router:ABR4']);
    expect(finding?.fixes).toEqual([expect.stringContaining('10.255.0.1/32')]);
  });

  it('says of a link what both ends configure', () => {
    const link = scene.links.find(({ ends }) => ends[0].node === 'router:ABR1' && ends[1].node === 'router:PE1');
    expect(link).toMatchObject({
      levels: [1],
      problem: undefined,
      count: 1,
      ends: [
        { metric: { 1: 10, 2: 10 }, ldp: true },
        { interface: expect.stringContaining('GigabitEthernet'), ldp: true },
      ],
    });
  });

  it('draws a collapsed area as one node, and all links between the same two nodes as one line', () => {
    const backboneOpen = sceneFor(EXAMPLE, ['backbone']);
    expect(backboneOpen.routers.map(({ name }) => name)).toEqual(['P1', 'P2', 'RR1', 'RR2']);
    const toArea = backboneOpen.links.filter(({ ends }) => ends.some(({ node }) => node === 'area:49.0001'));
    expect(toArea.map(({ id, count, ends }) => [id, count, ends.map((end) => end.interface)])).toEqual([
      [expect.stringMatching(/^link:10\.[\d.]+\/\d+$/), 1, [undefined, 'GigabitEthernet0/0/3']],
      [expect.stringMatching(/^link:10\.[\d.]+\/\d+$/), 1, [undefined, 'GigabitEthernet0/0/3']],
    ]);
    const closed = sceneFor(EXAMPLE, []);
    expect(closed.links.map(({ id, count }) => [id, count])).toEqual([
      ['link:area:49.0001~backbone', 2],
      ['link:area:49.0002~backbone', 2],
      ['link:area:49.0003~backbone', 2],
    ]);
    expect(area(closed, 'area:49.0001').badge).toEqual(area(scene, 'area:49.0001').badge);
    expect(closed.findings.every(({ elements }) => elements.every((id) => !id.startsWith('router:')))).toBe(true);
  });
});

describe('what a collapsed area hides', () => {
  it('is what a finding there stands on, and what has to be open to see that', () => {
    expect(sceneFor(EXAMPLE).findings.filter(({ inside }) => inside)).toEqual([]);
    const insides = sceneFor(EXAMPLE, ['backbone', 'area:49.0002']).findings.filter(({ inside }) => inside);
    expect(insides.map(({ source, elements, inside }) => [source.file, elements[0], inside])).toEqual([
      ['abr1.cfg', 'area:49.0001', { element: 'router:ABR1', areas: ['area:49.0001'] }],
      ['pe1.cfg', 'area:49.0001', { element: 'router:PE1', areas: ['area:49.0001'] }],
    ]);
    const cut = new Map(EXAMPLE).set(
      'pe1.cfg',
      (EXAMPLE.get('pe1.cfg') ?? '').replace(' isis network point-to-point', ' !'),
    );
    const [finding] = sceneFor(cut, []).findings.filter(({ inside }) => inside?.element.startsWith('link:'));
    expect(finding).toMatchObject({
      code: 'adjacency-mismatch',
      elements: ['area:49.0001'],
      inside: { areas: ['area:49.0001'] },
    });
  });

  it('is every router that is not drawn, with its area', () => {
    expect(sceneFor(EXAMPLE).hidden).toEqual([]);
    const { routers, hidden } = sceneFor(EXAMPLE, ['backbone', 'area:49.0001']);
    const names = [...routers, ...hidden].map(({ name }) => name).sort();
    expect(names).toEqual(
      sceneFor(EXAMPLE)
        .routers.map(({ name }) => name)
        .sort(),
    );
    expect(hidden.filter(({ area: home }) => home === 'area:49.0002').map(({ name }) => name)).toEqual([
      'ABR3',
      'ABR4',
      'PE2',
      'PE3',
    ]);
    expect(hidden.find(({ name }) => name === 'PE2')?.loopback).toBe('10.255.0.2/32');
  });
});

describe('a LAN', () => {
  const scene = sceneFor(LAN);

  it('is a node with a leg for each router', () => {
    expect(scene.lans.map(({ label }) => label)).toEqual(['10.9.1.0/24', '10.9.2.0/24']);
    const legs = scene.links.filter(({ ends }) => ends.some(({ node }) => node === 'lan:10.9.1.0/24'));
    expect(legs.map(({ id, levels }) => [id, levels])).toEqual([
      ['link:10.9.1.0/24:A1', [1, 2]],
      ['link:10.9.1.0/24:A2', [1, 2]],
      ['link:10.9.1.0/24:P1', [1]],
      ['link:10.9.1.0/24:P2', [1]],
    ]);
  });

  it('lies in the container its routers share', () => {
    const [inArea, inBackbone] = scene.lans;
    expect(inArea && holds(area(scene, 'area:49.0001').box, inArea)).toBe(true);
    expect(inBackbone && holds(area(scene, 'backbone').box, inBackbone)).toBe(true);
  });
});

describe('a network of one area in which every router is in level 2 as well', () => {
  it('has its backbone around the area', () => {
    const files = new Map(
      [...vpnAcrossAreas()].map(([file, text]) => [
        file,
        text.replaceAll(/ is-type .*/g, '').replaceAll(/49\.000\d/g, '49.0001'),
      ]),
    );
    const scene = sceneFor(files);
    const [backbone, only] = scene.areas;
    expect(scene.areas.map(({ id }) => id)).toEqual(['backbone', 'area:49.0001']);
    if (!backbone || !only) return;
    expect(holds(backbone.box, only.box)).toBe(true);
    expect(backbone.box.width).toBeGreaterThan(only.box.width);
    expect(overlapping(scene)).toEqual([]);
  });
});

describe('a network with something wrong', () => {
  const broken = (was: string, is: string): Files => vpnAcrossAreas({ 'r2.cfg': [[was, is]] });
  const linkTo = (scene: Scene, name: string) =>
    scene.links.find(({ ends }) => ends.some(({ node }) => node === `router:${name}`));

  it('keeps a router without neighbors in its area, with the reason on the link', () => {
    const files = vpnAcrossAreas({ 'r1.cfg': [[' isis network point-to-point\n', '']] });
    const scene = sceneFor(files);
    expect(scene.routers.find(({ name }) => name === 'R1')?.area).toBe('area:49.0001');
    expect(linkTo(scene, 'R1')).toMatchObject({
      levels: [],
      problem: 'one end is point-to-point, the other broadcast',
      badge: { worst: 'error' },
    });
  });

  it('draws routers of one name apart', () => {
    const scene = sceneFor(
      new Map([...vpnAcrossAreas(), ['twin.cfg', 'hostname R1\ninterface Loopback0\n!\nrouter isis\n']]),
    );
    const twins = scene.routers.filter(({ name }) => name === 'R1').map(({ id }) => id);
    expect(twins).toEqual(['router:R1@r1.cfg', 'router:R1@twin.cfg']);
  });

  it('shows what takes no part in IS-IS outside', () => {
    const scene = sceneFor(
      new Map([
        ...vpnAcrossAreas(),
        ['ce.cfg', 'hostname CE\ninterface Loopback0\n ip address 1.1.1.1 255.255.255.255\n!\nrouter bgp 65001\n'],
      ]),
    );
    expect(scene.routers.find(({ name }) => name === 'CE')).toMatchObject({ levels: 'none', area: 'area:outside' });
    expect(area(scene, 'area:outside')).toMatchObject({ level: undefined, routerCount: 1 });
  });

  it('says why no adjacency is up although none has failed', () => {
    const scene = sceneFor(broken(' net 49.0001.0000.0000.0002.00\n', ''));
    expect(linkTo(scene, 'R1')?.problem).toBe('R2 has no valid NET');
  });
});

describe('a network with very many findings', () => {
  it('leaves their fixes for those who ask', () => {
    const lone = (at: number): [string, string] => [
      `l${at}.cfg`,
      `hostname L${at}\ninterface Loopback0\n!\nroute-map UNUSED permit 10\n!\nrouter isis\n net 49.0009.0000.0000.${1000 + at}.00\n`,
    ];
    const files = new Map([...EXAMPLE, ...Array.from({ length: 80 }, (_, at) => lone(at))]);
    const { findings } = sceneFor(files);
    expect(findings.length).toBeGreaterThan(60);
    expect(findings.filter(({ fixes }) => fixes)).toEqual([]);
  });
});

describe('a large network', () => {
  it('has no nodes or containers on each other', () => {
    for (const routers of [100, 500]) {
      const scene = sceneFor(generated(routers), 'all');
      expect(scene.routers).toHaveLength(routers);
      expect(overlapping(scene)).toEqual([]);
      scene.areas.forEach((one, at) => {
        for (const other of scene.areas.slice(at + 1)) expect(distance(one.box, other.box)).toBeGreaterThan(0);
      });
    }
  });

  it('opens collapsed when it has more than can be read', () => {
    const scene = sceneFor(generated(540));
    expect(scene.areas.filter(({ collapsed }) => !collapsed).map(({ id }) => id)).toEqual(['backbone']);
    const { areas, routers, lans, links } = scene;
    expect(areas.length + routers.length + lans.length + links.length).toBeLessThan(1500);
    expect(areas.reduce((sum, { level, routerCount }) => sum + (level === 1 ? routerCount : 0), 0)).toBeGreaterThan(
      500,
    );
  });

  it('keeps its picture when a router joins', () => {
    const files = generated(100);
    const joins = 'a2-pe3.cfg';
    const before = sceneFor(new Map([...files].filter(([file]) => file !== joins)));
    const after = sceneFor(files, 'auto', before);
    const places = (scene: Scene) =>
      scene.routers.filter(({ name }) => name !== 'A2-PE3').map(({ id, x, y }) => [id, x, y]);
    expect(places(after)).toEqual(places(before));
    const joined = after.routers.find(({ name }) => name === 'A2-PE3');
    expect(joined && holds(area(after, 'area:49.0002').box, joined)).toBe(true);
    expect(overlapping(after)).toEqual([]);
  });
});
