/** Text of configurations inside XML: it stays text. */

/** Characters XML 1.0 does not allow at all, and those that turn the direction of what follows. */
const UNFIT = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\p{Bidi_Control}\u007f-\u009f]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** For text and for attributes in either kind of quotes. */
export function escapeXml(text: string): string {
  return text.replace(UNFIT, '\ufffd').replace(/[&<>"'\t\n\r]/g, (letter) => ENTITIES[letter] ?? '');
}

/** `attributes` that are undefined are left out. Without content the element is empty. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...content: readonly string[]
): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`]))
    .join('');
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`;
}
