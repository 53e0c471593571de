/**
 * Links that people state in a layer-1 file because subnets do not tell (5.4): the edges of Batfish's
 * `layer1_topology.json`.
 */

/** One interface of one device, as the links file names it. */
export interface PhysicalEnd {
  readonly hostname: string;
  readonly interface: string;
}

export interface PhysicalLink {
  readonly ends: readonly [PhysicalEnd, PhysicalEnd];
}

export interface LinksFile {
  readonly links: readonly PhysicalLink[];
  /** Why (part of) the file cannot be used, for people; undefined when all of it was read. */
  readonly problem: string | undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function readEnd(value: unknown): PhysicalEnd | undefined {
  if (!isRecord(value)) return undefined;
  const { hostname, interfaceName } = value;
  if (typeof hostname !== 'string' || typeof interfaceName !== 'string') return undefined;
  return hostname && interfaceName ? { hostname, interface: interfaceName } : undefined;
}

/** Text of a links file; never throws, usable edges are kept beside bad ones. */
export function parseLinksFile(text: string): LinksFile {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { links: [], problem: `not valid JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const edges = isRecord(content) ? content['edges'] : undefined;
  if (!Array.isArray(edges)) return { links: [], problem: 'expected an object with a list "edges"' };
  const links: PhysicalLink[] = [];
  const bad: number[] = [];
  edges.forEach((edge: unknown, index) => {
    const first = isRecord(edge) ? readEnd(edge['node1']) : undefined;
    const second = isRecord(edge) ? readEnd(edge['node2']) : undefined;
    if (first && second) links.push({ ends: [first, second] });
    else bad.push(index);
  });
  if (bad.length === 0) return { links, problem: undefined };
  return {
    links,
    problem: `edge ${bad.join(', ')}: expected node1 and node2, each with "hostname" and "interfaceName"`,
  };
}
