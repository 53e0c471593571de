/** All that the page knows, in one value; what is drawn follows from it. */
import type {
  LabelSwitchedPath,
  Reach,
  ReasonStep,
  Supposed,
  Supposition,
} from '../../server/src/ide/topology/answers.ts';
import type { TopologyNetwork } from '../../server/src/ide/topology/networks.ts';
import type { AreaId, ElementId, RouterId, Scene } from '../../server/src/ide/topology/scene.ts';
import type { Expanded, Positions, Subject } from '../src/topology/messages.ts';
import { indexScene, type SceneIndex } from './scene-index.ts';

export type Tab = 'selection' | 'reach' | 'path' | 'findings' | 'what-if';
export type Column = 'router' | 'role' | 'class' | 'type' | 'metric' | 'next-hop' | 'lsp';

export interface Explanation {
  readonly router: RouterId;
  readonly prefix: string;
  /** Undefined while the answer is on its way. */
  readonly steps: readonly ReasonStep[] | undefined;
}

export interface State {
  readonly networks: readonly TopologyNetwork[];
  /** What was asked for; `scene.network` is what is shown. */
  readonly network: string | undefined;
  /** -1 until the first scene. */
  readonly revision: number;
  readonly scene: Scene | undefined;
  readonly index: SceneIndex;
  readonly expanded: Expanded;
  readonly positions: Positions;
  readonly selection: ElementId | undefined;
  readonly subject: Subject | undefined;
  readonly reach: Reach | undefined;
  readonly ends: { readonly from: RouterId; readonly to: RouterId } | undefined;
  readonly path: LabelSwitchedPath | undefined;
  readonly explanation: Explanation | undefined;
  readonly supposition: Supposition;
  /** What follows from the supposition; undefined while it is not known. */
  readonly supposed: Supposed | undefined;
  /** Key of the finding whose fixes a person wants to know. */
  readonly finding: string | undefined;
  /** By key of the finding: what has been asked for. */
  readonly fixTitles: ReadonlyMap<string, readonly string[]>;
  readonly hiddenLevels: readonly (1 | 2)[];
  readonly hiddenAreas: readonly AreaId[];
  readonly tab: Tab;
  readonly sort: { readonly column: Column; readonly descending: boolean };
  /** One sentence for everybody, screen readers included. */
  readonly sentence: string;
  readonly helpShown: boolean;
}

/** What outlives a reload. */
export interface Remembered {
  readonly network?: string | undefined;
  readonly expanded?: Expanded;
  readonly selection?: ElementId | undefined;
  readonly subject?: Subject | undefined;
  readonly ends?: State['ends'];
  readonly supposition?: Supposition;
  readonly hiddenLevels?: State['hiddenLevels'];
  readonly hiddenAreas?: readonly AreaId[];
  readonly tab?: Tab;
  readonly sort?: State['sort'];
  readonly view?: { readonly x: number; readonly y: number; readonly k: number };
}

export const NOTHING_SUPPOSED: Supposition = { failed: [], fixes: [] };

/** What has to go when another network comes. */
export const ABOUT_NO_NETWORK = {
  selection: undefined,
  subject: undefined,
  reach: undefined,
  ends: undefined,
  path: undefined,
  explanation: undefined,
  supposition: NOTHING_SUPPOSED,
  supposed: undefined,
  finding: undefined,
  fixTitles: new Map(),
  hiddenAreas: [],
  sentence: '',
} as const satisfies Partial<State>;

export const isSupposed = ({ supposition: { failed, fixes } }: Pick<State, 'supposition'>): boolean =>
  failed.length > 0 || fixes.length > 0;

export const initialState = (remembered: Remembered): State => ({
  networks: [],
  network: remembered.network,
  revision: -1,
  scene: undefined,
  index: indexScene(undefined),
  expanded: remembered.expanded ?? 'auto',
  positions: {},
  selection: remembered.selection,
  subject: remembered.subject,
  reach: undefined,
  ends: remembered.ends,
  path: undefined,
  explanation: undefined,
  supposition: remembered.supposition ?? NOTHING_SUPPOSED,
  supposed: undefined,
  finding: undefined,
  fixTitles: new Map(),
  hiddenLevels: remembered.hiddenLevels ?? [],
  hiddenAreas: remembered.hiddenAreas ?? [],
  tab: remembered.tab ?? 'selection',
  sort: remembered.sort ?? { column: 'class', descending: false },
  sentence: '',
  helpShown: false,
});

export const toRemember = (state: State): Remembered => ({
  network: state.network,
  expanded: state.expanded,
  selection: state.selection,
  subject: state.subject,
  ends: state.ends,
  supposition: state.supposition,
  hiddenLevels: state.hiddenLevels,
  hiddenAreas: state.hiddenAreas,
  tab: state.tab,
  sort: state.sort,
});

export interface Store {
  readonly get: () => State;
  readonly update: (change: Partial<State>) => void;
}

/** Draws what changed; is given the state as it was at the last drawing, undefined the first time. */
export type View = (state: State, before: State | undefined) => void;

/** Changes are drawn together at the next frame. */
export function createStore(first: State, views: () => readonly View[]): Store {
  let state = first;
  let drawn: State | undefined;
  let frame = 0;
  function draw(): void {
    frame = 0;
    const [now, before] = [state, drawn];
    drawn = now;
    for (const view of views()) view(now, before);
  }
  return {
    get: () => state,
    update: (change) => {
      state = { ...state, ...change };
      if (frame === 0) frame = requestAnimationFrame(draw);
    },
  };
}

/** Whether one of these differs from what was drawn. */
export const changed = (state: State, before: State | undefined, ...keys: readonly (keyof State)[]): boolean =>
  before === undefined || keys.some((key) => state[key] !== before[key]);
