/** The benchmark's network in every dialect, and with the dialects side by side in one network. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseIpv4 } from '../../server/src/base/ip.ts';
import type { Levels, NetworkPlan, PlanEnd, PlanLink, PlanRouter } from '../generators/network-plan.ts';
import { inDialect, inDialects, render, renderers } from '../generators/renderers.ts';
import { start, uriOf } from '../protocol/editor.ts';
import { timeEdits } from './edits.ts';
import { type Node, planNetwork } from './generate.ts';
import { parsingSpeed } from './parsing.ts';

/** PEs have a session with every other, so not all edges are PEs. */
const PE_EVERY = 7;

const LEVELS: Readonly<Record<Node['role'], Levels>> = {
  backbone: '2',
  reflector: '2',
  border: '1-2',
  core: '1',
  edge: '1',
};

const address = (text: string): number => parseIpv4(text) ?? 0;

function routerOf(node: Node, index: number, areas: readonly number[]): PlanRouter {
  const others = areas.filter((area) => area !== node.area);
  return {
    name: node.name,
    dialect: 'cisco-ios',
    id: index + 1,
    area: node.area,
    levels: LEVELS[node.role],
    style: 'wide',
    overload: false,
    loopback: { prefix: { address: address(node.loopback), length: 32 }, passive: true, levels: '1-2' },
    leak:
      node.role === 'border'
        ? {
            entries: others.map((area) => ({
              permit: true,
              prefix: { address: address(`10.${200 + Math.floor(area / 250)}.${area % 250}.0`), length: 24 },
              ge: 32,
              le: 32,
            })),
          }
        : 'none',
    up: undefined,
    summaries: [],
    statics: [],
    vpn: node.role === 'edge' && index % PE_EVERY === 0 ? 1 + (index % 3) : undefined,
  };
}

function planOf(routers: number): NetworkPlan {
  const { nodes } = planNetwork(routers);
  const areas = [...new Set(nodes.map(({ area }) => area))].filter((area) => area > 0);
  const links = new Map<number, PlanEnd[]>();
  nodes.forEach((node, router) => {
    node.ports.forEach((port, number) => {
      const base = address(port.address) & ~3;
      const end: PlanEnd = {
        router,
        port: number,
        interface: '',
        address: address(port.address),
        metric: { 1: port.metric, 2: port.metric },
        levels: port.level === 'both' || node.role !== 'border' ? '1-2' : `${port.level}`,
        priority: 64,
        ldp: true,
      };
      links.set(base, [...(links.get(base) ?? []), end]);
    });
  });
  return {
    routers: nodes.map((node, index) => routerOf(node, index, areas)),
    links: [...links].map(
      ([base, ends]): PlanLink => ({ prefix: { address: base >>> 0, length: 30 }, lan: false, ends }),
    ),
  };
}

const filesOf = (plan: NetworkPlan) => [...render(plan)].map(([file, text]) => ({ file, text }));

export interface DialectSpeed {
  readonly dialect: string;
  /** 10^6 characters. */
  readonly size: number;
  readonly parse: number;
  readonly parseAndLower: number;
}

export interface MixedEdits {
  readonly dialect: string;
  /** Milliseconds from an edit of a metric to its findings. */
  readonly samples: readonly number[];
}

/** Median speeds per dialect; edits of one PE per dialect in one network of all of them. */
export async function measureDialects(
  routers: number,
): Promise<{ readonly speeds: readonly DialectSpeed[]; readonly mixed: readonly MixedEdits[] }> {
  const plan = planOf(routers);
  const dialects = renderers.map(({ dialect }) => dialect);
  const speeds: DialectSpeed[] = [];
  for (const dialect of dialects) {
    const files = filesOf(inDialect(plan, dialect));
    const size = files.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
    speeds.push({ dialect, size, ...(await parsingSpeed(files)) });
  }
  const files = filesOf(
    inDialects(
      plan,
      plan.routers.map((_, index) => dialects[index % dialects.length] as string),
    ),
  );
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'isis-lens-mixed-'));
  try {
    for (const { file, text } of files) fs.writeFileSync(path.join(folder, file), text);
    const editor = await start({ folders: [folder] });
    await editor.idle();
    const mixed: MixedEdits[] = [];
    for (const [position, dialect] of dialects.entries()) {
      const index = plan.routers.findIndex(({ vpn }, at) => vpn !== undefined && at % dialects.length === position);
      const found = files[index] ?? files[position];
      const before = /metric \d+/.exec(found?.text ?? '')?.[0];
      if (!found || !before) throw new Error(`no metric to edit in ${dialect}`);
      const open = { ...found, uri: uriOf(folder, found.file) };
      await editor.open(open.uri, open.text);
      await editor.idle();
      mixed.push({
        dialect,
        samples: await timeEdits(editor, open, before, `${before.slice(0, -1)}${(Number(before.at(-1)) + 1) % 10}`),
      });
    }
    await editor.stop();
    return { speeds, mixed };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
