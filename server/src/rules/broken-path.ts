/** Pairs of PEs that are broken for a cause of which no other rule speaks. */
import { brokenByLinks } from './broken-links.ts';
import { brokenByTables, code } from './broken-tables.ts';
import type { Rule } from './rule.ts';

export const brokenPath: Rule = {
  code,
  severity: 'error',
  documentation: {
    title: 'A path between PEs ends on the way',
    whatItFinds:
      'PEs that share a service and have no path between them because the only link is kept out of the shortest paths by the maximum metric (16777215, or `maximum`), or because it is shut down: by itself, by the interface it is on, or by all members of its aggregate. A router on the way to a PE loopback that keeps the exact route out of its own routing table: by an inbound `distribute-list`, by a distance of 255, or by a static route to Null0 or `discard`. And Junos borders that keep a loopback in level 1 because it is external there, with no export policy that lets it up. None of these is a finding as long as services find another path.',
    whyItMatters:
      'The maximum metric looks like a last resort and is none: with it a link is not used at all, although the adjacency is up. LSPs are flooded whatever a filter says, so every other router has the route and the session may come up; the router without the route binds no label to it and drops what is sent there.',
    howToMend:
      'Give the link a metric below the maximum, 16777214 for a last resort, or bring it up. Permit the loopback in the filter, remove the static route, or accept the loopback in the export policy of the borders.',
    sources: ['D6', 'D10', 'D12', 'D13', 'D52', 'RFC 5305'],
  },
  check: (analysed) => [...brokenByLinks(analysed), ...brokenByTables(analysed)],
};
