/** What the texts of the fuzz tests are made of: all that means something to a grammar, and some that does not. */
import fc from 'fast-check';

/** What captures leave in a text. */
const TRACES = [
  ...['\b', '\b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\b', ' --More-- ', '\n---(more 20%)---', '\x1b[K', '\x7f'],
  ...['\n```\n', '```', '\nR1(config-if)#', '\nR1(config)# ', '\nu@r1# ', '\n[edit protocols]\n', '\n% Invalid input'],
];

const PIECES = [
  ...TRACES,
  ...['\n', '\r\n', '\r', '\n\n', '\n ', '\n  ', '\n   ', ' ', '  ', '\t', '\f', '!', '! c', '\n!', '\n !'],
  ...['ip', 'address', '10.0.0.1', '255.255.255.252', '10.0.0.0/8', '9', '9a', '49.0001.0000.0000.0001.00'],
  ...['interface Gi0', 'router isis', 'no ', 'default ', 'NO', 'exit-address-family', '"', '"a b"', '"a\n'],
  ...['\nbanner motd ', '\nbanner ', '\n banner login ', 'banner', 'motd', '^C', '^', 'C', '#', '%', 'm', 'e'],
  ...['\nvacant-message ', '\naaa authentication banner ', '\ncertificate 01\n', 'key-string', '\n AB 12\n', 'DEAD'],
  ...['\nquit\n', 'quit', '\nmacro name x\n', '\n@\n', '@', '\nR1#', 'R1>show run', '\nBuilding configuration...\n'],
  ...[
    '\nbanner motd\n',
    '\n action bash\n',
    '\ncode unit X\n',
    'comment\n',
    '\nEOF\n',
    '\n  EOF',
    'eof',
    '   no switchport',
  ],
  ...['\nCurrent configuration : 9 bytes\n', 'Using 1 out of 2', '\0', '\x03', '\ufeff', '\u00a0', '\u2028', '\u017f'],
  ...['\u212a', 'é', '😀', '\ud83d', '\ude00', '\uffff', 'x'.repeat(40)],
];

export const JUNOS_PIECES = [
  ...TRACES,
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    ' ',
    '    ',
    '\t',
    '\f',
    ';',
    ';\n',
    '{',
    ' {\n',
    '}',
    '\n}\n',
    '};',
    '[ ',
    ' ]',
    '[',
    ']',
  ],
  ...[
    '# c',
    '\n## Last commit',
    '/* c */',
    '/*',
    '*/',
    '/',
    '\n#',
    '"',
    '"a b"',
    '"a;{',
    '\\"',
    '"a\n',
    'inactive: ',
    'protect:',
  ],
  ...[
    'interfaces',
    'protocols isis',
    'ge-0/0/0',
    'ge-0/0/[0-3]',
    '<*>',
    '<ge-*>',
    'unit 0',
    '10.0.0.1/30',
    '9',
    'apply-groups',
  ],
  ...[
    '\nset ',
    '\ndelete ',
    'set',
    '\ndeactivate ',
    '\nedit ',
    '\ntop\n',
    '\n{master:0}\n',
    '\nr1# show',
    'policy-statement X',
  ],
  ...['\0', '\ufeff', '\u00a0', '\u2028', 'é', '😀', '\ud83d', '\ude00', '\uffff', 'x'.repeat(40)],
];

/** Half of it meaningful pieces, half any text of UTF-16 units, lone surrogates included. */
export const anyText = (size: number, of: readonly string[] = PIECES): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...of) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
      ),
      { maxLength: size, size: 'max' },
    )
    .map((pieces) => pieces.join(''));

export interface Splice {
  /** Where, as a share of the text. */
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export const spliceOf = (pieces: readonly string[]): fc.Arbitrary<Splice> =>
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 200 })),
    insert: anyText(4, pieces),
  });

export const anySplice: fc.Arbitrary<Splice> = spliceOf(PIECES);

export function splice(text: string, { at, remove, insert }: Splice): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + insert + text.slice(start + remove);
}
