/** The messages that are ours, beside those of the Language Server Protocol. */
import { NotificationType, RequestType, RequestType0, type WorkspaceEdit } from 'vscode-languageserver';
import type { Position, Range } from '../base/text.ts';
import type { FileFacts, FolderEntry, Unavailable } from '../files/file-system.ts';
import type {
  Coverage,
  ExplainChoices,
  Explanation,
  FindingsReport,
  LearnersReport,
  NetworkStatus,
  TreeNode,
} from '../ide/api.ts';
import type { LabelSwitchedPath, Reach, Supposed, Supposition } from '../ide/topology/answers.ts';
import type { SceneDelta } from '../ide/topology/delta.ts';
import type { ElementAt } from '../ide/topology/element-at.ts';
import type { TopologyFormat } from '../ide/topology/export.ts';
import type { FoundLink } from '../ide/topology/find.ts';
import type { TopologyNetwork } from '../ide/topology/networks.ts';
import type { AreaId, NodeId, Point, RouterId, Scene } from '../ide/topology/scene.ts';
import type { Severity } from '../rules/rule.ts';

/**
 * `indexing`: files are being read; `analysing`: findings are being computed; `stopped`: a person
 * stopped the reading, so nothing is judged; `disabled`: by setting.
 */
export type ServerState = 'indexing' | 'analysing' | 'idle' | 'stopped' | 'disabled';

export interface Status {
  readonly state: ServerState;
  readonly networks: number;
  readonly routers: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** The networks one by one, at most the first twenty. */
  readonly byNetwork: readonly NetworkStatus[];
  /** Files that were left out: too large or unreadable. */
  readonly skippedFiles: number;
  /** What was judged and what not, as in the command line's JSON; at most the first hundred files that were left, by URI. */
  readonly coverage: Coverage;
  /** All of them. */
  readonly leftFiles: number;
}

export interface StatusParams {
  /** Answer only when nothing is left to do. */
  readonly waitForIdle?: boolean;
}

/** Sent whenever the status changes. */
export const StatusNotification = new NotificationType<Status>('isisLens/status');
export const StatusRequest = new RequestType<StatusParams | null, Status, void>('isisLens/status');

/** Reads the whole workspace again. Answers when its findings are published. */
export const AnalyseWorkspaceRequest = new RequestType0<Status, void>('isisLens/analyseWorkspace');

export interface RecogniseParams {
  /** The beginning of a document. */
  readonly text: string;
}

/** Which language a text is, by its content: an editor's language id, or null when it is none we know. */
export const RecogniseRequest = new RequestType<RecogniseParams, string | null, void>('isisLens/recognise');

export interface ExplainParams {
  /** A file of the network; the asking router's own where `router` is left out. */
  readonly uri?: string;
  /** Id of the network. */
  readonly network?: string;
  /** Name of the asking router, in any case; or its id in the topology. */
  readonly router?: string;
  /** An address or a prefix: `10.255.0.1`, `10.0.0.0/30`. */
  readonly prefix: string;
  /** Asked of the network as it would be. */
  readonly supposition?: Supposition;
}

export interface StepAnswer {
  readonly text: string;
  /** Where it is written; both or neither. */
  readonly uri?: string;
  readonly range?: Range;
  /** On a step that is itself a reason why the prefix does not arrive. */
  readonly stops?: true;
}

export interface ExplainAnswer extends Pick<Explanation, 'router' | 'prefix' | 'state'> {
  readonly network: string;
  /** Of the asking router's file. */
  readonly uri: string;
  readonly steps: readonly StepAnswer[];
  readonly labelPaths: readonly {
    readonly egress: string;
    readonly state: Explanation['labelPaths'][number]['state'];
    readonly steps: readonly StepAnswer[];
  }[];
  /** The same as a Markdown document; its links lead to the lines, and everything out of a configuration is escaped. */
  readonly markdown: string;
}

/** Why a router learns a prefix, or does not. Null when there is no such router or the prefix is none. */
export const ExplainRequest = new RequestType<ExplainParams, ExplainAnswer | null, void>('isisLens/explain');

/** The client's command that shows an explanation; its argument is `ExplainParams`. */
export const EXPLAIN_COMMAND = 'isisLens.explain';

export interface ExplainChoicesParams {
  /** Only the network of this file. */
  readonly uri?: string;
}

/** What there is to explain, for a person to pick from; `file` of a router is its URI. */
export const ExplainChoicesRequest = new RequestType<ExplainChoicesParams | null, ExplainChoices, void>(
  'isisLens/explainChoices',
);

export interface NetworkTreeParams {
  /** Id of a node; without it the networks are meant. */
  readonly node?: string;
}

/** The children of a node of the tree of networks. `file` of a source is its URI. */
export const NetworkTreeRequest = new RequestType<NetworkTreeParams | null, readonly TreeNode[], void>(
  'isisLens/networkTree',
);

export interface WayInTreeParams {
  readonly uri: string;
  readonly position: Position;
}

/** The nodes from the network to the router of a line; empty in a file of no network. */
export const WayInTreeRequest = new RequestType<WayInTreeParams, readonly TreeNode[], void>('isisLens/wayInTree');

export interface LearnersParams {
  readonly prefix: string;
}

/** Who learns a prefix: the command line's JSON. Null when the prefix is none. */
export const LearnersRequest = new RequestType<LearnersParams, LearnersReport | null, void>('isisLens/learners');

export interface FindingsParams {
  /** Of this file only. */
  readonly uri?: string;
  /** About this router or hitting it; names compare without case. */
  readonly router?: string;
  /** Of this code only. */
  readonly code?: string;
  /** At most so many in the list; the summary counts all. */
  readonly limit?: number;
}

/** The findings: the command line's JSON, with URIs for files. */
export const FindingsRequest = new RequestType<FindingsParams | null, FindingsReport | null, void>('isisLens/findings');

/**
 * Questions about one network, in the ids of its scene. `network` is the scene's. Answers are null when
 * the network, router or prefix is not there (any more). Every `file` in an answer is the document's URI.
 */
export interface NetworkParams {
  readonly network: string;
  /** Asked of the network as it would be; nothing of the workspace changes. */
  readonly supposition?: Supposition;
}

/** A prefix or address as text, or a router for its service loopback, else its first one. */
export type ReachSubject = { readonly prefix: string } | { readonly router: RouterId };

export type ReachParams = NetworkParams & ReachSubject;

/** Who learns a prefix. */
export const ReachRequest = new RequestType<ReachParams, Reach | null, void>('isisLens/reach');

export interface PathEnds {
  readonly from: RouterId;
  readonly to: RouterId;
}

export type PathParams = NetworkParams & PathEnds;

/** The path between two routers, label-switched where both are PEs. */
export const PathRequest = new RequestType<PathParams, LabelSwitchedPath | null, void>('isisLens/path');

export interface SupposeParams extends NetworkParams {
  readonly supposition: Supposition;
}

/**
 * What failures and fixes would change. Null too when a failed element or a fix is not there (any more).
 * Places in files that a fix edits are those behind the fix.
 */
export const SupposeRequest = new RequestType<SupposeParams, Supposed | null, void>('isisLens/suppose');

export interface FindingFixesParams {
  readonly network: string;
  /** Its key. */
  readonly finding: string;
}

/** Titles of the fixes of one finding, by position. Null when it is gone. */
export const FindingFixesRequest = new RequestType<FindingFixesParams, readonly string[] | null, void>(
  'isisLens/findingFixes',
);

export interface FixEditsParams {
  readonly network: string;
  /** Key of a finding, and which of its fixes. */
  readonly finding: string;
  readonly fix: number;
}

/** The edits of one fix, for the editor to apply. */
export const FixEditsRequest = new RequestType<FixEditsParams, WorkspaceEdit | null, void>('isisLens/fixEdits');

/** What a client may say in `initializationOptions`. */
export interface InitializationOptions {
  /** For clients that do not answer workspace/configuration: `{ isisLens: … }`. */
  readonly settings?: unknown;
  /** The client answers the three requests below for URIs that are not of files. */
  readonly readsFiles?: boolean;
  /** Commands that the client has: only those are named in what it is offered. */
  readonly commands?: readonly string[];
}

/** The client's command that shows the topology; its argument is `ShowTopologyParams`. */
export const SHOW_TOPOLOGY_COMMAND = 'isisLens.showTopology';

/** What to show of it: the element at a position of a document, and who learns a prefix. */
export interface ShowTopologyParams {
  readonly uri: string;
  readonly position: Position;
  readonly prefix?: string;
}

export interface PlaceParams {
  readonly uri: string;
}

export const ReadFolderRequest = new RequestType<PlaceParams, readonly FolderEntry[] | Unavailable, void>(
  'isisLens/readFolder',
);
export const FileFactsRequest = new RequestType<PlaceParams, FileFacts | Unavailable, void>('isisLens/fileFacts');
/** The content in Base64. */
export const ReadFileRequest = new RequestType<PlaceParams, string | Unavailable, void>('isisLens/readFile');

/**
 * The topology. In these messages `file` of a SceneSource is the URI of the document, as the client opened
 * it; ids of networks and elements are opaque.
 */
export interface TopologyParams {
  /** Id of a network; without it the network of `uri` counts, and without that the one with the most routers. */
  readonly network?: string;
  readonly uri?: string;
  /** Containers that are open; `auto` (the default) opens as many as are readable. */
  readonly expanded?: readonly AreaId[] | 'all' | 'auto';
  /** Where a person put things. */
  readonly positions?: Readonly<Record<NodeId, Point>>;
  /** Lay out anew, instead of keeping everything where the last answer or change had it. */
  readonly fresh?: boolean;
}

export interface Topology {
  /** All networks of the workspace, by id. */
  readonly networks: readonly TopologyNetwork[];
  /** Counts the scenes of this network that the server has sent. */
  readonly revision: number;
  /** Null while there is no network, and when the one asked for is gone. */
  readonly scene: Scene | null;
}

/** The scene of a network. From then on its changes are sent, with the `expanded` and `positions` of the last request. */
export const TopologyRequest = new RequestType<TopologyParams, Topology, void>('isisLens/topology');

export interface TopologyChange {
  readonly network: string;
  /** The change leads from the scene of the revision before to that of this one. */
  readonly revision: number;
  /** Null when the network is gone. */
  readonly delta: SceneDelta | null;
}

export const TopologyChangedNotification = new NotificationType<TopologyChange>('isisLens/topologyChanged');

export interface TopologyCloseParams {
  readonly network: string;
}

/** No more changes of this network. */
export const TopologyCloseNotification = new NotificationType<TopologyCloseParams>('isisLens/topologyClose');

export interface FindElementsParams {
  readonly network: string;
  readonly words: string;
  /** At most so many; the server answers no more than fifty. */
  readonly limit: number;
}

/** Links by a part of a router's name, interface and address, or the interface's short name, drawn or in collapsed containers. */
export const FindElementsRequest = new RequestType<FindElementsParams, readonly FoundLink[], void>(
  'isisLens/findElements',
);

export interface ElementAtParams {
  readonly uri: string;
  readonly position: Position;
}

/** What is drawn of the words at a position when the containers named are open; null in files of no network. */
export const ElementAtRequest = new RequestType<ElementAtParams, ElementAt | null, void>('isisLens/elementAt');

/** With a supposition the picture says so, and what is marked in it is as it would be. */
export interface ExportTopologyParams extends NetworkParams {
  readonly format: TopologyFormat;
  readonly expanded?: TopologyParams['expanded'];
  readonly positions?: TopologyParams['positions'];
  /** Who learns it is drawn into SVG and draw.io, with a legend. */
  readonly subject?: ReachSubject;
  /** The path between them is drawn into SVG. */
  readonly ends?: PathEnds;
}

/**
 * The picture as the text of a file, laid out as the client has it; null when the network, or something of the
 * supposition, is not there (any more).
 */
export const ExportTopologyRequest = new RequestType<ExportTopologyParams, string | null, void>(
  'isisLens/exportTopology',
);
