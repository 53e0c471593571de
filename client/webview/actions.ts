/** What a person can do. Each changes the state; what has to be asked for follows, and late answers are dropped. */
import type { Supposition } from '../../server/src/ide/topology/answers.ts';
import type {
  AreaId,
  ElementId,
  LinkId,
  RouterId,
  SceneFinding,
  SceneSource,
} from '../../server/src/ide/topology/scene.ts';
import type { Subject } from '../src/topology/messages.ts';
import { createFixTitles } from './fix-titles.ts';
import type { Host } from './host.ts';
import { isLink, isRouter, nameOf } from './scene-index.ts';
import { ABOUT_NO_NETWORK, isSupposed, NOTHING_SUPPOSED, type State, type Store, type Tab } from './state.ts';
import { text } from './text.ts';

type Answered = 'reach' | 'path' | 'suppose';

export interface Actions {
  /** What collapsed areas hide is drawn first: those of a router are known, those of a link have to be said. */
  readonly select: (id: ElementId | undefined, areas?: readonly AreaId[]) => void;
  /** What it stands on, drawn first likewise. */
  readonly selectFinding: (finding: SceneFinding) => void;
  /** As `select`, of what these areas hold. One that was collapsed around the selection stays so. */
  readonly look: (id: ElementId, areas: readonly AreaId[]) => void;
  /** Who learns it; of a router, its loopback. */
  readonly ask: (subject: Subject, tab?: Tab) => void;
  readonly path: (from: RouterId, to: RouterId) => void;
  /** The path from this router to the owner of the prefix that is shown. */
  readonly pathToSubject: (from: RouterId) => void;
  readonly explain: (router: RouterId, prefix: string) => void;
  readonly toggleFailure: (id: RouterId | LinkId) => void;
  /** Asks for the fixes of a finding, where they are not known. */
  readonly lookForFixes: (finding: SceneFinding) => void;
  readonly preview: (finding: string, fix: number) => void;
  /** Back to the network as it is. */
  readonly back: () => void;
  readonly applyFixes: () => void;
  readonly toggleArea: (id: AreaId) => void;
  readonly showNetwork: (network: string) => void;
  readonly open: (id: ElementId, glance: boolean) => void;
  readonly openSource: (source: SceneSource) => void;
  readonly showTab: (tab: Tab) => void;
  /** One thing less: help, path, highlight, selection. */
  readonly clear: () => void;
  /** The network has changed: everything that is shown is asked for again. */
  readonly refresh: () => void;
}

export function sourceOf({ index }: State, id: ElementId): SceneSource | undefined {
  if (isRouter(id)) return index.routers.get(id)?.source;
  const link = isLink(id) ? index.links.get(id) : undefined;
  if (link) return link.ends.find(({ source }) => source)?.source;
  return index.linksOf
    .get(id as RouterId)
    ?.flatMap(({ ends }) => ends)
    .find(({ source }) => source)?.source;
}

function pathSentence({ path, index }: State): string {
  if (!path) return '';
  const [from, to] = [nameOf(index, path.from), nameOf(index, path.to)];
  if (path.brokenAt) return text('pathBroken', from, to, nameOf(index, path.brokenAt.router), path.brokenAt.reason);
  return text(path.state === 'works' ? 'pathWorks' : 'pathUnknown', from, to);
}

export function createActions(store: Store, host: Host): Actions {
  const { get, update } = store;
  const fixTitles = createFixTitles(store, host);

  /** Asks for what the present state shows; `say` names the answer that becomes the sentence. */
  async function fetch(say: Answered | undefined): Promise<void> {
    const { scene, supposition, subject, ends, explanation, revision } = get();
    if (!scene) return;
    const network = scene.network;
    const current = (): boolean => {
      const now = get();
      return now.supposition === supposition && now.revision === revision && now.scene?.network === network;
    };
    const asking = async () => {
      if (!subject) return;
      const reach = (await host.ask(network, { kind: 'reach', subject, supposition })) ?? undefined;
      if (!current() || get().subject !== subject) return;
      update({ reach, ...(say === 'reach' ? { sentence: reach?.sentence ?? text('nothingKnown') } : {}) });
    };
    const following = async () => {
      if (!ends) return;
      const path = (await host.ask(network, { kind: 'path', ...ends, supposition })) ?? undefined;
      if (!current() || get().ends !== ends) return;
      update({ path, ...(say === 'path' ? { sentence: pathSentence({ ...get(), path }) || text('noPath') } : {}) });
    };
    const supposing = async () => {
      if (!isSupposed({ supposition })) return;
      const supposed = await host.ask(network, { kind: 'suppose', supposition });
      if (!current()) return;
      // What was supposed is not there any more: the element or the finding is gone.
      if (!supposed) return suppose(NOTHING_SUPPOSED);
      update({ supposed, ...(say === 'suppose' ? { sentence: supposed?.consequences.sentence ?? '' } : {}) });
    };
    const explaining = async () => {
      if (!explanation) return;
      const { router, prefix } = explanation;
      const steps =
        (await host.ask(network, {
          kind: 'explain',
          router: nameOf(get().index, router),
          uri: get().index.routers.get(router)?.source.file,
          prefix,
          supposition,
        })) ?? [];
      if (current() && get().explanation?.router === router && get().explanation?.prefix === prefix) {
        update({ explanation: { router, prefix, steps } });
      }
    };
    await Promise.all([supposing(), asking(), following(), explaining()]);
  }

  function suppose(supposition: Supposition): void {
    update({
      supposition,
      supposed: undefined,
      ...(isSupposed({ supposition }) ? { tab: 'what-if' } : { sentence: text('asItIs') }),
    });
    void fetch('suppose');
  }

  const show = (change: Partial<Pick<State, 'network' | 'expanded'>>): void => {
    update(change);
    const { network, expanded } = get();
    host.post({ type: 'show', network, expanded });
  };

  /** Those asked for too, whose scene is still on its way. */
  function openAreas(): readonly AreaId[] {
    const { scene, expanded } = get();
    return expanded === 'auto'
      ? (scene?.areas ?? []).flatMap(({ id, collapsed }) => (collapsed ? [] : [id]))
      : expanded;
  }

  function select(selection: ElementId | undefined, areas: readonly AreaId[]): void {
    update({ selection });
    const open = openAreas();
    const closed = areas.filter((id) => get().index.areas.has(id) && !open.includes(id));
    if (closed.length > 0) show({ expanded: [...open, ...closed] });
  }

  function path(from: RouterId, to: RouterId): void {
    update({ ends: { from, to }, path: undefined, tab: 'path' });
    void fetch('path');
  }

  function clear(): void {
    const { helpShown, ends, subject, selection } = get();
    if (helpShown) update({ helpShown: false });
    else if (ends) update({ ends: undefined, path: undefined, sentence: '' });
    else if (subject) update({ subject: undefined, reach: undefined, explanation: undefined, sentence: '' });
    else if (selection) update({ selection: undefined });
  }

  return {
    select: (selection, areas) => {
      const hidden = get().index.hidden.get(selection as RouterId);
      select(selection, areas ?? (hidden ? [hidden.area] : []));
    },
    selectFinding: (finding) => {
      const { inside, elements } = finding;
      const [first] = elements;
      fixTitles.lookAt(finding);
      if (inside) select(inside.element, inside.areas);
      else if (first) select(first, []);
    },
    look: (id, areas) => {
      const { selection, index } = get();
      select(id, id === selection || index.links.has(id as LinkId) ? [] : areas);
    },
    ask: (subject, tab) => {
      const { subject: present, reach } = get();
      // The cursor moves within an address: nothing new is asked.
      if (reach && JSON.stringify(subject) === JSON.stringify(present)) {
        update({ sentence: reach.sentence, ...(tab ? { tab } : {}) });
        return;
      }
      update({ subject, reach: undefined, explanation: undefined, ...(tab ? { tab } : {}) });
      void fetch('reach');
    },
    path,
    pathToSubject: (from) => {
      const [owner] = get().reach?.originators ?? [];
      if (owner && owner !== from) path(from, owner);
    },
    explain: (router, prefix) => {
      update({ explanation: { router, prefix, steps: undefined }, tab: 'reach' });
      void fetch(undefined);
    },
    toggleFailure: (id) => {
      const { failed, fixes } = get().supposition;
      suppose({ fixes, failed: failed.includes(id) ? failed.filter((other) => other !== id) : [...failed, id] });
    },
    lookForFixes: fixTitles.lookAt,
    preview: (finding, fix) => {
      suppose({ failed: get().supposition.failed, fixes: [{ finding, fix }] });
    },
    back: () => suppose(NOTHING_SUPPOSED),
    applyFixes: () => {
      const { scene, supposition } = get();
      if (scene) host.post({ type: 'apply', network: scene.network, fixes: supposition.fixes });
    },
    toggleArea: (id) => {
      const open = openAreas();
      show({ expanded: open.includes(id) ? open.filter((other) => other !== id) : [...open, id] });
    },
    showNetwork: (network) => {
      update(ABOUT_NO_NETWORK);
      show({ network, expanded: 'auto' });
    },
    open: (id, glance) => {
      const source = sourceOf(get(), id);
      if (source) host.post({ type: 'open', source, glance });
    },
    openSource: (source) => host.post({ type: 'open', source, glance: false }),
    showTab: (tab) => update({ tab }),
    clear,
    refresh: () => {
      fixTitles.refresh();
      void fetch(undefined);
    },
  };
}
