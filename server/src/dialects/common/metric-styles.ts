/** What metrics an instance sends and accepts (D9). */
import type { MetricStyle } from '../../model/isis.ts';
import { type Command, has } from '../schema/command.ts';

/** What `metric-style` can say, shared by all instances. */
export const METRIC_STYLES = {
  narrow: { sendsNarrow: true, sendsWide: false, acceptsNarrow: true, acceptsWide: false },
  'narrow transition': { sendsNarrow: true, sendsWide: false, acceptsNarrow: true, acceptsWide: true },
  transition: { sendsNarrow: true, sendsWide: true, acceptsNarrow: true, acceptsWide: true },
  'wide transition': { sendsNarrow: false, sendsWide: true, acceptsNarrow: true, acceptsWide: true },
  wide: { sendsNarrow: false, sendsWide: true, acceptsNarrow: false, acceptsWide: true },
} satisfies Record<string, MetricStyle>;

/** The style a command names: narrow or wide, each with `transition` or without, or `transition` alone. */
export function metricStyleOf(command: Command): MetricStyle {
  const transition = has(command, 'transition');
  if (has(command, 'narrow')) return METRIC_STYLES[transition ? 'narrow transition' : 'narrow'];
  if (has(command, 'wide')) return METRIC_STYLES[transition ? 'wide transition' : 'wide'];
  return METRIC_STYLES.transition;
}
