/** Prefix lists, with what `apply-path` finds in the configuration. */
import { parsePrefix } from '../../../base/ip.ts';
import type { PrefixList, PrefixListEntry } from '../../../model/policy.ts';
import { type ConfigNode, spanOfWord } from '../config/node.ts';
import { matchesPattern } from '../config/patterns.ts';
import type { DeviceDraft } from '../draft/device.ts';
import type { PrefixListDraft } from '../draft/policy.ts';

type Entry = PrefixListDraft['entries'][number];

const isPattern = (word: string): boolean => word.startsWith('<') && word.endsWith('>');

/** Prefixes at the end of a path such as `interfaces <*> unit <*> family inet address <*>`. */
function appliedPath(root: ConfigNode, path: string): Entry[] {
  let nodes: ConfigNode[] = [root];
  for (const word of path.split(/\s+/).filter((each) => each !== '')) {
    nodes = nodes.flatMap((node) => {
      if (!isPattern(word)) return node.children.get(word) ?? [];
      const pattern = word.slice(1, -1);
      return [...node.children.values()].filter(({ text }) => matchesPattern(pattern, text));
    });
  }
  return nodes.flatMap((node) => {
    const prefix = parsePrefix(node.text);
    return prefix ? [{ prefix, span: spanOfWord(node.word) }] : [];
  });
}

/** One list per family, as a list may hold prefixes of both. */
export function prefixListsOf({ root }: DeviceDraft, draft: PrefixListDraft): PrefixList[] {
  const { name, section } = draft;
  const all = [...draft.entries, ...draft.applyPaths.flatMap((path) => appliedPath(root, path))];
  const entries = all.map(
    ({ prefix, span }): PrefixListEntry => ({
      action: 'permit',
      prefix,
      minLength: prefix.length,
      maxLength: prefix.length,
      sequence: 0,
      sequenceConfigured: false,
      span,
    }),
  );
  const families = (['ipv4', 'ipv6'] as const).filter(
    (family) => family === 'ipv4' || entries.some(({ prefix }) => prefix.family === 'ipv6'),
  );
  return families.map((family) => ({
    name,
    family,
    entries: entries.filter(({ prefix }) => prefix.family === family),
    section,
  }));
}
