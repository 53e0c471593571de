/** NETs as people write them (D1). */

/** Area address: `490001` is `49.0001`. */
export function areaText(area: string): string {
  return [area.slice(0, 2), ...(area.slice(2).match(/.{1,4}/g) ?? [])].join('.');
}

/** System ID: `000000000001` is `0000.0000.0001`. */
export function systemIdText(systemId: string): string {
  return (systemId.match(/.{1,4}/g) ?? []).join('.');
}
