/** An IS-IS instance that interfaces name and the file does not define. */
import { groupBy } from '../base/group-by.ts';
import { say } from '../messages/catalogue.ts';
import type { Device, Interface } from '../model/device.ts';
import type { Router } from '../model/network.ts';
import type { StructureReference } from '../model/structures.ts';
import { almostEqual } from './almost-equal.ts';
import { findingAt, relatedAt } from './finding.ts';
import type { Loopback } from './leaks.ts';
import { perStructures } from './memo.ts';
import type { AnalysedNetwork, Finding, Mend } from './rule.ts';
import { edgeOf, isAlone, servicesAt } from './service-loss.ts';
import { serviceNames, some } from './words.ts';

export const undefinedReferenceCode = 'undefined-reference';

interface UndefinedInstance {
  /** Empty: the instance without a name. */
  readonly name: string;
  readonly uses: readonly [StructureReference, ...StructureReference[]];
}

const namesOfDefined = perStructures(({ definitions }): readonly string[] => [
  ...new Set(definitions.filter(({ kind }) => kind === 'isis-instance').map(({ name }) => name)),
]);

const undefinedIn = perStructures((structures): readonly UndefinedInstance[] => {
  const defined = new Set(namesOfDefined(structures));
  const missing = structures.references.filter(
    // A comment behind the command is no name.
    ({ kind, name, modelled }) => modelled && kind === 'isis-instance' && !defined.has(name) && !/^[!#<{$]/.test(name),
  );
  return [...groupBy(missing, ({ name }) => name)].map(([name, uses]) => ({ name, uses }));
});

const holdsLine = ({ section }: Interface, line: number): boolean =>
  section.firstLine <= line && line <= section.lastLine;

interface Found extends UndefinedInstance {
  readonly interfaces: readonly Interface[];
}

/**
 * Only lines of interfaces: elsewhere an instance is named to take routes from it. A fragment of a configuration, without
 * hostname and without any instance, may leave out what it names.
 */
function found({ structures, interfaces, hostname, isis }: Device): readonly Found[] {
  if (!hostname && isis.length === 0) return [];
  return undefinedIn(structures).flatMap(({ name, uses }): Found[] => {
    const placed = uses.flatMap((use) => {
      const on = interfaces.find((each) => holdsLine(each, use.span.line));
      return on ? [{ use, on }] : [];
    });
    const [first, ...others] = placed;
    if (!first) return [];
    return [
      {
        name,
        uses: [first.use, ...others.map(({ use }) => use)],
        interfaces: [...new Set(placed.map(({ on }) => on))],
      },
    ];
  });
}

/** The instance that was evidently meant: the only one there is, or the only one with almost this name. */
function meantBy({ structures }: Device, name: string): string | undefined {
  // Nobody knows which of two spellings of nothing is right.
  const named = namesOfDefined(structures).filter((each) => each !== '' && name !== '');
  const alike = named.filter((each) => almostEqual(each, name));
  if (alike.length === 1) return alike[0];
  return named.length === 1 && namesOfDefined(structures).length === 1 ? named[0] : undefined;
}

/**
 * The router is out of IS-IS, or its loopback is, for want of the instance its interfaces name: that the loopback is not
 * leaked or not advertised, and that no route leads out, is no cause of its own.
 */
export function isLostToUndefinedInstance(analysed: AnalysedNetwork, { router, prefix }: Loopback): boolean {
  const device = analysed.network.routers[router]?.device;
  if (!device || found(device).length === 0) return false;
  return isAlone(analysed, router) || !analysed.simulation.originators(prefix).includes(router);
}

/** The interface would run IS-IS, were the instance there that it names. */
export const isOnUndefinedInstance = (device: Device | undefined, on: Interface): boolean =>
  device !== undefined && found(device).some(({ interfaces }) => interfaces.includes(on));

const keyOf = (router: string, { name }: Found): string => `${undefinedReferenceCode}:${router}:isis-instance:${name}`;

function isCutOff(analysed: AnalysedNetwork, { index, device }: Router, { interfaces }: Found): boolean {
  const edge = edgeOf(analysed, index);
  if (!edge || servicesAt(device).length === 0) return false;
  const hasLoopback = interfaces.some(({ name }) => name === edge.loopback?.interface);
  return (
    hasLoopback ||
    device.isis.every(({ circuits }) => circuits.every(({ passive }) => passive)) ||
    isAlone(analysed, index)
  );
}

export function undefinedInstances(analysed: AnalysedNetwork): Finding[] {
  const { network } = analysed;
  return network.routers.flatMap((router) =>
    found(router.device).map((each) => {
      const [first, ...others] = each.uses;
      const cutOff = isCutOff(analysed, router, each);
      return findingAt(network, router.index, first.span, {
        code: undefinedReferenceCode,
        severity: cutOff ? 'error' : 'warning',
        message: say('undefined-instance', {
          name: each.name,
          interfaces: some(each.interfaces, ({ name }) => name),
          instances: namesOfDefined(router.device.structures),
          meant: meantBy(router.device, each.name),
          isCutOff: cutOff,
          router: router.name,
          services: serviceNames(servicesAt(router.device)),
        }),
        key: keyOf(router.name, each),
        related: others.map(({ span }) => relatedAt(network, router.index, span, say('undefined-instance.again'))),
      });
    }),
  );
}

export function undefinedInstanceMends(finding: Finding, router: Router): Mend[] {
  const each = found(router.device).find((one) => keyOf(router.name, one) === finding.key);
  const meant = each && meantBy(router.device, each.name);
  if (!each || meant === undefined) return [];
  return [
    {
      title: `Use ${meant}`,
      preferred: true,
      apply: (plan) => {
        for (const use of each.uses) plan.editor(router.index)?.renameReference(use, meant);
      },
    },
  ];
}
