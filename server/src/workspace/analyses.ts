/**
 * The analysed networks of a workspace, each computed on demand and kept while its devices stay the
 * same objects. A changed network hands its old simulation to the new one, which reuses what the
 * change did not touch.
 */
import { finish, type Steps } from '../base/steps.ts';
import { simulateInSteps } from '../isis/simulate.ts';
import type { Simulation } from '../isis/simulation.ts';
import { partitionNetworks } from '../model/boundaries.ts';
import { buildNetwork } from '../model/build-network.ts';
import type { Device } from '../model/device.ts';
import { type FileDevices, groupByFile } from '../model/file-devices.ts';
import type { Network } from '../model/network.ts';
import { compareText } from '../model/order.ts';
import type { PhysicalLink } from '../model/physical-links.ts';
import { type OtherVersion, withoutOtherVersions } from '../model/versions.ts';
import { analyseMplsInSteps, type Earlier } from '../mpls/analyse.ts';
import { fixesOf, type Judgement, judge } from '../rules/registry.ts';
import type { Finding } from '../rules/rule.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { LeftFile } from './left-files.ts';
import type { AnalysisOptions } from './options.ts';
import type { JudgedNetwork, SeenFiles, WorkspaceSnapshot } from './snapshot.ts';
import { changesKey, type DevicesWith, type SupposedChanges, supposedDevices } from './suppose.ts';

export interface AnalysisInput {
  readonly devices: readonly Device[];
  readonly boundaries: readonly string[];
  readonly options: AnalysisOptions;
  /** The same array as long as the layer-1 files stay the same. */
  readonly links: readonly PhysicalLink[];
}

export interface NetworkAnalyses {
  /** Devices, options or links changed: partition and compare at the next refresh. */
  readonly invalidate: () => void;
  /** Only positions in this file changed: its network's findings are worded anew, nothing is simulated. */
  readonly positionsChanged: (file: string) => void;
  readonly refresh: (input: AnalysisInput) => void;
  readonly steps: () => Steps<void>;
  readonly snapshot: (
    tree: (file: string) => SyntaxTree | undefined,
    devicesWith: DevicesWith,
    files: SeenFiles,
  ) => WorkspaceSnapshot;
}

/** What a later analysis can build on. */
interface Computed {
  readonly simulation: Simulation | undefined;
  /** Holds only as long as settings and layer-1 links stay. */
  readonly mpls: Earlier | undefined;
}

const NOTHING: Computed = { simulation: undefined, mpls: undefined };

interface NetworkState extends JudgedNetwork {
  /** The network's id, without building the network. */
  readonly id: string;
  readonly devices: readonly Device[];
  readonly others: readonly OtherVersion[];
  readonly forgetFindings: () => void;
  readonly suppose: (changes: SupposedChanges, devicesWith: DevicesWith) => JudgedNetwork | undefined;
  /** The newest that has been computed, for this network or its predecessor. */
  readonly computed: () => Computed;
}

/** A person goes back and forth between few suppositions; each holds a network, so of large ones fewer are kept. */
const SUPPOSITIONS_KEPT = { most: 4, routers: 10_000 };

interface Staged<T> {
  readonly get: () => T;
  readonly steps: () => Steps<void>;
}

/** Evaluated at most once: in steps, or at once when somebody asks before their end. `use` is told what is kept. */
function staged<T>(begin: () => Steps<T>, use: (value: T) => void): Staged<T> {
  let slot: { readonly value: T } | undefined;
  const keep = (value: T): T => {
    if (!slot) {
      slot = { value };
      use(value);
    }
    return slot.value;
  };
  return {
    get: () => (slot ? slot.value : keep(finish(begin()))),
    *steps() {
      if (!slot) keep(yield* begin());
    },
  };
}

function analyseNetwork(
  id: string,
  devices: readonly Device[],
  others: readonly OtherVersion[],
  links: readonly PhysicalLink[],
  options: AnalysisOptions,
  previous: Computed,
): NetworkState {
  // What the next analysis starts from: the one before this, until this one is there. Never a chain of them.
  let latest = previous;
  let built: Network | undefined;
  const network = (): Network => {
    built ??= buildNetwork(id, devices, links, latest.mpls?.network, others);
    return built;
  };
  const simulation = staged(
    () => simulateInSteps(network(), latest.simulation),
    (made) => {
      latest = { ...latest, simulation: made };
    },
  );
  const mpls = staged(
    () => analyseMplsInSteps(simulation.get(), options.serviceLoopbacks, latest.mpls),
    ({ forNext }) => {
      latest = { ...latest, mpls: forNext };
    },
  );
  let judgement: Judgement | undefined;
  /** Counts how often positions have moved: findings hold them. */
  let positions = 0;
  const supposed = new Map<string, NetworkState>();
  function suppose(changes: SupposedChanges, devicesWith: DevicesWith): JudgedNetwork | undefined {
    const key = changesKey(changes);
    const known = supposed.get(key);
    if (known) return known;
    const changed = supposedDevices(state, changes, devicesWith);
    if (!changed) return undefined;
    // Only what is there already can be taken over.
    mpls.get();
    const made = analyseNetwork(id, changed, others, links, options, latest);
    const [oldest] = supposed.keys();
    const room = Math.min(SUPPOSITIONS_KEPT.most, Math.floor(SUPPOSITIONS_KEPT.routers / devices.length));
    if (oldest !== undefined && supposed.size >= Math.max(1, room)) supposed.delete(oldest);
    supposed.set(key, made);
    return made;
  }
  const isSomethingOff = Object.values(options.severities).includes('off');
  const judged = (): Judgement => {
    judgement ??= finish(judge(state, options.severities));
    return judgement;
  };
  const state: NetworkState = {
    id,
    devices,
    others,
    get network() {
      return network();
    },
    get simulation() {
      return simulation.get();
    },
    get mpls() {
      return mpls.get();
    },
    findings: () => judged().findings,
    silencedPairs: () => (isSomethingOff ? judged().silenced : 0),
    isJudged: () => judgement !== undefined,
    forgetFindings: () => {
      positions++;
      judgement = undefined;
      supposed.clear();
    },
    suppose,
    *steps() {
      if (judgement) return;
      network();
      yield;
      yield* simulation.steps();
      yield;
      yield* mpls.steps();
      yield;
      yield* mpls.get().steps();
      const wordedFor = positions;
      const made = yield* judge(state, options.severities);
      if (positions === wordedFor) judgement ??= made;
      // What people ask for next is few prefixes.
      simulation.get().release();
    },
    computed: () => latest,
  };
  return state;
}

/** Other versions are those of the same devices while the routers that count and these stay. */
const sameVersions = (a: readonly OtherVersion[], b: readonly OtherVersion[]): boolean =>
  sameItems(
    a.map(({ device }) => device),
    b.map(({ device }) => device),
  );

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

export function createNetworkAnalyses(): NetworkAnalyses {
  let states: readonly NetworkState[] = [];
  let stateOfFile: ReadonlyMap<string, NetworkState> = new Map();
  let devices: ReadonlyMap<string, FileDevices> = new Map();
  let seenOptions: AnalysisOptions | undefined;
  let seenLinks: readonly PhysicalLink[] = [];
  let stale = true;

  function refresh(input: AnalysisInput): void {
    if (!stale) return;
    stale = false;
    const keep = seenOptions === input.options && seenLinks === input.links;
    seenOptions = input.options;
    seenLinks = input.links;
    const previous = new Map(states.map((state) => [state.id, state]));
    states = partitionNetworks(input.devices, input.boundaries).map((group) => {
      const old = previous.get(group.id);
      const { devices: members, others } = withoutOtherVersions(group.devices);
      if (old && keep && sameItems(old.devices, members) && sameVersions(old.others, others)) return old;
      const computed = old?.computed() ?? NOTHING;
      const usable = keep ? computed : { ...computed, mpls: undefined };
      return analyseNetwork(group.id, members, others, input.links, input.options, usable);
    });
    stateOfFile = new Map(
      states.flatMap((state) =>
        [...state.devices, ...state.others.map(({ device }) => device)].map((device) => [device.file, state] as const),
      ),
    );
    devices = groupByFile([...input.devices].sort((a, b) => compareText(a.file, b.file)));
  }

  return {
    invalidate: () => {
      stale = true;
    },
    positionsChanged: (file) => stateOfFile.get(file)?.forgetFindings(),
    refresh,
    *steps() {
      for (const state of states) {
        yield* state.steps();
        yield;
      }
    },
    snapshot: (tree, devicesWith, files) => {
      const now = states;
      const ofFile = stateOfFile;
      return {
        files: { ...files, left: [...files.left, ...now.flatMap(({ others }) => others.map(asLeft))].sort(byFile) },
        devices,
        networks: now,
        networkOf: (file) => ofFile.get(file),
        devicesBeside: (file) => ofFile.get(file)?.devices ?? [],
        findings: () => now.flatMap((state) => state.findings()).sort(byPlace),
        findingsIn: (file) => (ofFile.get(file)?.findings() ?? []).filter((finding) => finding.file === file),
        fixes: (finding) => {
          const state = ofFile.get(finding.file);
          return state ? fixesOf(finding, state) : [];
        },
        suppose: (analysed, changes) => now.find((state) => state === analysed)?.suppose(changes, devicesWith),
        tree,
      };
    },
  };
}

const byFile = (a: LeftFile, b: LeftFile): number => compareText(a.file, b.file);

const asLeft = ({ device, counts }: OtherVersion): LeftFile => ({
  file: device.file,
  because: `other version of ${counts.file}`,
});

function byPlace(a: Finding, b: Finding): number {
  const line = a.range.start.line - b.range.start.line;
  const column = a.range.start.character - b.range.start.character;
  return compareText(a.file, b.file) || line || column || compareText(a.code, b.code);
}
