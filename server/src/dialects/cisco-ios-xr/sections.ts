/** Where lines for a thing go: sections within sections, by name. Filled when a Device is made, asked by the writer. */
import type { Device, Section } from '../../model/device.ts';
import type { DeviceDraft } from './draft/device.ts';

export const familyKey = (tag: string): string => `isis ${tag} ipv4`;
export const circuitKey = (tag: string, name: string): string => `isis ${tag} interface ${name}`;
export const circuitFamilyKey = (tag: string, name: string): string => `${circuitKey(tag, name)} ipv4`;
export const LDP = 'mpls ldp';

export function sectionsOf(device: DeviceDraft): Readonly<Record<string, Section>> {
  const sections = new Map<string, Section>();
  for (const { tag, family, circuits } of device.isis.values()) {
    if (family) sections.set(familyKey(tag), family);
    for (const { name, section, families } of circuits.values()) {
      sections.set(circuitKey(tag, name), section);
      const ipv4 = families.get('ipv4');
      if (ipv4) sections.set(circuitFamilyKey(tag, name), ipv4.section);
    }
  }
  if (device.ldp.section) sections.set(LDP, device.ldp.section);
  return Object.fromEntries(sections);
}

export function sectionOf({ layout }: Device, key: string): Section | undefined {
  const { sections } = layout;
  return sections && Object.hasOwn(sections, key) ? sections[key] : undefined;
}
