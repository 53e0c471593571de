/** Exports: well-formed, whole, and safe whatever the configurations hold. */
import fc from 'fast-check';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { describe, expect, it, test } from 'vitest';
import { parsePrefix } from '../../../src/base/ip.ts';
import { reachOf, supposedOf, topologyIds, whatIf } from '../../../src/ide/api.ts';
import type { Reach } from '../../../src/ide/topology/answers.ts';
import type { Expanded } from '../../../src/ide/topology/drawing.ts';
import { exportScene, TOPOLOGY_FORMATS, type TopologyFormat } from '../../../src/ide/topology/export.ts';
import { chooseNetwork, sceneOf } from '../../../src/ide/topology/networks.ts';
import type { LinkId, RouterId, Scene } from '../../../src/ide/topology/scene.ts';
import { vpnAcrossAreas } from '../networks.ts';
import { type Files, openFiles } from '../open.ts';
import { exampleFiles, openExample } from './example.ts';

function sceneFor(files: Files): Scene {
  const snapshot = openFiles(files);
  const analysed = chooseNetwork(snapshot, {});
  if (!analysed) throw new Error('there is no network');
  return sceneOf(snapshot, analysed, {});
}

interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** All elements in document order. Throws when the text is not well-formed. */
function readXml(xml: string): readonly XmlNode[] {
  const nodes: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof nodes = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const node = { name, attributes, text: '' };
    nodes.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return nodes;
}

const DOT_TOKEN = /\s+|--|[[\]{};=]|"(?:[^"\\\n]|\\["\\])*"|[A-Za-z]\w*/y;

/** Tokens of the part of the language that is used. Throws at anything else. */
function readDot(text: string): readonly string[] {
  const tokens: string[] = [];
  for (let at = 0; at < text.length; at = DOT_TOKEN.lastIndex) {
    DOT_TOKEN.lastIndex = at;
    const [token] = DOT_TOKEN.exec(text) ?? [];
    if (token === undefined) throw new Error(`no DOT: ${text.slice(at, at + 40)}`);
    if (token.trim() !== '') tokens.push(token);
  }
  return tokens;
}

const reach = (scene: Scene): Reach => {
  const classes = ['originates', 'exact', 'cover', 'none', 'unknown', 'failed'] as const;
  return {
    prefix: '10.255.0.1/32',
    originators: ['router:PE1'],
    entries: scene.routers.map(({ id, providerEdge }, at) => ({
      router: id,
      providerEdge,
      state: 'none',
      class: classes[at % classes.length] ?? 'none',
      type: undefined,
      metric: undefined,
      covering: undefined,
      nextHops: [],
      lsp: undefined,
    })),
    areas: [],
    sentence: 'PE1 10.255.0.1/32 is learned by 6 of 8 PEs',
  };
};

describe('the example network', () => {
  const scene = sceneFor(exampleFiles());
  const names = scene.routers.map(({ name }) => name);

  it('is whole in GraphML', () => {
    const nodes = readXml(exportScene(scene, 'graphml'));
    const ids = nodes.filter(({ name }) => name === 'node').map(({ attributes }) => attributes['id']);
    expect(ids).toEqual(scene.routers.map(({ id }) => id));
    const edges = nodes.filter(({ name }) => name === 'edge').map(({ attributes }) => attributes);
    expect(edges.map(({ source, target }) => [source, target])).toEqual(
      scene.links.map(({ ends }) => ends.map(({ node }) => node)),
    );
    const keys = new Set(nodes.filter(({ name }) => name === 'key').map(({ attributes }) => attributes['id']));
    for (const { name, attributes } of nodes) if (name === 'data') expect(keys).toContain(attributes['key']);
  });

  it('is whole in DOT', () => {
    const tokens = readDot(exportScene(scene, 'dot'));
    expect(tokens.slice(0, 3)).toEqual(['graph', '"topology"', '{']);
    expect(tokens.filter((token) => token === '{')).toHaveLength(tokens.filter((token) => token === '}').length);
    expect(tokens.filter((token) => token === '--')).toHaveLength(scene.links.length);
    for (const name of names) expect(tokens).toContain(`"${name}"`);
  });

  it('is whole in draw.io', () => {
    const cells = readXml(exportScene(scene, 'drawio')).filter(({ name }) => name === 'mxCell');
    const ids = new Set(cells.map(({ attributes }) => attributes['id']));
    expect(ids.size).toBe(cells.length);
    const edges = cells.filter(({ attributes }) => attributes['edge'] === '1');
    expect(edges).toHaveLength(scene.links.length);
    for (const { attributes } of edges) {
      expect(ids).toContain(attributes['source']);
      expect(ids).toContain(attributes['target']);
    }
    const labels = cells.map(({ attributes }) => attributes['value']?.split('\n')[0]);
    for (const name of names) expect(labels).toContain(name);
    for (const { attributes } of cells) if (attributes['value']) expect(attributes['style']).toContain('html=0;');
  });

  it('is whole in SVG, with a legend of what occurs', () => {
    const nodes = readXml(exportScene(scene, 'svg'));
    const texts = nodes.filter(({ name }) => name === 'text').map(({ text }) => text);
    for (const name of names) expect(texts).toContain(name);
    expect(texts).toEqual(
      expect.arrayContaining(['PE', 'border router', 'level-2 adjacency', 'adjacency in both levels']),
    );
    expect(texts).not.toContain('LAN');
    expect(texts).not.toContain('no adjacency');
  });

  it('is the scene itself in JSON', () => {
    const parsed: unknown = JSON.parse(exportScene(scene, 'json'));
    expect(parsed).toEqual({ version: 1, ...JSON.parse(JSON.stringify(scene)) });
  });

  it('shows who learns a prefix by dash and glyph as well as colour, and says what they mean', () => {
    const nodes = readXml(exportScene(scene, 'svg', { reach: reach(scene) }));
    const halos = nodes.filter(({ attributes }) => attributes['class']?.startsWith('halo'));
    expect(halos).toHaveLength(scene.routers.length);
    const looks = nodes.filter(({ attributes }) => attributes['class']?.startsWith('glyph'));
    const pathOf = new Map(looks.map(({ attributes }) => [attributes['class'], attributes['d']]));
    expect(pathOf.size).toBe(6);
    expect(new Set(pathOf.values()).size).toBe(6);
    const texts = nodes.map(({ text }) => text);
    expect(texts).toContain('PE1 10.255.0.1/32 is learned by 6 of 8 PEs');
    expect(texts.filter((text) => /^has only a default route or a summary \(\d+\)$/.test(text))).toHaveLength(1);
  });
});

describe('a simulation', () => {
  const { snapshot, analysed } = openExample();
  const asked = (failed: readonly (RouterId | LinkId)[], expanded: Expanded = 'all') => {
    const what = whatIf(snapshot, analysed, { failed, fixes: [] });
    const prefix = parsePrefix('10.255.0.3');
    if (!what || !prefix) throw new Error('there is no such network');
    const marks = { supposed: supposedOf(what), reach: reachOf(what.after, prefix, what) };
    return { scene: sceneOf(snapshot, analysed, { expanded }), marks };
  };
  const LINK: LinkId = 'link:10.0.1.4/30';

  it('is said above the picture, which gets the room for it', () => {
    const { scene, marks } = asked([LINK]);
    const [svg] = readXml(exportScene(scene, 'svg', marks));
    const [plain] = readXml(exportScene(scene, 'svg', { reach: marks.reach }));
    expect(Number(svg?.attributes['height'])).toBeGreaterThan(Number(plain?.attributes['height']));
    const texts = readXml(exportScene(scene, 'svg', marks)).map(({ text }) => text);
    expect(texts).toContain(marks.supposed.consequences.sentence);
    expect(texts).toContain('link that failed in this simulation');
  });

  it('is wrapped where it is long, and no line is wider than the picture', () => {
    const { scene, marks } = asked(topologyIds(analysed).routers.slice(3, 9), []);
    const nodes = readXml(exportScene(scene, 'svg', marks));
    const lines = nodes.filter(({ attributes }) => attributes['class'] === 'words').map(({ text }) => text);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe(marks.supposed.consequences.sentence);
    const width = Number(nodes[0]?.attributes['width']);
    for (const line of lines) expect(line.length * 7.6).toBeLessThan(width);
  });

  it('marks what failed and what the failure changes, by dash and sign as well as colour', () => {
    const { scene, marks } = asked(['router:ABR1']);
    const nodes = readXml(exportScene(scene, 'svg', marks));
    const ofAbr1 = scene.links.filter(({ ends }) => ends.some(({ node }) => node === 'router:ABR1'));
    const failed = nodes.filter(({ attributes, name }) => name === 'line' && attributes['class'] === 'failed link');
    // And one in the legend.
    expect(failed).toHaveLength(ofAbr1.length + 1);
    expect(nodes.filter(({ attributes }) => attributes['class'] === 'halo failed')).toHaveLength(1);
    const cells = readXml(exportScene(scene, 'drawio', marks));
    const values = cells.map(({ attributes }) => attributes['value'] ?? '');
    expect(values.filter((value) => /^DOWN( ·|$)/.test(value))).toHaveLength(ofAbr1.length);
    expect(values).toContain('ABR1\n10.255.0.11/32\nDOWN');
    expect(values).toContain(marks.supposed.consequences.sentence);
  });

  it('marks a failed link that is not drawn at the area or the bundle that holds it', () => {
    const { scene, marks } = asked([LINK, 'link:10.0.0.20/30'], []);
    for (const format of ['svg', 'drawio'] as const) {
      const file = exportScene(scene, format, { supposed: marks.supposed });
      expect(file.match(/1 link down/g)?.length).toBeGreaterThan(0);
      expect(file.match(/2 links · ⊖ 1 down/g)).toHaveLength(1);
    }
    expect(exportScene(scene, 'svg', marks)).toMatch(/exact[^<]* · 1 link down/);
    // What is drawn itself is marked itself.
    const open = asked([LINK, 'link:10.0.0.20/30']);
    expect(exportScene(open.scene, 'svg', open.marks)).not.toMatch(/link down|⊖/);
  });

  it('shows a bundle as failed when all of its links are', () => {
    const { scene, marks } = asked(['link:10.0.0.20/30', 'link:10.0.0.24/30'], []);
    const nodes = readXml(exportScene(scene, 'svg', marks));
    const failed = nodes.filter(({ attributes, name }) => name === 'line' && attributes['class'] === 'failed link');
    expect(failed).toHaveLength(2);
  });

  it('is seen at collapsed areas too: how many know what, the sign of the worst, who is down', () => {
    const { scene, marks } = asked(['router:ABR1'], []);
    const svg = exportScene(scene, 'svg', marks);
    expect(svg).toContain('1 exact · 1 cover · 1 down');
    expect(svg).toContain('14 of them in collapsed areas');
    expect(exportScene(scene, 'drawio', marks)).toContain('1 exact · 1 cover · 1 down');
    expect(exportScene(scene, 'svg', { supposed: marks.supposed })).toContain('>1 down<');
  });
});

describe('hostile names', () => {
  const payload = fc.constantFrom(
    '<img/src=x/onerror=alert(1)>',
    '<script>alert(1)</script>',
    ']]>',
    '--><x',
    '&lt;b&gt;',
    '&#x3c;x',
    '"onload="alert(1)',
    "'x",
    '\\',
    '\\N',
    '"];evil[label="',
    '</text></svg>',
    'javascript:alert(1)',
    '\u202e',
    '\u0007',
    '\u001b[31m',
    '\uffff',
    'R1',
  );
  const hostile = fc.array(payload, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
  const files = (host: string): Files =>
    new Map([...vpnAcrossAreas()].map(([file, text]) => [file, text.replace('hostname R1', () => `hostname ${host}`)]));

  const ELEMENTS: Readonly<Record<'svg' | 'graphml' | 'drawio', ReadonlySet<string>>> = {
    svg: new Set(['svg', 'title', 'desc', 'style', 'rect', 'g', 'line', 'path', 'circle', 'polygon', 'text']),
    graphml: new Set(['graphml', 'key', 'graph', 'node', 'edge', 'data']),
    drawio: new Set(['mxfile', 'diagram', 'mxGraphModel', 'root', 'mxCell', 'mxGeometry']),
  };

  test('stay text in every format', () => {
    fc.assert(
      fc.property(hostile, (host) => {
        const scene = sceneFor(files(host));
        const plain = sceneFor(files('R1'));
        const sameShape = (format: TopologyFormat, read: (text: string) => readonly unknown[]): void =>
          expect(read(exportScene(scene, format, { reach: reach(scene) })).length).toBe(
            read(exportScene(plain, format, { reach: reach(plain) })).length,
          );
        for (const format of ['svg', 'graphml', 'drawio'] as const) {
          const nodes = readXml(exportScene(scene, format, { reach: { ...reach(scene), sentence: host } }));
          for (const { name, attributes } of nodes) {
            expect(ELEMENTS[format]).toContain(name);
            for (const [key, value] of Object.entries(attributes)) {
              expect(key).not.toMatch(/^on|href/i);
              if (key === 'style') expect(value).not.toContain('html=1');
            }
          }
          sameShape(format, readXml);
        }
        sameShape('dot', readDot);
        expect(JSON.parse(exportScene(scene, 'json'))).toMatchObject({ version: 1 });
      }),
      { numRuns: 60 },
    );
  });

  test('carry no control or direction characters into pictures', () => {
    const name = 'A\u202eB\u0007C\u001bD';
    for (const format of TOPOLOGY_FORMATS.filter((each) => each !== 'json')) {
      const text = exportScene(sceneFor(files(name)), format);
      expect(text).toContain('A\ufffdB');
      for (const letter of ['\u202e', '\u0007', '\u001b']) expect(text).not.toContain(letter);
    }
  });

  test('and secrets are in none of them', () => {
    const secrets = ' isis password s3cr3t level-1\n';
    const scene = sceneFor(vpnAcrossAreas({ 'r1.cfg': [[' mpls ip\n', ` mpls ip\n${secrets}`]] }));
    for (const format of TOPOLOGY_FORMATS) expect(exportScene(scene, format)).not.toContain('s3cr3t');
  });
});
