/** Aggregated links, whatever a system calls them: port channels, bundles, aggregated Ethernet. */
import type { Span } from '../../base/text.ts';

/** A port as far as its aggregate depends on it. */
export interface Member {
  /** Canonical name of the interface it is part of; undefined where it stands alone. */
  readonly aggregate: string | undefined;
  readonly shutdown: Span | undefined;
  readonly mtu: unknown;
}

export interface Aggregates {
  /**
   * Down because all members are switched off, with the line that does so for the first. One whose members are in no line is
   * not judged.
   */
  readonly down: ReadonlyMap<string, Span>;
  /** With members that have an MTU of their own, which may decide about the whole. */
  readonly sized: ReadonlySet<string>;
}

export function aggregatesOf(members: Iterable<Member>): Aggregates {
  const down = new Map<string, Span>();
  const up = new Set<string>();
  const sized = new Set<string>();
  for (const { aggregate, shutdown, mtu } of members) {
    if (aggregate === undefined) continue;
    if (mtu !== undefined) sized.add(aggregate);
    if (!shutdown) up.add(aggregate);
    else if (!down.has(aggregate)) down.set(aggregate, shutdown);
  }
  for (const aggregate of up) down.delete(aggregate);
  return { down, sized };
}

/** The interface a subinterface is on; undefined where it is none. */
export function parentName(name: string): string | undefined {
  const dot = name.indexOf('.');
  return dot < 0 ? undefined : name.slice(0, dot);
}
