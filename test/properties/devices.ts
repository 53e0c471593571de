/** Plans through the real parser and dialects. */
import { recogniseDialect } from '../../server/src/dialects/registry.ts';
import type { Device } from '../../server/src/model/device.ts';
import { loadGrammarsFromDisk } from '../../server/src/node/load-grammars.ts';
import { createParser } from '../../server/src/syntax/parser.ts';
import type { NetworkPlan } from '../generators/network-plan.ts';
import { render } from '../generators/renderers.ts';

/** Answers a function, since the parser is loaded once. */
export async function loadDevices(): Promise<(plan: NetworkPlan) => Device[]> {
  const parser = await createParser(await loadGrammarsFromDisk());
  return (plan) =>
    [...render(plan)].flatMap(([file, text], index) => {
      const dialect = recogniseDialect(text);
      if (!dialect || dialect.id !== plan.routers[index]?.dialect) {
        throw new Error(`recognised as ${dialect?.id}, not ${plan.routers[index]?.dialect}:\n${text}`);
      }
      return dialect.lower(parser.parse(dialect.grammar, text), file);
    });
}
