/** Words for what the scene and its answers hold. */
import type { ReachEntry } from '../../server/src/ide/topology/answers.ts';
import type { SceneEnd } from '../../server/src/ide/topology/scene.ts';
import type { StringKey } from '../src/topology/strings.ts';
import { text } from './text.ts';

const CLASS_KEYS: Readonly<Record<ReachEntry['class'], StringKey>> = {
  originates: 'classOriginates',
  exact: 'classExact',
  cover: 'classCover',
  none: 'classNone',
  unknown: 'classUnknown',
  failed: 'classFailed',
};
export const classWords = (of: ReachEntry['class']): string => text(CLASS_KEYS[of]);

const SHORT_CLASS_KEYS: Readonly<Record<ReachEntry['class'], StringKey>> = {
  originates: 'shortOriginates',
  exact: 'shortExact',
  cover: 'shortCover',
  none: 'shortNone',
  unknown: 'shortUnknown',
  failed: 'shortFailed',
};
export const shortClassWords = (of: ReachEntry['class']): string => text(SHORT_CLASS_KEYS[of]);

const TYPE_KEYS: Readonly<Record<NonNullable<ReachEntry['type']>, StringKey>> = {
  connected: 'typeConnected',
  L1: 'typeLevel1',
  L2: 'typeLevel2',
  'L1-IA': 'typeLeaked',
  static: 'typeStatic',
  'external-L1': 'typeExternal1',
  'external-L2': 'typeExternal2',
  summary: 'typeSummary',
  default: 'typeDefault',
};
export const typeWords = (type: ReachEntry['type']): string => (type ? text(TYPE_KEYS[type]) : '');

type Lsp = NonNullable<ReachEntry['lsp']>['state'];
const LSP_KEYS: Readonly<Record<Lsp, StringKey>> = { works: 'lspWorks', broken: 'lspBroken', unknown: 'lspUnknown' };
export const lspWords = (state: Lsp): string => text(LSP_KEYS[state]);

export const levelWords = (levels: readonly (1 | 2)[]): string =>
  levels.length === 0 ? text('noAdjacency') : text('level', levels.join('-'));

/** `10`, or `10 (L1), 20 (L2)` where they differ; empty where the end has none. */
export function metricWords({ metric }: SceneEnd, levels: readonly (1 | 2)[]): string {
  if (!metric) return '';
  const values = (levels.length > 0 ? levels : ([1, 2] as const)).map((level) => [level, metric[level]] as const);
  const words = (value: number | 'maximum'): string => (value === 'maximum' ? text('maximum') : String(value));
  const [first] = values;
  if (!first) return '';
  return values.every(([, value]) => value === first[1])
    ? words(first[1])
    : values.map(([level, value]) => `${words(value)} (L${level})`).join(', ');
}

/** `GigabitEthernet0/0/1` as `Gi0/0/1`, as routers themselves do. */
export const shortInterface = (name: string): string => name.replace(/^([A-Za-z][a-z])[A-Za-z]{3,}(?=\d)/, '$1');

export const shorten = (words: string, length: number): string =>
  words.length <= length ? words : `${words.slice(0, length - 1).trimEnd()}…`;
