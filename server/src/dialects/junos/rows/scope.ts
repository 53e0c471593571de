/** What statements of protocols and routing options are about: the router itself or a routing instance. */

import type { DeviceDraft, InstanceDraft } from '../draft/device.ts';

export interface Scope {
  readonly device: DeviceDraft;
  /** Name of the routing instance; empty for the router itself. */
  readonly instance: string;
}

export interface InstanceScope extends Scope {
  readonly draft: InstanceDraft;
}
