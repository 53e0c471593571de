/** Pairs of PEs that are broken for a cause of which no other rule speaks. */
import { brokenByTables, code } from './broken-tables.ts';
import type { Rule } from './rule.ts';

export const brokenPath: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'A path between PEs ends on the way',
    whatItFinds:
      'A router on the way to a PE loopback that keeps the exact route out of its own routing table: by an inbound `distribute-list`, by a distance of 255, or by a static route to Null0 or `discard`. And Junos borders that keep a loopback in level 1 because it is external there, with no export policy that lets it up.',
    whyItMatters:
      'LSPs are flooded whatever a filter says, so every other router has the route and the session may come up. The router without the route binds no label to it, and what is sent to it for the loopback is dropped.',
    howToMend:
      'Permit the loopback in the filter, remove the static route, or accept the loopback in the export policy of the borders.',
    sources: ['D12', 'D13', 'D52'],
  },
  check: brokenByTables,
};
