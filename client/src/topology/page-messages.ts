/**
 * Reads what comes from the page. A page shows text out of configurations, so its messages are checked as
 * if somebody else had written them: what is not exactly a message is dropped.
 */
import type { Supposition } from '../../../server/src/ide/topology/answers.ts';
import type { AreaId, LinkId, RouterId, SceneSource } from '../../../server/src/ide/topology/scene.ts';
import type { PageMessage, Positions, Question, Shown, Subject } from './messages.ts';

/** Longer than any id, name or prefix is. */
const LONGEST = 4096;
const MOST_ITEMS = 100_000;
/** Characters of Base64: 48 MB of picture. */
const LARGEST_PICTURE = 64 * 1024 * 1024;
/** Characters; a row for each of ten thousand routers is a tenth of it. */
const LARGEST_TABLE = 16 * 1024 * 1024;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isRouter = (value: unknown): value is RouterId => isText(value) && value.startsWith('router:');
const isLink = (value: unknown): value is LinkId => isText(value) && value.startsWith('link:');
const isArea = (value: unknown): value is AreaId => isText(value) && /^(?:area:|backbone)/.test(value);

function isListOf<T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.length <= MOST_ITEMS && value.every(is);
}

/** `undefined` as the answer of a reader means: this is no such thing. */
function subjectOf(value: unknown): Subject | undefined {
  if (!isFields(value)) return undefined;
  if (isText(value['prefix'])) return { prefix: value['prefix'] };
  return isRouter(value['router']) ? { router: value['router'] } : undefined;
}

function suppositionOf(value: unknown): Supposition | undefined {
  if (!isFields(value)) return undefined;
  const { failed, fixes } = value;
  const isElement = (item: unknown): item is RouterId | LinkId => isRouter(item) || isLink(item);
  if (!isListOf(failed, isElement)) return undefined;
  const checked = fixesOf(fixes);
  return checked && { failed, fixes: checked };
}

function fixesOf(value: unknown): Supposition['fixes'] | undefined {
  const isFix = (item: unknown): item is Supposition['fixes'][number] =>
    isFields(item) && isText(item['finding']) && isCount(item['fix']);
  return isListOf(value, isFix) ? value.map(({ finding, fix }) => ({ finding, fix })) : undefined;
}

function shownOf(value: unknown): Shown | undefined {
  if (!isFields(value)) return undefined;
  const supposition = suppositionOf(value['supposition']);
  const { ends } = value;
  if (!supposition) return undefined;
  if (ends === undefined) return { subject: subjectOf(value['subject']), ends, supposition };
  if (!isFields(ends) || !isRouter(ends['from']) || !isRouter(ends['to'])) return undefined;
  return { subject: subjectOf(value['subject']), ends: { from: ends['from'], to: ends['to'] }, supposition };
}

function questionOf(value: unknown): Question | undefined {
  if (!isFields(value)) return undefined;
  const { kind, from, to, router, prefix, uri, words, limit, finding } = value;
  const subject = subjectOf(value['subject']);
  if (kind === 'picture') {
    const shown = shownOf(value['shown']);
    return shown && { kind, shown };
  }
  if (kind === 'find') return isText(words) && isCount(limit) ? { kind, words, limit } : undefined;
  if (kind === 'fixes') return isText(finding) ? { kind, finding } : undefined;
  const supposition = suppositionOf(value['supposition']);
  if (!supposition) return undefined;
  if (kind === 'suppose') return { kind, supposition };
  if (kind === 'reach' && subject) return { kind, subject, supposition };
  if (kind === 'path' && isRouter(from) && isRouter(to)) return { kind, from, to, supposition };
  if (kind === 'explain' && isText(router) && isText(prefix) && (uri === undefined || isText(uri))) {
    return { kind, router, uri, prefix, supposition };
  }
  return undefined;
}

function sourceOf(value: unknown): SceneSource | undefined {
  if (!isFields(value) || !isText(value['file']) || !isFields(value['range'])) return undefined;
  const { start, end } = value['range'];
  const isPosition = (at: unknown): at is { line: number; character: number } =>
    isFields(at) && isCount(at['line']) && isCount(at['character']);
  return isPosition(start) && isPosition(end) ? { file: value['file'], range: { start, end } } : undefined;
}

/** Of a file too. */
export function positionsOf(value: unknown): Positions | undefined {
  if (!isFields(value) || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  if (entries.length > MOST_ITEMS) return undefined;
  const positions: Record<string, { x: number; y: number }> = {};
  for (const [id, at] of entries) {
    if (!/^(?:router|lan):/.test(id) || !isFields(at)) return undefined;
    const { x, y } = at;
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return undefined;
    positions[id] = { x, y };
  }
  return positions;
}

const READERS: {
  readonly [Type in PageMessage['type']]: (fields: Fields, network: string) => PageMessage | undefined;
} = {
  show: ({ network, expanded }) => {
    if (!(network === undefined || isText(network))) return undefined;
    if (expanded === 'auto') return { type: 'show', network, expanded };
    return isListOf(expanded, isArea) ? { type: 'show', network, expanded } : undefined;
  },
  ask: ({ id, question }, network) => {
    const asked = questionOf(question);
    return asked && isCount(id) ? { type: 'ask', id, network, question: asked } : undefined;
  },
  open: (fields) => {
    const source = sourceOf(fields['source']);
    return source && { type: 'open', source, glance: fields['glance'] === true };
  },
  place: (fields, network) => {
    const positions = positionsOf(fields['positions']);
    return positions && { type: 'place', network, positions };
  },
  positions: ({ action }, network) =>
    action === 'export' || action === 'import' || action === 'forget'
      ? { type: 'positions', network, action }
      : undefined,
  export: ({ format, shown }, network) => {
    const checked = shownOf(shown);
    return checked && (format === 'svg' || format === 'drawio')
      ? { type: 'export', network, format, shown: checked }
      : undefined;
  },
  savePicture: ({ png, simulated }, network) =>
    typeof png === 'string' && png.length <= LARGEST_PICTURE && BASE64.test(png) && typeof simulated === 'boolean'
      ? { type: 'savePicture', network, png, simulated }
      : undefined,
  saveTable: ({ csv, simulated }, network) =>
    typeof csv === 'string' && csv.length <= LARGEST_TABLE && typeof simulated === 'boolean'
      ? { type: 'saveTable', network, csv, simulated }
      : undefined,
  apply: ({ fixes }, network) => {
    const checked = fixesOf(fixes);
    return checked && { type: 'apply', network, fixes: checked };
  },
};

const isType = (value: unknown): value is PageMessage['type'] => isText(value) && Object.hasOwn(READERS, value);

export function readPageMessage(value: unknown): PageMessage | undefined {
  if (!isFields(value)) return undefined;
  const { type, network } = value;
  if (!isType(type)) return undefined;
  if (isText(network)) return READERS[type](value, network);
  return type === 'show' || type === 'open' ? READERS[type](value, '') : undefined;
}
