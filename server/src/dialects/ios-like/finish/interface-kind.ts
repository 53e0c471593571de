/** What an interface is: by its configured medium, else by its name. */
import type { InterfaceKind } from '../../../model/device.ts';
import type { InterfaceDraft } from '../draft/interface.ts';
import type { Platform } from '../platform.ts';

export const kindOf = ({ interfaces }: Platform, draft: InterfaceDraft): InterfaceKind =>
  draft.medium ?? interfaces.kind(draft.name);
