/**
 * One page's conversation with the server, without the editor: what the page asks for, what the server says
 * unasked, where the cursor is.
 */
import type { WorkspaceEdit } from 'vscode-languageclient';
import type { ReasonStep, Supposition } from '../../../server/src/ide/topology/answers.ts';
import type { ElementAt } from '../../../server/src/ide/topology/element-at.ts';
import type { SceneSource } from '../../../server/src/ide/topology/scene.ts';
import type {
  ExplainAnswer,
  ShowTopologyParams,
  StepAnswer,
  Topology,
  TopologyChange,
} from '../../../server/src/lsp/protocol.ts';
import {
  ELEMENT_AT,
  EXPLAIN,
  EXPORT_TOPOLOGY,
  FIND_ELEMENTS,
  FINDING_FIXES,
  FIX_EDITS,
  PATH,
  REACH,
  SUPPOSE,
  TOPOLOGY,
  TOPOLOGY_CLOSE,
} from '../protocol.ts';
import type {
  Answers,
  Expanded,
  ExportFormat,
  HostMessage,
  PageMessage,
  Positions,
  Question,
  Shown,
} from './messages.ts';
import { readPageMessage } from './page-messages.ts';
import type { Strings } from './strings.ts';

export interface Server {
  /** Rejected when the signal comes before the answer. */
  readonly request: <Answer>(method: string, params: unknown, signal?: AbortSignal) => Promise<Answer>;
  readonly notify: (method: string, params: unknown) => Promise<void>;
}

/** What the editor does for the page. */
export interface Desk {
  readonly post: (message: HostMessage) => void;
  readonly strings: () => Strings;
  /** The configuration that is being edited, if any. */
  readonly activeFile: () => string | undefined;
  readonly open: (source: SceneSource, glance: boolean) => Promise<void>;
  readonly positions: (network: string) => Positions;
  readonly keepPositions: (network: string, positions: Positions) => Promise<void>;
  readonly exportPositions: (network: string, positions: Positions) => Promise<void>;
  /** Undefined when the person chose no file, or one that holds no positions. */
  readonly importPositions: (network: string) => Promise<Positions | undefined>;
  readonly save: (picture: Picture, content: Uint8Array) => Promise<void>;
  /** Whether the edit is in the editor now. */
  readonly apply: (edit: WorkspaceEdit | null) => Promise<boolean>;
}

/** A picture, or the table of who learns a prefix, that is to be a file. */
export interface Picture {
  readonly network: string;
  readonly format: ExportFormat | 'csv';
  /** It shows what is supposed, not what is. */
  readonly simulated: boolean;
}

/** A place in a configuration, and the prefix that is meant where that is not the one that stands there. */
export type Place = ShowTopologyParams;

export interface Conversation {
  readonly receive: (message: unknown) => Promise<void>;
  readonly changed: (change: TopologyChange) => void;
  /** The server has been started anew and knows nothing of the page. */
  readonly restarted: () => Promise<void>;
  /** The server has come to rest: verdicts may be others. */
  readonly rested: () => void;
  /** Selects what stands there, and shows who learns the prefix; on a hidden page when it is shown again. */
  readonly look: (place: Place) => Promise<void>;
  /** A person chose it in the editor's palette; the page knows what is shown. */
  readonly exportAs: (format: ExportFormat) => void;
  /** The page is hidden or gone; it costs nothing until it says `show` again. */
  readonly pause: () => void;
}

const toReason = ({ text, uri, range }: StepAnswer): ReasonStep => ({
  text,
  source: uri !== undefined && range ? { file: uri, range } : undefined,
});

const isSupposed = ({ failed, fixes }: Supposition): boolean => failed.length > 0 || fixes.length > 0;

/** Nobody waits for it; the language client has told what went wrong. */
const unattended = (work: Promise<void>): void => void work.catch(() => undefined);

export function converse(server: Server, desk: Desk): Conversation {
  /** What is shown; undefined while nothing is. */
  let shown: { network: string | undefined; expanded: Expanded } | undefined;
  /** Of the scene that the page has. */
  let revision = 0;
  let started = false;
  /** Where to look once the page is there. */
  let wanted: Place | undefined;
  /** A newer request for a scene makes the answer of an older one worthless. */
  let asked = 0;
  /** The last of these requests that is answered. */
  let settled = 0;
  /** Likewise for places in files. */
  let looked = 0;
  /** Questions under way of which only the newest counts. */
  const newest = new Map<Question['kind'], AbortController>();

  /** Ends the question of this kind before it. */
  function instead(kind: Question['kind']): AbortSignal {
    newest.get(kind)?.abort();
    const controller = new AbortController();
    newest.set(kind, controller);
    return controller.signal;
  }

  const close = (): void => {
    if (shown?.network !== undefined) unattended(server.notify(TOPOLOGY_CLOSE, { network: shown.network }));
  };

  /** `fresh`: laid out anew, not as it was. */
  async function show(asking: NonNullable<typeof shown>, fresh = false): Promise<void> {
    if (asking.network !== shown?.network) close();
    shown = asking;
    const turn = ++asked;
    try {
      await draw(asking, fresh, turn);
    } finally {
      settled = Math.max(settled, turn);
    }
    if (turn === asked && wanted) await look(wanted);
  }

  async function draw({ network, expanded }: NonNullable<typeof shown>, fresh: boolean, turn: number): Promise<void> {
    const uri = network === undefined ? desk.activeFile() : undefined;
    const positions = network === undefined ? {} : desk.positions(network);
    const topology = await server.request<Topology>(TOPOLOGY, {
      ...(network === undefined ? {} : { network }),
      ...(uri === undefined ? {} : { uri }),
      expanded,
      positions,
      ...(fresh ? { fresh } : {}),
    });
    if (turn !== asked || !shown) return;
    const { networks, scene } = topology;
    // A remembered network may be gone.
    if (!scene && network !== undefined && networks.length > 0) return show({ network: undefined, expanded: 'auto' });
    const first = network === undefined;
    shown = { network: scene?.network, expanded };
    // Which network it is was not known before, nor what had been moved in it.
    const kept = scene ? desk.positions(scene.network) : {};
    if (scene && first && Object.keys(kept).length > 0) return show({ network: scene.network, expanded });
    revision = topology.revision;
    desk.post({ type: 'scene', networks, revision, scene, positions: kept });
  }

  const again = (fresh = false): Promise<void> => (shown ? show(shown, fresh) : Promise.resolve());

  /** As it is shown: a file says itself what is supposed in it. */
  function exported(network: string, format: 'svg' | 'drawio', picture: Shown): Promise<string | null> {
    const { subject, ends, supposition } = picture;
    return server.request<string | null>(EXPORT_TOPOLOGY, {
      network,
      format,
      expanded: shown?.expanded ?? 'auto',
      positions: desk.positions(network),
      ...(subject ? { subject } : {}),
      ...(ends ? { ends } : {}),
      ...(isSupposed(supposition) ? { supposition } : {}),
    });
  }

  function answerTo(network: string, question: Question): Promise<Answers[keyof Answers]> {
    switch (question.kind) {
      case 'reach':
        return server.request(REACH, { network, ...question.subject, supposition: question.supposition });
      case 'path': {
        const { from, to, supposition } = question;
        return server.request(PATH, { network, from, to, supposition });
      }
      case 'suppose':
        return server.request(SUPPOSE, { network, supposition: question.supposition });
      case 'explain': {
        const { router, uri, prefix, supposition } = question;
        return server
          .request<ExplainAnswer | null>(EXPLAIN, {
            network,
            router,
            ...(uri === undefined ? {} : { uri }),
            prefix,
            supposition,
          })
          .then((explanation) => explanation?.steps.map(toReason) ?? null);
      }
      case 'find': {
        const { kind, words, limit } = question;
        return server.request(FIND_ELEMENTS, { network, words, limit }, instead(kind));
      }
      case 'fixes': {
        const { kind, finding } = question;
        return server.request(FINDING_FIXES, { network, finding }, instead(kind));
      }
      case 'picture':
        return exported(network, 'svg', question.shown);
    }
  }

  async function place(network: string, positions: Positions): Promise<void> {
    await desk.keepPositions(network, positions);
    // Forgotten ones leave no trace.
    await again(Object.keys(positions).length === 0);
  }

  async function apply(network: string, fixes: Extract<PageMessage, { type: 'apply' }>['fixes']): Promise<void> {
    for (const fix of fixes) {
      const edit = await server.request<WorkspaceEdit | null>(FIX_EDITS, { network, ...fix });
      if (!(await desk.apply(edit))) return;
    }
    desk.post({ type: 'applied' });
  }

  async function act(message: PageMessage): Promise<void> {
    switch (message.type) {
      case 'show':
        if (!started) desk.post({ type: 'start', strings: desk.strings() });
        started = true;
        return show({ network: message.network, expanded: message.expanded });
      case 'ask':
        return answerTo(message.network, message.question).then(
          (answer) => desk.post({ type: 'answer', id: message.id, answer }),
          () => desk.post({ type: 'failed', id: message.id }),
        );
      case 'open':
        return desk.open(message.source, message.glance);
      case 'place':
        return place(message.network, message.positions);
      case 'positions': {
        const { network, action } = message;
        if (action === 'export') return desk.exportPositions(network, desk.positions(network));
        const positions = action === 'import' ? await desk.importPositions(network) : {};
        return positions && place(network, positions);
      }
      case 'export': {
        const { network, format, shown: picture } = message;
        const content = await exported(network, format, picture);
        if (content === null) return;
        const simulated = isSupposed(picture.supposition);
        return desk.save({ network, format, simulated }, new TextEncoder().encode(content));
      }
      case 'savePicture':
        return desk.save(
          { network: message.network, format: 'png', simulated: message.simulated },
          Buffer.from(message.png, 'base64'),
        );
      case 'saveTable': {
        const { network, csv, simulated } = message;
        return desk.save({ network, format: 'csv', simulated }, new TextEncoder().encode(csv));
      }
      case 'apply':
        return apply(message.network, message.fixes);
    }
  }

  /** What is drawn, and what is open, is known once the scene that was asked for is there. */
  async function look(place: Place): Promise<void> {
    const turn = ++looked;
    const isDrawn = (): boolean => shown !== undefined && settled === asked;
    wanted = isDrawn() ? undefined : place;
    if (wanted) return;
    const { uri, position } = place;
    const at = await server.request<ElementAt | null>(ELEMENT_AT, { uri, position });
    if (!at || turn !== looked) return;
    if (!isDrawn()) {
      wanted = place;
      return;
    }
    if (at.network !== shown?.network) {
      wanted = place;
      return show({ network: at.network, expanded: 'auto' });
    }
    wanted = undefined;
    const prefix = place.prefix ?? at.prefix;
    const subject = prefix === undefined ? undefined : { prefix };
    desk.post({ type: 'select', element: at.element, areas: at.areas, subject });
  }

  return {
    receive: async (raw) => {
      const message = readPageMessage(raw);
      if (message) await act(message);
    },
    changed: ({ network, revision: next, delta }) => {
      // What was on its way when a newer scene was asked for is in that.
      if (network !== shown?.network || next <= revision) return;
      if (!delta || next !== revision + 1) return unattended(again());
      revision = next;
      desk.post({ type: 'delta', network, revision, delta });
    },
    restarted: () => again(),
    rested: () => {
      if (!shown) return;
      // A network may have come into being.
      if (shown.network === undefined) unattended(again());
      else desk.post({ type: 'refresh' });
    },
    look,
    exportAs: (format) => {
      if (shown) desk.post({ type: 'export', format });
    },
    pause: () => {
      close();
      shown = undefined;
      started = false;
      settled = ++asked;
    },
  };
}
