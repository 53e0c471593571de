/**
 * English words of what a policy, a list or the routing table decides about a route. Policies and lists are named in the words
 * of the file, and entries quoted in them.
 */
import type { Message, Render } from '../message.ts';

/** As `route-map LEAK`. */
type Filter = { readonly filter: string };

const because = (by: Message | undefined, render: Render): string => (by ? `, ${render(by)}` : '');
const all = (reasons: readonly Message[], render: Render): string => reasons.map(render).join('; ');

const END = { implicit: 'implicit deny', permit: 'permit by default', deny: 'deny by default' } as const;

export const policyMessages = {
  'policy.none': (): string => 'no filter',
  'policy.clause': (
    {
      filter,
      clause,
      by,
    }: Filter & {
      /** As `permit 10`. */
      readonly clause: string;
      /** What its conditions decided by. */
      readonly by: Message | undefined;
    },
    render: Render,
  ): string => `${filter} ${clause}${because(by, render)}`,
  /** Of a list with a name, or of one written in place. */
  'policy.entry': ({ filter, entry }: { readonly filter: string | undefined; readonly entry: string }): string =>
    filter === undefined ? entry : `${filter} ${entry}`,
  'policy.no-entry': (
    { filter, end, reasons }: Filter & { readonly end: keyof typeof END; readonly reasons: readonly Message[] },
    render: Render,
  ): string => `no entry of ${filter} matches (${END[end]})${reasons.length > 0 ? `: ${all(reasons, render)}` : ''}`,
  'policy.each': ({ reasons }: { readonly reasons: readonly Message[] }, render: Render): string =>
    all(reasons, render),
  'policy.undefined': ({ filter, permits }: Filter & { readonly permits: boolean }): string =>
    `${filter} is not defined, which ${permits ? 'permits' : 'denies'} everything`,
  'policy.circular': ({ filter }: Filter): string => `${filter} asks itself`,
  'policy.not-read': ({ name }: { readonly name: string }): string => `${name} is not read`,
  'policy.open-not-read': ({ name }: { readonly name: string }): string => `what ${name} lets through is not read`,
  'policy.open': ({ filter }: Filter): string => `${filter} asks for what these files cannot tell`,

  /** Of a border, about what it passes on. */
  'border.own-filter': ({ by }: { readonly by: Message }, render: Render): string =>
    `${render(by)}, for its own routing table`,
  'border.static-route': (): string => 'its routing table has a static route to it',

  'table.distance': ({ isSure }: { readonly isSure: boolean }): string =>
    `its distance ${isSure ? 'keeps' : 'may keep'} it out of the routing table`,
  'table.unclear': (): string =>
    'whether this static route or the one of IS-IS is used hangs on distances these files do not settle',
  'table.unclear-static': (): string =>
    'whether this static route is in the routing table cannot be told from these files',
  'table.discard': (): string => 'this static route drops what goes there',
};
