/**
 * The pipeline: text → tree → Device → Network → Simulation → findings. Holds the state between
 * edits and redoes only what an edit touches: an edit without meaning keeps everything but
 * positions (I4), an edit in one network leaves the others alone.
 */

import type { Steps } from '../base/steps.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { recogniseDialect } from '../dialects/registry.ts';
import type { Device } from '../model/device.ts';
import type { FileDevices } from '../model/file-devices.ts';
import { compareText } from '../model/order.ts';
import { type LinksFile, type PhysicalLink, parseLinksFile } from '../model/physical-links.ts';
import { applyEdits } from '../syntax/apply-edits.ts';
import type { OpenDocument, SyntaxParser } from '../syntax/parser.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { createNetworkAnalyses, type NetworkAnalyses } from './analyses.ts';
import { type Left, type LeftFile, leftForContent, RECOGNITION_CHARACTERS } from './left-files.ts';
import { adoptPositions } from './meaning.ts';
import { type AnalysisOptions, defaultOptions } from './options.ts';
import type { WorkspaceSnapshot } from './snapshot.ts';
import type { DevicesWith } from './suppose.ts';

interface FileState {
  readonly dialect: Dialect;
  devices: FileDevices;
  /** Open documents keep their incremental tree; the rest is parsed again when asked for. */
  document: OpenDocument | undefined;
}

export interface Workspace {
  /** A file as stored. Answers the id of its dialect; undefined when it is of none and is left alone. */
  readonly setFile: (file: string, text: string) => string | undefined;
  /** A file opened for editing: from now on `editFile` feeds it. Answers like `setFile`. */
  readonly openFile: (file: string, text: string) => string | undefined;
  /** `text` is the whole text after the changes. */
  readonly editFile: (file: string, text: string) => string | undefined;
  readonly removeFile: (file: string) => void;
  /** A file that is there and not read; without a reason it is one that nobody misses. */
  readonly leaveFile: (file: string, because: Left | undefined) => void;
  /** Why a file is not read; undefined for one that is, and one that nobody misses. */
  readonly leftOf: (file: string) => Left | undefined;
  readonly setOptions: (options: AnalysisOptions) => void;
  /** Folders with an `isis-lens.json`: networks of their own (5.2). */
  readonly setBoundaryFolders: (folders: readonly string[]) => void;
  /**
   * Text of a layer-1 links file (5.4); undefined takes it away. Answers why (part of) it cannot be
   * used, for people; undefined when all of it was read.
   */
  readonly setLinksFile: (file: string, text: string | undefined) => string | undefined;
  readonly snapshot: () => WorkspaceSnapshot;
  /**
   * Does the outstanding analysis in steps of bounded work, so that a server can answer requests
   * and stop between them. The snapshot does the same work on demand.
   */
  readonly analysisSteps: () => Steps<void>;
}

/** The device in use that means what `fresh` means, with its positions; else `fresh`. */
function keptDevice(before: readonly Device[], fresh: Device): Device {
  const known = before.find(({ logicalRouter }) => logicalRouter === fresh.logicalRouter);
  return known && adoptPositions(known, fresh) ? known : fresh;
}

/** `readText` gives the stored text of a file that is not open, for trees on demand. */
export function createWorkspace(parser: SyntaxParser, readText: (file: string) => string | undefined): Workspace {
  const files = new Map<string, FileState>();
  /** Files that were seen and are not read; undefined for those that nobody misses. */
  const aside = new Map<string, Left | undefined>();
  let listed: readonly LeftFile[] | undefined;
  let options = defaultOptions;
  let boundaryFolders: readonly string[] = [];
  const linksFiles = new Map<string, LinksFile>();
  let links: readonly PhysicalLink[] = [];
  const analyses: NetworkAnalyses = createNetworkAnalyses();

  const devicesChanged = (): void => analyses.invalidate();

  function store(file: string, dialect: Dialect, tree: SyntaxTree, document: OpenDocument | undefined): string {
    const fresh = dialect.lower(tree, file);
    const known = files.get(file);
    const before = known?.dialect === dialect ? known.devices : [];
    const keep = (device: Device): Device => keptDevice(before, device);
    const [main, ...others] = fresh;
    if (aside.delete(file)) listed = undefined;
    const devices: FileDevices = [keep(main), ...others.map(keep)];
    files.set(file, { dialect, devices, document });
    const same = devices.length === before.length && devices.every((device, index) => device === before[index]);
    if (same) analyses.positionsChanged(file);
    else devicesChanged();
    return dialect.id;
  }

  function closeDocument(file: string): void {
    const state = files.get(file);
    state?.document?.close();
    if (state) state.document = undefined;
  }

  function removeFile(file: string): void {
    closeDocument(file);
    if (files.delete(file)) devicesChanged();
    if (aside.delete(file)) listed = undefined;
  }

  function putAside(file: string, because: Left | undefined): void {
    removeFile(file);
    aside.set(file, because);
    listed = undefined;
  }

  function leftFiles(): readonly LeftFile[] {
    listed ??= [...aside].flatMap(([file, because]) => (because ? [{ file, ...because }] : []));
    return listed;
  }

  function read(file: string, text: string, open: boolean): string | undefined {
    const dialect = recogniseDialect(text.slice(0, RECOGNITION_CHARACTERS));
    if (!dialect) {
      putAside(file, leftForContent(text));
      return undefined;
    }
    closeDocument(file);
    if (!open) return store(file, dialect, parser.parse(dialect.grammar, text), undefined);
    const document = parser.openDocument(dialect.grammar, text);
    return store(file, dialect, document.tree(), document);
  }

  function editFile(file: string, text: string): string | undefined {
    const state = files.get(file);
    const dialect = recogniseDialect(text.slice(0, RECOGNITION_CHARACTERS));
    if (!state?.document || dialect !== state.dialect) return read(file, text, true);
    state.document.edit(text);
    return store(file, dialect, state.document.tree(), state.document);
  }

  function treeOf(file: string): SyntaxTree | undefined {
    const state = files.get(file);
    if (!state) return undefined;
    if (state.document) return state.document.tree();
    const text = readText(file);
    return text === undefined ? undefined : parser.parse(state.dialect.grammar, text);
  }

  const devicesWith: DevicesWith = (file, edits) => {
    const state = files.get(file);
    const text = state?.document?.text() ?? readText(file);
    const edited = text === undefined ? undefined : applyEdits(text, edits);
    if (!state || edited === undefined) return undefined;
    return state.dialect.lower(parser.parse(state.dialect.grammar, edited), file);
  };

  function setLinksFile(file: string, text: string | undefined): string | undefined {
    const parsed = text === undefined ? undefined : parseLinksFile(text);
    if (parsed) linksFiles.set(file, parsed);
    else linksFiles.delete(file);
    links = [...linksFiles].sort(([a], [b]) => compareText(a, b)).flatMap(([, known]) => known.links);
    devicesChanged();
    return parsed?.problem;
  }

  function refresh(): void {
    analyses.refresh({
      devices: [...files.values()].flatMap(({ devices }) => devices),
      boundaries: [...options.boundaries, ...boundaryFolders],
      options,
      links,
    });
  }

  return {
    setFile: (file, text) => read(file, text, false),
    openFile: (file, text) => read(file, text, true),
    editFile,
    removeFile,
    leaveFile: putAside,
    leftOf: (file) => aside.get(file),
    setOptions: (chosen) => {
      options = chosen;
      devicesChanged();
    },
    setBoundaryFolders: (folders) => {
      boundaryFolders = folders;
      devicesChanged();
    },
    setLinksFile,
    snapshot: () => {
      refresh();
      return analyses.snapshot(treeOf, devicesWith, { seen: files.size + aside.size, left: leftFiles() });
    },
    *analysisSteps() {
      refresh();
      yield* analyses.steps();
    },
  };
}
