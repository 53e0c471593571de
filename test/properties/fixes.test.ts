/** I5 on random networks with VPNs: a fix takes away its finding and brings no new one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageText } from '../../server/src/messages/catalogue.ts';
import { fixAll } from '../../server/src/rules/registry.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import type { NetworkPlan } from '../generators/network-plan.ts';
import { randomServices } from '../generators/random-services.ts';
import { inDialect, inMixedDialects, render, renderers } from '../generators/renderers.ts';
import { applyFileEdits } from '../scenarios/runner/edits.ts';
import { analyse, type Files } from './files.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 100);

/** In each dialect alone, then mixed. */
const draws: readonly (readonly [string, fc.Arbitrary<NetworkPlan>])[] = [
  ...renderers.map(({ dialect }) => [dialect, randomServices.map((plan) => inDialect(plan, dialect))] as const),
  ...(renderers.length > 1 ? [['mixed', randomServices.chain(inMixedDialects)] as const] : []),
];

/** With these, links and routers come into use that no path could be judged over before. */
const REPAIRS: ReadonlySet<string> = new Set(['metric-style-mismatch', 'adjacency-mismatch']);
/** With these, traffic may take another exit than its default route did: a gap on that way shows only now. */
const LEAKS: ReadonlySet<string> = new Set(['unleaked-loopback', 'leak-filter-misses-loopback', 'single-leak-router']);
const ON_PATHS: ReadonlySet<string> = new Set([
  'unleaked-loopback',
  'leak-filter-misses-loopback',
  'summary-hides-loopback',
  'single-leak-router',
  'no-default-no-leak',
  'overloaded-border',
  'broken-path',
]);

function isNews(known: ReadonlySet<string>, mended: string, { key, code }: Finding): boolean {
  if (known.has(key)) return false;
  if (code === 'ldp-gap') return !REPAIRS.has(mended) && !LEAKS.has(mended);
  return !(REPAIRS.has(mended) && ON_PATHS.has(code));
}

const brief = ({ key, message }: Finding): string => `${key}: ${messageText(message)}`;

describe.each(draws)('%s', (_, plans) => {
  test('a fix takes away its finding and brings no new one', () => {
    const fixed = new Map<string, number>();
    fc.assert(
      fc.property(plans, (plan) => {
        const files: Files = render(plan);
        const snapshot = analyse(files);
        const before = snapshot.findings();
        const known = new Set(before.map(({ key }) => key));
        for (const finding of before) {
          for (const fix of snapshot.fixes(finding)) {
            fixed.set(finding.code, (fixed.get(finding.code) ?? 0) + 1);
            const after = analyse(applyFileEdits(files, fix.edits)).findings();
            expect(after.filter(({ key }) => key === finding.key).map(brief), fix.title).toEqual([]);
            expect(after.filter((each) => isNews(known, finding.code, each)).map(brief), fix.title).toEqual([]);
          }
        }
      }),
      { numRuns: RUNS },
    );
    // The draw holds what the property is about.
    for (const code of ['unleaked-loopback', 'leak-filter-misses-loopback', 'ldp-gap']) {
      expect(fixed.get(code) ?? 0, code).toBeGreaterThan(0);
    }
  });

  test('fixing all of one code takes away all that single fixes can', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const files: Files = render(plan);
        const snapshot = analyse(files);
        const [network] = snapshot.networks;
        if (!network || snapshot.networks.length > 1) return;
        const before = snapshot.findings();
        const known = new Set(before.map(({ key }) => key));
        for (const code of new Set(before.map((finding) => finding.code))) {
          const mendable = before.filter((finding) => finding.code === code && snapshot.fixes(finding).length > 0);
          const after = analyse(applyFileEdits(files, fixAll(code, network))).findings();
          const keys = new Set(after.map(({ key }) => key));
          expect(mendable.filter(({ key }) => keys.has(key)).map(brief), code).toEqual([]);
          expect(after.filter((each) => isNews(known, code, each)).map(brief), code).toEqual([]);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
