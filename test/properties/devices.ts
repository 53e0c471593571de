/** Plans through the real parser and dialect. */
import { recognisedDialect } from '../../server/src/dialects/registry.ts';
import type { Device } from '../../server/src/model/device.ts';
import { loadGrammarsFromDisk } from '../../server/src/node/load-grammars.ts';
import { createParser } from '../../server/src/syntax/parser.ts';
import type { NetworkPlan } from '../generators/network-plan.ts';
import { renderIos } from '../generators/render-ios.ts';

const DIALECT = 'cisco-ios';

/** Answers a function, since the parser is loaded once. */
export async function loadDevices(): Promise<(plan: NetworkPlan) => Device[]> {
  const parser = await createParser(await loadGrammarsFromDisk());
  const dialect = recognisedDialect(DIALECT);
  return (plan) => [...renderIos(plan)].flatMap(([file, text]) => dialect.lower(parser.parse(DIALECT, text), file));
}
