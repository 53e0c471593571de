/** The topology's page: puts its parts together and listens to the extension. */
import type { ExportFormat, HostMessage } from '../src/topology/messages.ts';
import { createActions } from './actions.ts';
import { createBanner } from './banner.ts';
import { applyDelta } from './delta.ts';
import { html } from './dom.ts';
import { createHelp } from './help.ts';
import { connect } from './host.ts';
import { listenToKeys } from './keyboard.ts';
import { createLegend } from './legend.ts';
import { createMap } from './map/map.ts';
import { createFindingsPane } from './panes/findings.ts';
import { createPathPane } from './panes/path.ts';
import { createReachPane } from './panes/reach.ts';
import { createSelectionPane } from './panes/selection.ts';
import { createTabs } from './panes/tabs.ts';
import { createWhatIfPane } from './panes/what-if.ts';
import { toPng } from './picture.ts';
import { indexScene } from './scene-index.ts';
import { createSearch } from './search.ts';
import {
  ABOUT_NO_NETWORK,
  changed,
  createStore,
  initialState,
  isSupposed,
  NOTHING_SUPPOSED,
  toRemember,
  type View,
} from './state.ts';
import { text, useStrings } from './text.ts';
import { createToolbar } from './toolbar.ts';

const host = connect(receive);
let views: readonly View[] = [];
const store = createStore(initialState(host.remembered()), () => views);
const actions = createActions(store, host);

async function exportAs(format: ExportFormat): Promise<void> {
  const { scene, subject, ends, supposition } = store.get();
  if (!scene) return;
  const { network } = scene;
  const shown = { subject, ends, supposition };
  if (format !== 'png') {
    host.post({ type: 'export', network, format, shown });
    return;
  }
  const svg = await host.ask(network, { kind: 'picture', shown });
  const png = svg ? await toPng(svg) : undefined;
  if (png) host.post({ type: 'savePicture', network, png, simulated: isSupposed({ supposition }) });
}

function build(): void {
  const map = createMap(store, actions, host);
  const search = createSearch(store, actions, host);
  const toolbar = createToolbar({ store, actions, host, search: search.element, fit: map.camera.fit, exportAs });
  const banner = createBanner(actions);
  const legend = createLegend();
  const help = createHelp(store);
  const tabs = createTabs(store, [
    createSelectionPane(store, actions),
    createReachPane(store, actions, host),
    createPathPane(store, actions),
    createFindingsPane(store, actions),
    createWhatIfPane(actions),
  ]);
  const sentence = html('p', { class: 'sentence', role: 'status', 'aria-live': 'polite' });
  const nothing = html('p', { class: 'nothing' });
  const hint = html('p', { id: 'map-hint', hidden: true }, text('mapHint'));
  const remember: View = (state) => host.remember(toRemember(state));
  const speak: View = (state, before) => {
    if (changed(state, before, 'sentence')) sentence.textContent = state.sentence;
    if (!changed(state, before, 'scene', 'networks')) return;
    nothing.hidden = state.scene !== undefined;
    nothing.textContent = state.revision < 0 ? text('loading') : text('noNetwork');
  };
  document.body.replaceChildren(
    html('header', {}, html('h1', {}, text('title')), toolbar.element, banner.element, sentence, legend.strip),
    html('main', {}, html('div', { class: 'stage' }, ...map.elements, legend.corner, nothing), hint),
    tabs.element,
    help.element,
  );
  listenToKeys({ store, actions, map, search: search.focus });
  views = [toolbar.draw, map.draw, banner.draw, legend.draw, tabs.draw, help.draw, speak, remember];
  store.update({});
}

function receive(message: Exclude<HostMessage, { type: 'answer' | 'failed' }>): void {
  switch (message.type) {
    case 'start': {
      useStrings(message.strings);
      build();
      break;
    }
    case 'scene': {
      const { networks, revision, positions } = message;
      const scene = message.scene ?? undefined;
      const { scene: before, network } = store.get();
      if (before && before.network !== scene?.network) store.update(ABOUT_NO_NETWORK);
      // Not the one asked for, so neither are its areas.
      if (network !== undefined && network !== scene?.network) store.update({ expanded: 'auto' });
      store.update({ networks, revision, positions, scene, index: indexScene(scene), network: scene?.network });
      actions.refresh();
      break;
    }
    case 'delta': {
      const { network, revision, delta } = message;
      const before = store.get().scene;
      if (before?.network !== network) break;
      const scene = applyDelta(before, delta);
      store.update({ revision, scene, index: indexScene(scene) });
      actions.refresh();
      break;
    }
    case 'refresh':
      actions.refresh();
      break;
    case 'select':
      actions.look(message.element, message.areas);
      if (message.subject) actions.ask(message.subject);
      break;
    case 'export':
      void exportAs(message.format);
      break;
    case 'applied':
      store.update({ supposition: NOTHING_SUPPOSED, supposed: undefined, sentence: text('fixApplied') });
      break;
  }
}

const { network, expanded } = store.get();
host.post({ type: 'show', network, expanded });
