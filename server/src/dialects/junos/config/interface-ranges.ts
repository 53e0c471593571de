/** `interface-range`: its statements appear in every member. */
import { inherit } from './groups.ts';
import { ConfigNode, nodeAt } from './node.ts';
import { matchesPattern, namesBetween, namesOfPattern } from './patterns.ts';

const RANGE = 'interface-range';
const OWN: ReadonlySet<string> = new Set(['member', 'member-range', 'description', 'apply-groups']);

function membersOf(range: ConfigNode, existing: readonly string[]): ReadonlySet<string> {
  const members = new Set<string>();
  for (const pattern of nodeAt(range, 'member')?.children.keys() ?? []) {
    const names = namesOfPattern(pattern) ?? existing.filter((name) => matchesPattern(pattern, name));
    for (const name of names) members.add(name);
  }
  for (const [first, node] of nodeAt(range, 'member-range')?.children ?? []) {
    for (const last of nodeAt(node, 'to')?.children.keys() ?? []) {
      for (const name of namesBetween(first, last)) members.add(name);
    }
  }
  return members;
}

export function applyInterfaceRanges(root: ConfigNode): void {
  const interfaces = nodeAt(root, 'interfaces');
  const ranges = interfaces?.children.get(RANGE);
  if (!interfaces || !ranges) return;
  const existing = [...interfaces.children.keys()].filter((name) => name !== RANGE);
  for (const range of ranges.children.values()) {
    for (const name of membersOf(range, existing)) {
      let member = interfaces.children.get(name);
      if (!member) {
        member = new ConfigNode({ ...range.word, text: name }, true);
        interfaces.children.set(name, member);
      }
      inherit(member, range, OWN);
    }
  }
}
