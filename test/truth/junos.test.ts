/**
 * The solved networks once more, in Junos: each router's Device is written as a Junos configuration, and the tables stay
 * what the real implementation computed. lo0 is given the metric its loopback had, the one documented difference (D8).
 */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatIpv4, prefixText } from '../../server/src/base/ip.ts';
import { recognisedDialect } from '../../server/src/dialects/registry.ts';
import { simulate } from '../../server/src/isis/simulate.ts';
import { buildNetwork } from '../../server/src/model/build-network.ts';
import type { Device, Interface } from '../../server/src/model/device.ts';
import {
  type InterLevelDistribution,
  type IsisCircuit,
  type IsisInstance,
  LEVELS,
} from '../../server/src/model/isis.ts';
import type { PrefixListEntry } from '../../server/src/model/policy.ts';
import { analyseMpls } from '../../server/src/mpls/analyse.ts';
import { loadGrammarsFromDisk } from '../../server/src/node/load-grammars.ts';
import { createParser, type SyntaxParser } from '../../server/src/syntax/parser.ts';
import { asLines, inBraces, type Path } from '../generators/render-junos.ts';
import { compareWithTruth } from './compare.ts';
import { netText } from './device-text.ts';
import { analyseFolder, readSolvedNetwork } from './solved-network.ts';

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), 'fixtures');

let parser: SyntaxParser;
beforeAll(async () => {
  parser = await createParser(await loadGrammarsFromDisk());
});

/** Ports in the order of the file; a customer's loopbacks come after the router's own. */
function names({ interfaces }: Device): ReadonlyMap<string, string> {
  let ports = 0;
  let loopbacks = 0;
  return new Map(
    [...interfaces.filter(({ vrf }) => !vrf), ...interfaces.filter(({ vrf }) => vrf)].map(({ name, kind }) => [
      name,
      kind === 'loopback' ? `lo0 ${loopbacks++}` : `ge-0/0/${ports++} 0`,
    ]),
  );
}

function entryTerm(
  name: string,
  { action, prefix, minLength, maxLength }: PrefixListEntry,
  { from, to }: InterLevelDistribution,
  metric: number | undefined,
): Path[] {
  const term: Path = ['policy-options', 'policy-statement EXPORT', `term ${name}`];
  return [
    ...(to === 1
      ? [
          [...term, 'from', 'protocol isis'],
          [...term, 'from', `level ${from}`],
        ]
      : []),
    [...term, 'from', `route-filter ${prefixText(prefix)} prefix-length-range /${minLength}-/${maxLength}`],
    [...term, 'to', `level ${to}`],
    ...(metric === undefined ? [] : [[...term, 'then', `metric ${metric}`]]),
    [...term, 'then', action === 'permit' ? 'accept' : 'reject'],
  ];
}

/** Policies of one permitting clause on one prefix list, as the solved networks have them. */
function leakTerms(device: Device, leak: InterLevelDistribution): Path[] {
  const key = `${leak.from}-${leak.to}`;
  const rest: Path = ['policy-options', 'policy-statement EXPORT', `term REST-${key}`];
  const policy = device.routePolicies.find(({ name }) => name === leak.filter?.name);
  const [clause] = policy?.clauses ?? [];
  const [condition] = clause?.conditions ?? [];
  const list = condition?.kind === 'lists' ? condition.lists[0]?.name : undefined;
  const entries = device.prefixLists.find(({ name }) => name === list)?.entries ?? [];
  return [
    ...entries.flatMap((entry) => entryTerm(`E${key}-${entry.sequence}`, entry, leak, clause?.setMetric)),
    ...(leak.to === 1 ? [[...rest, 'from', 'protocol isis']] : []),
    [...rest, 'to', `level ${leak.to}`],
    [...rest, 'then', leak.filter ? 'reject' : 'accept'],
  ];
}

function circuitPaths(circuit: IsisCircuit, on: Interface, port: string): Path[] {
  const [device = '', unit = ''] = port.split(' ');
  const path: Path = ['protocols', 'isis', `interface ${device}.${unit}`];
  return [
    path,
    ...(on.kind === 'loopback' ? [] : [['interfaces', device, `unit ${unit}`, 'family iso']]),
    ...(circuit.passive && on.kind !== 'loopback' ? [[...path, 'passive']] : []),
    ...(circuit.network === 'point-to-point' && on.kind !== 'loopback' ? [[...path, 'point-to-point']] : []),
    ...LEVELS.flatMap((level): Path[] =>
      circuit.levels[level]
        ? [
            [
              ...path,
              `level ${level}`,
              `metric ${circuit.passive || on.kind === 'loopback' ? circuit.prefixMetric[level] : circuit.metric[level]}`,
            ],
          ]
        : [[...path, `level ${level}`, 'disable']],
    ),
  ];
}

function isisPaths(device: Device, instance: IsisInstance, ports: ReadonlyMap<string, string>): Path[] {
  const isis: Path = ['protocols', 'isis'];
  const nets = instance.nets.map(
    ({ value }): Path => ['interfaces', 'lo0', 'unit 0', 'family iso', `address ${netText(value)}`],
  );
  const terms = instance.interLevel.flatMap((leak) => leakTerms(device, leak));
  return [
    ...nets,
    ...LEVELS.filter((level) => !instance.levels[level]).map((level): Path => [...isis, `level ${level}`, 'disable']),
    ...LEVELS.filter((level) => !instance.metricStyle[level].sendsNarrow).map(
      (level): Path => [...isis, `level ${level}`, 'wide-metrics-only'],
    ),
    ...(instance.overload ? [[...isis, 'overload', 'allow-route-leaking']] : []),
    ...instance.circuits.flatMap((circuit) => {
      const on = device.interfaces.find(({ name }) => name === circuit.interface);
      return on ? circuitPaths(circuit, on, ports.get(on.name) ?? '') : [];
    }),
    ...terms,
    ...(terms.length > 0 ? [[...isis, 'export EXPORT']] : []),
  ];
}

function asJunos(device: Device): Path[] {
  const ports = names(device);
  const addresses = device.interfaces.flatMap(({ name, ipv4, ldp, vrf }) => {
    const [port = '', unit = ''] = (ports.get(name) ?? '').split(' ');
    const head: Path = ['interfaces', port, `unit ${unit}`];
    return [
      ...ipv4.map(
        ({ address, prefix }): Path => [...head, 'family inet', `address ${formatIpv4(address)}/${prefix.length}`],
      ),
      ...(ldp?.value
        ? [
            [...head, 'family mpls'],
            ['protocols', 'ldp', `interface ${port}.${unit}`],
          ]
        : []),
      ...(vrf ? [['routing-instances', vrf.value, `interface ${port}.${unit}`]] : []),
    ];
  });
  const vrfs = device.vrfs.flatMap(({ name, rd, importTargets, exportTargets }): Path[] => [
    ['routing-instances', name, 'instance-type vrf'],
    ['routing-instances', name, `route-distinguisher ${rd?.value ?? '1:1'}`],
    ...importTargets.map(({ value }) => ['routing-instances', name, 'vrf-target', `import target:${value}`]),
    ...exportTargets.map(({ value }) => ['routing-instances', name, 'vrf-target', `export target:${value}`]),
  ]);
  const sessions = (device.bgp?.neighbors ?? []).flatMap(({ addressText, families, updateSource }): Path[] => {
    const neighbor: Path = ['protocols', 'bgp', 'group PE', `neighbor ${addressText}`];
    const source = device.interfaces.find(({ name }) => name === updateSource?.value)?.ipv4[0];
    return [
      neighbor,
      ...(families.includes('vpnv4') ? [[...neighbor, 'family inet-vpn', 'unicast']] : []),
      ...(source ? [[...neighbor, `local-address ${formatIpv4(source.address)}`]] : []),
    ];
  });
  return [
    ['system', `host-name ${device.name}`],
    ...addresses,
    ...device.isis.flatMap((instance) => isisPaths(device, instance, ports)),
    ...(device.bgp
      ? [
          ['routing-options', `autonomous-system ${device.bgp.asn}`],
          ['protocols', 'bgp', 'group PE', 'type internal'],
        ]
      : []),
    ...sessions,
    ...vrfs,
  ];
}

describe.each(readdirSync(FIXTURES).sort())('%s', (name) => {
  test.each([
    ['in braces', inBraces],
    ['as lines', asLines],
  ])('%s', async (_, render) => {
    const folder = join(FIXTURES, name);
    const truth = await readSolvedNetwork(folder);
    const { network } = await analyseFolder(folder);
    const junos = recognisedDialect('junos');
    const devices = network.routers.flatMap(({ device }) =>
      junos.lower(parser.parse(junos.grammar, `${render(asJunos(device)).join('\n')}\n`), `${device.name}.conf`),
    );
    const simulation = simulate(buildNetwork('', devices));
    const { compared, differences } = compareWithTruth(simulation, analyseMpls(simulation, []), truth);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(20);
  });
});
