/** The words of IOS-XR for the changes that fixes ask for. */
import { formatIpv4, type Ipv4Prefix } from '../../base/ip.ts';
import type { Device, Interface, InterfaceAddress, Section } from '../../model/device.ts';
import type { IsisInstance } from '../../model/isis.ts';
import { freshNames } from '../fresh-names.ts';
import { collectLineEdits, type LineEdits } from '../line-edits.ts';
import { type LineRange, linesOf, withOrphans } from '../removal.ts';
import { gatherLeaks } from '../wanted-leaks.ts';
import type { ConfigEditor, ConfigWriter, PolicyJudge } from '../writer.ts';
import { circuitFamilyKey, circuitKey, familyKey, LDP, sectionOf } from './sections.ts';
import { writePolicies } from './writer-policy.ts';

const STEP = ' ';
const FAMILY = 'address-family ipv4 unicast';

/** One-line style: the body's lines begin with the words that lead to the section. */
const isPath = ({ bodyIndent }: Section): boolean => bodyIndent.trim() !== '';

/** A section within `outer`, as lines: a block, or whole lines where the file is written so. */
export function blockIn(outer: Section, header: string, body: readonly string[]): string[] {
  const { bodyIndent } = outer;
  if (!isPath(outer)) return [header, ...body.map((line) => STEP + line), '!'].map((line) => bodyIndent + line);
  // A section opened last and closed at once needs no line of its own.
  const whole = body.filter((line) => line !== '!').map((line) => `${bodyIndent}${header} ${line.trim()}`);
  return whole.length > 0 ? whole : [`${bodyIndent}${header}`];
}

/** What a block says of an interface that takes part. */
const circuitBody = (passive: boolean): string[] => [...(passive ? ['passive'] : []), FAMILY, '!'];

/** `10.0.0.1/24` is shorter than any address with its mask. */
const isSlashed = ({ address, span }: InterfaceAddress<Ipv4Prefix>): boolean =>
  span.end - span.start <= formatIpv4(address).length + '/32'.length;

function writeCircuits(device: Device, lines: LineEdits) {
  /** Whether the change can be written. */
  function runIsisOn(on: Interface, { tag, section }: IsisInstance): boolean {
    if (sectionOf(device, circuitFamilyKey(tag, on.name))) return false;
    const circuit = sectionOf(device, circuitKey(tag, on.name));
    if (circuit) lines.insert(circuit.lastLine + 1, blockIn(circuit, FAMILY, []));
    else
      lines.insert(section.lastLine + 1, blockIn(section, `interface ${on.name}`, circuitBody(on.kind === 'loopback')));
    return true;
  }

  function addTo(on: Interface, { tag, section }: IsisInstance, line: string): void {
    const circuit = sectionOf(device, circuitKey(tag, on.name));
    if (circuit) lines.insert(circuit.firstLine + 1, [circuit.bodyIndent + line]);
    else lines.insert(section.lastLine + 1, blockIn(section, `interface ${on.name}`, [line, FAMILY, '!']));
  }

  return { runIsisOn, addTo };
}

function edit(device: Device, judge: PolicyJudge): ConfigEditor {
  const lines = collectLineEdits(device.layout);
  const policies = writePolicies(device, judge, lines, freshNames(device));
  const circuits = writeCircuits(device, lines);
  const leaks = gatherLeaks();
  const goes: LineRange[] = [];
  const ldp: string[] = [];
  let possible = true;

  /** A line of the instance's IPv4 family. */
  function intoFamily({ tag, section }: IsisInstance, text: string): void {
    const family = sectionOf(device, familyKey(tag));
    if (family) lines.insert(family.firstLine + 1, [family.bodyIndent + text]);
    else lines.insert(section.lastLine + 1, blockIn(section, FAMILY, [text]));
  }

  /** Interfaces of a new `mpls ldp` belong to one section. */
  function writeLdp(): void {
    if (ldp.length === 0) return;
    const section = sectionOf(device, LDP);
    if (section) {
      for (const name of ldp) lines.insert(section.lastLine + 1, blockIn(section, `interface ${name}`, []));
    } else {
      const body = ldp.flatMap((name) => [` interface ${name}`, ' !']);
      lines.insert(device.layout.appendLine, ['mpls ldp', ...body, '!']);
    }
    ldp.length = 0;
  }

  return {
    distribute: leaks.add,
    restrict: (instance, statement, prefixes) => {
      possible = policies.restrict(instance, statement, prefixes) && possible;
    },
    removeDistribution: ({ span }) => {
      goes.push({ first: span.line, last: span.line });
    },
    runIsisOn: (on, instance) => {
      possible = circuits.runIsisOn(on, instance) && possible;
    },
    makePassive: (on, instance) => circuits.addTo(on, instance, 'passive'),
    bringUp: ({ shutdown }) => {
      if (shutdown) lines.remove(shutdown.line, shutdown.line);
      else possible = false;
    },
    setHostMask: (_on, address) => {
      const text = formatIpv4(address.address);
      lines.replace(address.span, isSlashed(address) ? `${text}/32` : `${text} 255.255.255.255`);
    },
    enableLdp: (on) => {
      if (on.ldp && !on.ldp.value) lines.remove(on.ldp.span.line, on.ldp.span.line);
      else if (!ldp.includes(on.name)) ldp.push(on.name);
    },
    setPointToPoint: (on) => {
      const instance = device.isis.find((each) => each.circuits.some((circuit) => circuit.interface === on.name));
      if (instance) circuits.addTo(on, instance, 'point-to-point');
      else possible = false;
    },
    useWideMetrics: (instance) => {
      if (instance.metricStyleSpan) lines.replace(instance.metricStyleSpan, 'metric-style wide');
      else intoFamily(instance, 'metric-style wide');
    },
    removeStructure: (kind, name) => {
      goes.push(...linesOf(device, kind, name));
    },
    renameReference: ({ span }, name) => lines.replace(span, name),
    edits: () => {
      for (const { instance, from, to, prefixes } of leaks.take()) {
        const isThere = instance.interLevel.some((each) => each.from === from && each.to === to);
        if (isThere) possible = policies.extend(instance, from, to, prefixes) && possible;
        else {
          const name = policies.take(instance, to, prefixes);
          intoFamily(instance, `propagate level ${from} into level ${to} route-policy ${name}`);
        }
      }
      writeLdp();
      for (const { first, last } of withOrphans(device, goes)) lines.remove(first, last);
      return possible ? lines.edits() : undefined;
    },
  };
}

export const ciscoIosXrWriter: ConfigWriter = { edit };
