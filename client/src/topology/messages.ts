/** What the topology's page and the extension say to each other. Plain data. */
import type {
  LabelSwitchedPath,
  Reach,
  ReasonStep,
  Supposed,
  Supposition,
} from '../../../server/src/ide/topology/answers.ts';
import type { SceneDelta } from '../../../server/src/ide/topology/delta.ts';
import type { FoundLink } from '../../../server/src/ide/topology/find.ts';
import type { TopologyNetwork } from '../../../server/src/ide/topology/networks.ts';
import type { AreaId, ElementId, Point, RouterId, Scene, SceneSource } from '../../../server/src/ide/topology/scene.ts';
import type { Strings } from './strings.ts';

/** Where a person put nodes, by their id, in scene units. */
export type Positions = Readonly<Record<string, Point>>;

/** What the map is asked about: a prefix, or the loopback of a router. */
export type Subject = { readonly prefix: string } | { readonly router: RouterId };

/** Open containers; `auto` opens as many as are readable. */
export type Expanded = readonly AreaId[] | 'auto';

export type ExportFormat = 'svg' | 'drawio' | 'png';

/** What a picture shows beside the network. */
export interface Shown {
  readonly subject: Subject | undefined;
  readonly ends: { readonly from: RouterId; readonly to: RouterId } | undefined;
  readonly supposition: Supposition;
}

/** What the page may ask about the network it shows. */
export type Question =
  | { readonly kind: 'reach'; readonly subject: Subject; readonly supposition: Supposition }
  | { readonly kind: 'path'; readonly from: RouterId; readonly to: RouterId; readonly supposition: Supposition }
  | { readonly kind: 'suppose'; readonly supposition: Supposition }
  /** By the router's name and its file. */
  | {
      readonly kind: 'explain';
      readonly router: string;
      readonly uri: string | undefined;
      readonly prefix: string;
      readonly supposition: Supposition;
    }
  /** Links that the page does not hold; the next such question takes this one's place. */
  | { readonly kind: 'find'; readonly words: string; readonly limit: number }
  /** Titles of the fixes of a finding, by its key; the next such question takes this one's place. */
  | { readonly kind: 'fixes'; readonly finding: string }
  /** The picture as SVG, for the page to turn into a PNG. */
  | { readonly kind: 'picture'; readonly shown: Shown };

/** Null: there is no such thing in the network (any more). */
export interface Answers {
  readonly reach: Reach | null;
  readonly path: LabelSwitchedPath | null;
  readonly suppose: Supposed | null;
  readonly explain: readonly ReasonStep[] | null;
  readonly find: readonly FoundLink[];
  readonly fixes: readonly string[] | null;
  readonly picture: string | null;
}

export type PageMessage =
  /** The page is there, or has changed its mind about what it shows. */
  | { readonly type: 'show'; readonly network: string | undefined; readonly expanded: Expanded }
  | { readonly type: 'ask'; readonly id: number; readonly network: string; readonly question: Question }
  /** Opens a place in an editor; with `glance` only where the file is visible already, and the focus stays. */
  | { readonly type: 'open'; readonly source: SceneSource; readonly glance: boolean }
  | { readonly type: 'place'; readonly network: string; readonly positions: Positions }
  | { readonly type: 'positions'; readonly network: string; readonly action: 'export' | 'import' | 'forget' }
  | {
      readonly type: 'export';
      readonly network: string;
      readonly format: 'svg' | 'drawio';
      readonly shown: Shown;
    }
  /** A finished PNG in Base64; whether it shows a supposition. */
  | { readonly type: 'savePicture'; readonly network: string; readonly png: string; readonly simulated: boolean }
  /** The table of who learns a prefix. */
  | { readonly type: 'saveTable'; readonly network: string; readonly csv: string; readonly simulated: boolean }
  | { readonly type: 'apply'; readonly network: string; readonly fixes: Supposition['fixes'] };

export type HostMessage =
  | { readonly type: 'start'; readonly strings: Strings }
  | {
      readonly type: 'scene';
      readonly networks: readonly TopologyNetwork[];
      readonly revision: number;
      readonly scene: Scene | null;
      readonly positions: Positions;
    }
  | { readonly type: 'delta'; readonly network: string; readonly revision: number; readonly delta: SceneDelta }
  /** Verdicts may have changed: what is shown of them is to be asked for again. */
  | { readonly type: 'refresh' }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answers[keyof Answers] }
  | { readonly type: 'failed'; readonly id: number }
  /** The cursor of an editor stands on this. */
  | {
      readonly type: 'select';
      readonly element: ElementId;
      /** Those that have to be open for it to be drawn. */
      readonly areas: readonly AreaId[];
      readonly subject: Subject | undefined;
    }
  /** A person chose an export in the editor's palette. */
  | { readonly type: 'export'; readonly format: ExportFormat }
  /** The edits of a fix are in the editor. */
  | { readonly type: 'applied' };
