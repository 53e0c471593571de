/** The documentation page of each rule, made of what the rule says about itself and of its scenarios. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../server/src/rules/registry.ts';
import type { Rule } from '../server/src/rules/rule.ts';

/** Titles of the scenarios of a rule; every rule has some. */
function scenarioTitles(root: string, code: string): string[] {
  const file = join(root, 'test/scenarios', `${code}.md`);
  if (!existsSync(file)) throw new Error(`the rule ${code} has no scenarios: write test/scenarios/${code}.md`);
  return [...readFileSync(file, 'utf8').matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);
}

/** Links of headings as Markdown readers make them. */
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

function page(root: string, { code, severity, documentation, mends }: Rule): string {
  const scenarios = `../../test/scenarios/${code}.md`;
  const titles = scenarioTitles(root, code).map((title) => `- [${title}](${scenarios}#${anchor(title)})`);
  return [
    `<!-- Generated from server/src/rules/${code}.ts by \`npm run docs\`. -->`,
    `# ${code}`,
    '',
    `${documentation.title}.`,
    '',
    `Severity: ${severity}. Quick fix: ${mends ? 'yes' : 'no'}.`,
    '',
    '## What it finds',
    '',
    documentation.whatItFinds,
    '',
    '## Why it matters',
    '',
    documentation.whyItMatters,
    '',
    '## How to mend it',
    '',
    documentation.howToMend,
    '',
    '## Examples',
    '',
    'Networks with this finding and without it, which the tests run:',
    '',
    ...titles,
    '',
    '## Sources',
    '',
    `${documentation.sources.join(', ')}. The rules D… are in the [domain reference](../domain.md).`,
    '',
  ].join('\n');
}

/** By file name. Throws when a rule has no scenarios. */
export function rulePages(root: string): Map<string, string> {
  return new Map(rules.map((rule) => [`${rule.code}.md`, page(root, rule)]));
}
