/** Devices of IOS-XR from text, by way of the real grammar. */
import { ciscoIosXr } from '../../../src/dialects/cisco-ios-xr/index.ts';
import type { Device } from '../../../src/model/device.ts';
import { parse } from '../parse.ts';

export const xrDeviceOf = (text: string, file = 'r1.cfg'): Device => ciscoIosXr.lower(parse(text), file)[0];

/** Numbers of the lines that begin with no command. */
export const unreadLines = (text: string): number[] =>
  ciscoIosXr
    .wordsOf(parse(text))
    .filter(({ words: [first] }) => first?.role === 'unknown' && first.word.text !== 'end')
    .map(({ line }) => line);
