/** A route policy, prefix list, access list, key chain or configuration group that is named and not defined (D21). */
import { say } from '../messages/catalogue.ts';
import type { Device } from '../model/device.ts';
import { routersOfFile } from '../model/routers.ts';
import type { StructureReference } from '../model/structures.ts';
import { almostEqual } from './almost-equal.ts';
import { findingAt, relatedAt } from './finding.ts';
import { perStructures } from './memo.ts';
import type { AnalysedNetwork, Finding, Rule } from './rule.ts';
import { type CheckedKind, isCheckedKind, isFragment, isToldOf, structureKey, structureName } from './structures.ts';
import { undefinedInstanceMends, undefinedInstances, undefinedReferenceCode } from './undefined-instance.ts';

const code = undefinedReferenceCode;

interface Missing {
  readonly kind: CheckedKind;
  readonly name: string;
  readonly uses: readonly StructureReference[];
}

const missingIn = perStructures((structures): Missing[] => {
  const defined = new Set(structures.definitions.map(({ kind, name }) => structureKey(kind, name)));
  const found = new Map<string, { kind: CheckedKind; name: string; uses: StructureReference[] }>();
  for (const reference of structures.references) {
    const { kind, name, modelled } = reference;
    const key = structureKey(kind, name);
    if (!modelled || !isCheckedKind(kind) || defined.has(key)) continue;
    const known = found.get(key) ?? { kind, name, uses: [] };
    found.set(key, known);
    known.uses.push(reference);
  }
  return [...found.values()];
});

/** What passes where a policy or list is missing. */
function letsPass({ behaviour }: Device, kind: CheckedKind): 'everything' | 'nothing' {
  const rule = kind === 'route-policy' ? behaviour.undefinedPolicy : behaviour.undefinedFilter;
  return rule === 'permit-all' ? 'everything' : 'nothing';
}

/** A structure of the kind whose name was evidently meant: alike, and used nowhere. */
function meantName({ structures }: Device, { kind, name }: Missing): string | undefined {
  const used = new Set(structures.references.map((each) => structureKey(each.kind, each.name)));
  const alike = new Set(
    structures.definitions
      .filter((each) => each.kind === kind && !used.has(structureKey(kind, each.name)) && almostEqual(each.name, name))
      .map((each) => each.name),
  );
  return alike.size === 1 ? [...alike][0] : undefined;
}

const keyOf = (router: string, { kind, name }: Missing): string => `${code}:${router}:${kind}:${name}`;

const undefinedStructures = ({ network }: AnalysedNetwork): Finding[] =>
  network.routers.flatMap(({ index, name: router, device }) =>
    (isFragment(device) ? [] : missingIn(device.structures)).flatMap((missing) => {
      if (!isToldOf(device, missing.kind)) return [];
      const [first, ...others] = missing.uses;
      if (!first) return [];
      return [
        findingAt(network, index, first.span, {
          code,
          severity: 'warning',
          message: say('undefined-reference', {
            structure: structureName(device, missing.kind, missing.name),
            vendor: device.behaviour.vendor,
            lets: letsPass(device, missing.kind),
            meant: meantName(device, missing),
          }),
          key: keyOf(router, missing),
          related: others.map(({ span }) => relatedAt(network, index, span, say('undefined-reference.again'))),
        }),
      ];
    }),
  );

export const undefinedReference: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'A name is used and not defined',
    whatItFinds:
      'A route policy (route-map, policy-statement), prefix list, access list, key chain or configuration group that a modelled command names and the file does not define; or the IS-IS instance that an interface names. It is an error where a PE with services is cut off for it, else a warning.',
    whyItMatters:
      'Routers accept such a line without a word. What it then does differs: on IOS a missing route policy in a redistribution permits nothing, and a missing list in a match permits everything. A typing error in a name silently cuts off or floods an area. An interface whose IS-IS instance is not there takes no part in IS-IS: the router may even make the instance by itself, but without a NET it does nothing.',
    howToMend:
      'Define the structure or correct the name. When an unused structure, or an instance, has almost the same name, the quick fix uses that one; an instance as well when there is no other.',
    sources: ['D2', 'D21'],
  },
  check: (analysed) => [...undefinedStructures(analysed), ...undefinedInstances(analysed)],
  mends: (finding, { network }: AnalysedNetwork) => {
    const router = routersOfFile(network, finding.file).find(({ name }) => name === finding.router);
    const instance = router ? undefinedInstanceMends(finding, router) : [];
    if (instance.length > 0) return instance;
    const missing =
      router && missingIn(router.device.structures).find((each) => keyOf(router.name, each) === finding.key);
    const meant = missing && meantName(router.device, missing);
    if (!missing || !meant) return [];
    return [
      {
        title: `Use ${meant}`,
        preferred: true,
        apply: (plan) => {
          for (const use of missing.uses) plan.editor(router.index)?.renameReference(use, meant);
        },
      },
    ];
  },
};
