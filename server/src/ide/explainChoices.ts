/** What somebody may pick to have explained: routers, and prefixes with what they are. */
import { comparePrefixes, type IpPrefix, prefixText } from '../base/ip.ts';
import { interfacesByName, inVrfOf } from '../model/interfaces.ts';
import type { LevelSet } from '../model/isis.ts';
import type { Router } from '../model/network.ts';
import type { AnalysedNetwork } from '../rules/rule.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';

export interface RouterChoice {
  readonly name: string;
  readonly file: string;
  readonly network: string;
  readonly levels: LevelSet;
  readonly providerEdge: boolean;
}

export interface PrefixChoice {
  readonly prefix: string;
  readonly network: string;
  /** Name of the router that has it. */
  readonly router: string;
  readonly interface: string;
  /** It is the service loopback of a PE. */
  readonly service: boolean;
}

export interface ExplainChoices {
  /** Routers that run IS-IS, by network, then name. */
  readonly routers: readonly RouterChoice[];
  /** Service loopbacks first, then the other loopbacks in IS-IS. */
  readonly prefixes: readonly PrefixChoice[];
}

/** Of the network of `file`, else of all. */
export function explainChoices(snapshot: WorkspaceSnapshot, file: string | undefined): ExplainChoices {
  const here = file === undefined ? undefined : snapshot.networkOf(file);
  const networks = here ? [here] : snapshot.networks;
  const prefixes = networks.flatMap(prefixChoices);
  return {
    routers: networks.flatMap(routerChoices),
    prefixes: [...prefixes.filter(({ service }) => service), ...prefixes.filter(({ service }) => !service)],
  };
}

/** What the router's instances run between them. */
export function levelsOf({ network }: AnalysedNetwork, router: Router): LevelSet {
  const instances = router.speakers.flatMap((speaker) => network.speakers[speaker]?.instance ?? []);
  return { 1: instances.some(({ levels }) => levels[1]), 2: instances.some(({ levels }) => levels[2]) };
}

function routerChoices(analysed: AnalysedNetwork): readonly RouterChoice[] {
  const { network, mpls } = analysed;
  const edges = new Set(mpls.providerEdges.map(({ router }) => router));
  return network.routers.flatMap((router) => {
    if (router.speakers.length === 0) return [];
    const { name, device, index } = router;
    const levels = levelsOf(analysed, router);
    return [{ name, file: device.file, network: network.id, levels, providerEdge: edges.has(index) }];
  });
}

function prefixChoices({ network, mpls }: AnalysedNetwork): readonly PrefixChoice[] {
  const service = new Map(mpls.providerEdges.map(({ router, loopback }) => [router, loopback]));
  const choices: (PrefixChoice & { readonly value: IpPrefix })[] = [];
  for (const { index, name, device } of network.routers) {
    const own = service.get(index);
    const add = (value: IpPrefix, on: string, isService: boolean): void => {
      const choice = {
        prefix: prefixText(value),
        network: network.id,
        router: name,
        interface: on,
        service: isService,
      };
      choices.push({ ...choice, value });
    };
    if (own) add(own.host, own.interface, true);
    for (const instance of device.isis) {
      for (const circuit of instance.circuits) {
        const on = interfacesByName(device).get(circuit.interface);
        if (on?.kind !== 'loopback' || on.name === own?.interface || !inVrfOf(on, instance)) continue;
        for (const { prefix } of on.ipv4) add(prefix, on.name, false);
      }
    }
  }
  return choices.sort((a, b) => comparePrefixes(a.value, b.value)).map(({ value: _, ...choice }) => choice);
}
