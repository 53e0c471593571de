/** What a dialect brings for tests: how a router of a plan is written in it. */
import type { NetworkPlan, Style } from './network-plan.ts';

export interface Renderer {
  /** Id of the dialect. */
  readonly dialect: string;
  /** Canonical name of the port with a number, as Devices carry it. */
  readonly port: (port: number) => string;
  /** Metric styles the platform has; the first stands for those it lacks. */
  readonly styles: readonly [Style, ...Style[]];
  /** Summaries of a plan are left out: the platform has nothing that means the same. */
  readonly withoutSummaries?: true;
  /** Configuration of one router, by its position in the plan. */
  readonly render: (plan: NetworkPlan, router: number) => string;
}
