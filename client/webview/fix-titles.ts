/** Titles of fixes. A scene with very many findings has none: they are asked for when a person comes to a finding. */
import type { SceneFinding } from '../../server/src/ide/topology/scene.ts';
import type { Host } from './host.ts';
import type { State, Store } from './state.ts';

/** Milliseconds for which a person stays at a finding before the server is asked. */
const REST = 150;

/** By position; undefined while they are not known. */
export const fixTitlesOf = (
  { fixTitles }: Pick<State, 'fixTitles'>,
  { key, fixes }: SceneFinding,
): readonly string[] | undefined => fixes ?? fixTitles.get(key);

export interface FixTitles {
  /** A person has come to this finding; the one before is not waited for any more. */
  readonly lookAt: (finding: SceneFinding) => void;
  /** The network has changed: what is still of use is asked for again. */
  readonly refresh: () => void;
}

export function createFixTitles({ get, update }: Store, host: Host): FixTitles {
  /** Findings whose titles are those of the network as it is now. */
  const fresh = new Set<string>();
  let turn = 0;
  let timer = 0;

  /** The finding a person is at, and the one whose fix is previewed. */
  function wanted(): string[] {
    const { scene, finding, supposition } = get();
    const keys = new Set([finding, ...supposition.fixes.map((fix) => fix.finding)]);
    return (scene?.findings ?? []).flatMap(({ key, fixes }) => (!fixes && keys.has(key) ? [key] : []));
  }

  function askSoon(): void {
    turn++;
    window.clearTimeout(timer);
    const known = get().fixTitles;
    const keys = new Set(wanted());
    const kept = [...known].filter(([key]) => fresh.has(key) || keys.has(key));
    if (kept.length < known.size) update({ fixTitles: new Map(kept) });
    if ([...keys].some((key) => !fresh.has(key))) timer = window.setTimeout(() => void ask(), REST);
  }

  async function ask(): Promise<void> {
    const own = turn;
    const network = get().scene?.network;
    for (const key of wanted()) {
      if (network === undefined || fresh.has(key)) continue;
      const titles = await host.ask(network, { kind: 'fixes', finding: key });
      if (own !== turn) return;
      const { fixTitles, finding } = get();
      const others = [...fixTitles].filter(([other]) => other !== key);
      if (titles) {
        fresh.add(key);
        update({ fixTitles: new Map([...others, [key, titles]]) });
      } else {
        // It is gone, or the server is busy: who wants to know asks again.
        update({ fixTitles: new Map(others), finding: finding === key ? undefined : finding });
      }
    }
  }

  return {
    lookAt: ({ key, fixes }) => {
      if (fixes || get().finding === key) return;
      update({ finding: key });
      askSoon();
    },
    refresh: () => {
      fresh.clear();
      askSoon();
    },
  };
}
