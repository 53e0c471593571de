/** Names for new structures that clash with nothing a file defines or mentions. */
import type { Device } from '../model/device.ts';

export interface FreshNames {
  /** `wanted` itself, else with the lowest number behind it that is free. Upper and lower case count as the same. */
  readonly take: (wanted: string) => string;
}

export function freshNames(device: Device): FreshNames {
  const taken = new Set(
    [...device.structures.definitions, ...device.structures.references].map(({ name }) => name.toLowerCase()),
  );
  return {
    take: (wanted) => {
      let name = wanted;
      for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}-${number}`;
      taken.add(name.toLowerCase());
      return name;
    },
  };
}
