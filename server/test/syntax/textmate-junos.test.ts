import { expect, it } from 'vitest';
import { coloursOf } from './colours.ts';

const colours = await coloursOf('junos');

it('colours blocks, tags and comments', () => {
  const text = `## Last commit: 2026-01-01
protocols {
    isis {
        inactive: export [ LEAK OTHER ];
        /* both
           levels */
        interface lo0.0 { passive; }`;
  expect(colours(text)).toEqual([
    ['## Last commit: 2026-01-01=comment.line.number-sign'],
    ['protocols=keyword.other', '{=punctuation.section.block'],
    ['isis=keyword.other', '{=punctuation.section.block'],
    [
      'inactive:=keyword.operator.tag',
      'export=keyword.other',
      '[=punctuation.section.list',
      ']=punctuation.section.list',
      ';=punctuation.terminator',
    ],
    ['/*=comment.block', ' both=comment.block'],
    ['           levels =comment.block', '*/=comment.block'],
    [
      'interface=keyword.other',
      '{=punctuation.section.block',
      'passive=keyword.other',
      ';=punctuation.terminator',
      '}=punctuation.section.block',
    ],
  ]);
});

it('colours lines and values', () => {
  expect(
    colours(`set interfaces lo0 unit 0 family iso address 49.0001.1921.6800.1001.00
deactivate groups G interfaces <*> description "a \\" b"
set policy-options policy-statement P from route-filter 10.0.0.0/8 exact accept`),
  ).toEqual([
    [
      'set=keyword.control',
      'interfaces=keyword.other',
      '0=constant.numeric',
      '49.0001.1921.6800.1001.00=constant.numeric.net',
    ],
    [
      'deactivate=keyword.control',
      'groups=keyword.other',
      '<*>=variable.other.wildcard',
      '"=string.quoted.double',
      'a =string.quoted.double',
      '\\"=constant.character.escape',
      ' b=string.quoted.double',
      '"=string.quoted.double',
    ],
    [
      'set=keyword.control',
      'policy-options=keyword.other',
      '10.0.0.0/8=constant.numeric.ipv4',
      'accept=constant.language',
    ],
  ]);
});
