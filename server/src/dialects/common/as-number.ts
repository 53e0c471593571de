/** `65000` or the dotted form of four octets, `1.10` (RFC 5396). */
export function asNumber(text: string): number;
export function asNumber(text: string | undefined): number | undefined;
export function asNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [high = '0', low] = text.split('.');
  return low === undefined ? Number(high) : Number(high) * 65536 + Number(low);
}
