/** Devices from text, by way of the real grammars. */
import { aristaEos } from '../../src/dialects/arista-eos/index.ts';
import { ciscoIos } from '../../src/dialects/cisco-ios/index.ts';
import type { Dialect } from '../../src/dialects/dialect.ts';
import type { Device } from '../../src/model/device.ts';
import { loadGrammarsFromDisk } from '../../src/node/load-grammars.ts';
import { createParser } from '../../src/syntax/parser.ts';
import type { SyntaxTree } from '../../src/syntax/tree.ts';

const parser = await createParser(await loadGrammarsFromDisk());

export const parseAs = ({ grammar }: Dialect, text: string): SyntaxTree => parser.parse(grammar, text);

export const parse = (text: string): SyntaxTree => parseAs(ciscoIos, text);

export const deviceOf = (text: string, file = 'r1.cfg'): Device => ciscoIos.lower(parse(text), file)[0];

export const eosDeviceOf = (text: string, file = 'r1.cfg'): Device =>
  aristaEos.lower(parseAs(aristaEos, text), file)[0];
