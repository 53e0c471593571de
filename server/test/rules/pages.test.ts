/** The pages in docs/rules are those the rules describe. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rulePages } from '../../../scripts/rule-pages.ts';
import { rules } from '../../src/rules/registry.ts';

const root = join(import.meta.dirname, '../../..');

test('every rule has its current page, and no page is left over', () => {
  const folder = join(root, 'docs/rules');
  const written = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(rulePages(root)));
});

test('codes are unique and name their file', () => {
  const codes = rules.map((rule) => rule.code);
  expect(new Set(codes).size).toBe(codes.length);
  const files = readdirSync(join(root, 'server/src/rules')).map((name) => name.replace(/\.ts$/, ''));
  for (const code of codes) expect(files).toContain(code);
});
