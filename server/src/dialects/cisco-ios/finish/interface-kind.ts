/** What an interface is: by its configured medium, else by its name. */
import type { InterfaceKind } from '../../../model/device.ts';
import type { InterfaceDraft } from '../draft/interface.ts';
import { iosInterfaces } from '../interface-names.ts';

export const kindOf = (draft: InterfaceDraft): InterfaceKind => draft.medium ?? iosInterfaces.kind(draft.name);
