/** Network entity titles (D1). */
import type { Sourced } from '../../base/text.ts';
import type { IsisInstance, Net } from '../../model/isis.ts';

const SYSTEM_ID_DIGITS = 12;
const SELECTOR_DIGITS = 2;
/** One to thirteen octets of area address in front of system ID and selector. */
const MIN_DIGITS = 2 + SYSTEM_ID_DIGITS + SELECTOR_DIGITS;
const MAX_DIGITS = 26 + SYSTEM_ID_DIGITS + SELECTOR_DIGITS;

/** The title, or the reason why the text is none. */
export function readNet(text: string): Net | string {
  const digits = text.replaceAll('.', '').toLowerCase();
  if (!/^[0-9a-f]*$/.test(digits)) return 'it may contain hexadecimal digits and dots only';
  if (digits.length % 2 !== 0) return `it has ${digits.length} hexadecimal digits, so an octet is incomplete`;
  if (digits.length < MIN_DIGITS) return `it has ${digits.length / 2} octets and needs at least ${MIN_DIGITS / 2}`;
  if (digits.length > MAX_DIGITS) return `it has ${digits.length / 2} octets and may have ${MAX_DIGITS / 2} at most`;
  const selector = digits.slice(-SELECTOR_DIGITS);
  if (selector !== '00') return `its selector is ${selector} and must be 00`;
  const area = digits.slice(0, -(SYSTEM_ID_DIGITS + SELECTOR_DIGITS));
  return { area, systemId: digits.slice(area.length, -SELECTOR_DIGITS) };
}

/** What `readNet` made of an instance's titles: those that are valid, and the reasons of those that are not. */
export function partedNets(read: Iterable<Sourced<Net | string>>): Pick<IsisInstance, 'nets' | 'invalidNets'> {
  const nets: Sourced<Net>[] = [];
  const invalidNets: Sourced<string>[] = [];
  for (const { value, span } of read) {
    if (typeof value === 'string') invalidNets.push({ value, span });
    else nets.push({ value, span });
  }
  return { nets, invalidNets };
}
