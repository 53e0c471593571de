/**
 * Text within a configuration that is none: banners, scripts, code, macros. Found before the system is
 * known, so in every system's form at once. Comments and quoted words need no care: no sign begins there.
 */

const BANNER = /^banner(?: +(?:motd|login|exec|incoming|slip-ppp|prompt-timeout|config-save|lcd))?(?: +(.*))?$/i;
/** Texts of EOS that end with `EOF`: banners, code of routing policies, scripts of event handlers, comments. */
const UNTIL_EOF = /^(?:banner (?:motd|login|exec)|code(?: unit \S+)?|action bash|comment)$/i;
const MACRO = /^macro name \S+$/i;
/** VRP and Comware quote theirs. */
const QUOTED_HEADER = /^header (?:shell|login|incoming|motd|legal)[^"]*"[^"]*$/i;

function lineWith(lines: readonly string[], from: number, ends: (line: string) => boolean): number | undefined {
  for (let at = from; at < lines.length; at++) if (ends(lines[at] as string)) return at;
  return undefined;
}

/** Does the line begin such a text? Undefined where it does not; else what ends it, on a later line. */
function endOf(line: string): ((line: string) => boolean) | undefined {
  if (UNTIL_EOF.test(line)) return (each) => each.trim() === 'EOF';
  if (MACRO.test(line)) return (each) => each.trim() === '@';
  if (QUOTED_HEADER.test(line)) return (each) => each.includes('"');
  const rest = BANNER.exec(line)?.[1];
  if (!rest) return undefined;
  const delimiter = rest.startsWith('^C') ? '^C' : (rest[0] as string);
  return rest.includes(delimiter, delimiter.length) ? undefined : (each) => each.includes(delimiter);
}

/** Only lines with these words can begin such a text. */
const MAY_BEGIN = /^(?:banner|action|code|comment|macro|header)\b/i;

/** The last line of the text that `lines[at]`, trimmed `line`, begins; `at` where it begins none, or one without an end. */
export function endOfUncounted(lines: readonly string[], at: number, line: string): number {
  const ends = MAY_BEGIN.test(line) ? endOf(line) : undefined;
  return (ends && lineWith(lines, at + 1, ends)) ?? at;
}
