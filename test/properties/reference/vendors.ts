/**
 * What differs between platforms where the standards leave room, for the reference. Written from
 * docs/domain.md by hand: like the reference it shares nothing with the engine.
 */
export interface Vendor {
  /** Metric the loopback's prefix is advertised with (D8). */
  readonly loopbackMetric: { readonly passive: number; readonly active: number };
  /** Metric of a summary without one of its own (D16). */
  readonly summaryMetric: 'lowest' | number;
  /** The router that summarises has a discard route for the summary (D16). */
  readonly discardRoute: boolean;
  /** Narrow metrics are read whatever is sent (D9). */
  readonly readsNarrow: boolean;
  /** A default route may lead to a border in overload (D17). */
  readonly followsOverloaded: boolean;
  /** External level-1 routes, which narrow metrics tell apart, go up by policy only (D12). */
  readonly externalByPolicy: boolean;
}

const VENDORS: Readonly<Record<string, Vendor>> = {
  'cisco-ios-xr': {
    loopbackMetric: { passive: 0, active: 10 },
    summaryMetric: 'lowest',
    discardRoute: true,
    readsNarrow: false,
    followsOverloaded: false,
    externalByPolicy: false,
  },
  'cisco-ios': {
    loopbackMetric: { passive: 0, active: 10 },
    summaryMetric: 'lowest',
    discardRoute: true,
    readsNarrow: false,
    followsOverloaded: false,
    externalByPolicy: false,
  },
  junos: {
    loopbackMetric: { passive: 0, active: 0 },
    summaryMetric: 10,
    discardRoute: true,
    readsNarrow: true,
    followsOverloaded: true,
    externalByPolicy: true,
  },
  'arista-eos': {
    loopbackMetric: { passive: 10, active: 10 },
    summaryMetric: 10,
    discardRoute: false,
    readsNarrow: false,
    followsOverloaded: false,
    externalByPolicy: false,
  },
};

export function vendorOf(dialect: string): Vendor {
  const vendor = VENDORS[dialect];
  if (!vendor) throw new Error(`the reference does not know ${dialect}`);
  return vendor;
}
