/** Pseudowires of the model: those of LDP that a patch panel uses. */
import type { Pseudowire } from '../../model/vpn.ts';
import type { DeviceDraft } from '../ios-like/draft/device.ts';

export function pseudowiresOf({ l2vpn }: DeviceDraft): readonly Pseudowire[] {
  return [...l2vpn.patches].flatMap(([patch, { wires, interfaces }]) =>
    [...wires].flatMap((name): Pseudowire[] => {
      const { peer, id, span } = l2vpn.namedWires.get(name) ?? {};
      if (peer === undefined || id === undefined || !span) return [];
      return [{ peer, vcId: id, attachment: [...interfaces][0] ?? patch, span }];
    }),
  );
}
