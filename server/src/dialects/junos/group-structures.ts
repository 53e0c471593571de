/** Groups as named structures of a file: the router and the logical systems in it have the same ones. */
import type { StructureDefinition, StructureIndex, StructureReference } from '../../model/structures.ts';
import type { Config } from './config/build.ts';
import { MACRO } from './config/group-names.ts';
import { type ConfigNode, placesOf, withSources } from './config/node.ts';
import { definitionsOf, placeKey } from './structures.ts';

/**
 * Names that mean something to Junos: groups of the routing engine, member, node or line-card chassis they are named after,
 * which a variable or the system's own defaults may name, and what begins with Juniper's prefixes (CLI user guide,
 * "Configuration groups").
 */
const SPECIAL =
  /^(?:(?:(?:bsys|gnf\d+|lcc\d+|sfc\d+|member\d+|node\d+)-)?re\d+|(?:member|node|server)\d+|(?:junos|juniper)-.*)$/;

/** A name that can be looked up: neither a variable such as `${node}` nor a pattern. */
const PLAIN = /^[\w.:@/-]+$/;

/** A file of nothing but groups is made to be loaded into routers that apply them. */
const hasMoreThanGroups = ({ children }: ConfigNode): boolean =>
  [...children.keys()].some((text) => text !== 'groups' && text !== 'version');

/** `lastLine`: the line that a file which ends without a line end may break off in. */
export function groupStructures({ root, groups, cutOff }: Config, lastLine: number | undefined): StructureIndex {
  const { elsewhere, uses } = groups;
  const named = new Set(groups.definitions.map(({ text }) => text));
  const mayBeApplied = cutOff || !hasMoreThanGroups(root) || uses.some(({ node }) => node.text.includes('$'));
  // A router prints its version and its groups first: where both are there, all groups are.
  const hasAll = !cutOff && named.size > 0 && root.children.has('version');

  const definitions = groups.definitions.flatMap((node) => {
    const all = definitionsOf('config-group', node.text, node);
    // Macros are there for scripts to read.
    const isUsed = mayBeApplied || SPECIAL.test(node.text) || node.children.has(MACRO);
    return isUsed ? all.map((each): StructureDefinition => ({ ...each, alwaysUsed: true })) : all;
  });

  // What was taken away and set anew is one name with both its places.
  const references = new Map<string, StructureReference>();
  for (const { node, context, active } of uses) {
    const { text } = node;
    const isName = PLAIN.test(text) && !SPECIAL.test(text) && node.children.size === 0;
    const isCertain = hasAll && active && isName && !elsewhere.has(text);
    for (const span of withSources(node).flatMap(placesOf)) {
      const place = placeKey(span);
      if (references.get(place)?.modelled) continue;
      const modelled = named.has(text) || (isCertain && span.line !== lastLine);
      references.set(place, { kind: 'config-group', name: text, span, context, modelled });
    }
  }
  return { definitions, references: [...references.values()] };
}
