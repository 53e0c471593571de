/** A route policy, prefix list, access list, key chain or configuration group that nothing uses. */
import { say } from '../messages/catalogue.ts';
import { structureText } from '../messages/english/words.ts';
import { routersOfFile } from '../model/routers.ts';
import type { StructureDefinition } from '../model/structures.ts';
import { findingAt } from './finding.ts';
import { perStructures } from './memo.ts';
import type { Rule } from './rule.ts';
import { type CheckedKind, isCheckedKind, isFragment, isToldOf, structureKey, structureName } from './structures.ts';

const code = 'unused-structure';

interface Unused {
  readonly kind: CheckedKind;
  readonly first: StructureDefinition;
}

const unusedIn = perStructures((structures): Unused[] => {
  const used = new Set(structures.references.map(({ kind, name }) => structureKey(kind, name)));
  const found = new Map<string, Unused>();
  for (const definition of structures.definitions) {
    const { kind, name, alwaysUsed } = definition;
    const key = structureKey(kind, name);
    if (alwaysUsed) used.add(key);
    if (isCheckedKind(kind) && !used.has(key) && !found.has(key)) found.set(key, { kind, first: definition });
  }
  return [...found].flatMap(([key, unused]) => (used.has(key) ? [] : [unused]));
});

const keyOf = (router: string, { kind, first }: Unused): string => `${code}:${router}:${kind}:${first.name}`;

export const unusedStructure: Rule = {
  code,
  severity: 'hint',
  documentation: {
    title: 'A structure is defined and never used',
    whatItFinds:
      'A route policy (route-map, policy-statement), prefix list, access list, key chain or configuration group that no command of the file names. It is shown faded.',
    whyItMatters:
      'Left-over policies mislead: people extend the list they find, and nothing changes. A leak policy that no redistribution names is the classic case.',
    howToMend:
      'Use it where it was meant to be used, or remove it. The quick fix removes it together with lists only it uses.',
    sources: ['D21'],
  },
  check: ({ network }) =>
    network.routers.flatMap(({ index, name: router, device }) =>
      (isFragment(device) ? [] : unusedIn(device.structures))
        .filter(({ kind }) => isToldOf(device, kind))
        .map((unused) =>
          findingAt(network, index, unused.first.span, {
            code,
            severity: 'hint',
            message: say('unused-structure', { structure: structureName(device, unused.kind, unused.first.name) }),
            key: keyOf(router, unused),
            unnecessary: true,
          }),
        ),
    ),
  mends: (finding, { network }) => {
    const router = routersOfFile(network, finding.file).find(({ name }) => name === finding.router);
    const unused =
      router && unusedIn(router.device.structures).find((each) => keyOf(router.name, each) === finding.key);
    if (!router || !unused) return [];
    return [
      {
        title: `Remove ${structureText(structureName(router.device, unused.kind, unused.first.name))}`,
        preferred: true,
        apply: (plan) => plan.editor(router.index)?.removeStructure(unused.kind, unused.first.name),
      },
    ];
  },
};
