/** `isis-lens sweep`: which failures cut which PE pairs. */
import { type Cut, type Failure, type SweepOptions, sweep as sweepOf } from '../../ide/api.ts';
import type { Network } from '../../model/network.ts';
import { type Paint, printable, wrap } from '../terminal.ts';
import { type CommandContext, jsonText, type Outcome } from './context.ts';

interface SweepRequest extends Pick<SweepOptions, 'kind' | 'depth'> {
  readonly shard: { readonly part: number; readonly parts: number };
  readonly json: boolean;
}

const WIDTH = 92;

const nameOf = (network: Network, router: number): string => network.routers[router]?.name ?? '?';

function failureData(network: Network, failure: Failure) {
  if (failure.kind === 'node') return { kind: failure.kind, router: nameOf(network, failure.router) };
  const ends = failure.ports.map((port) => [nameOf(network, port.router), port.interface]);
  return { kind: failure.kind, ends };
}

function cutData({ network: { network }, scenario: [failed, alsoFailed], pairs, reason }: Cut) {
  return {
    failed: failureData(network, failed),
    ...(alsoFailed ? { alsoFailed: failureData(network, alsoFailed) } : {}),
    pairs: pairs.map(([one, other]) => [nameOf(network, one), nameOf(network, other)]),
    reason,
  };
}

function failureText(network: Network, failure: Failure): string {
  if (failure.kind === 'node') return nameOf(network, failure.router);
  return failure.ports.map((port) => `${nameOf(network, port.router)} ${port.interface}`).join(' – ');
}

function prettyCut({ network: { network }, scenario, pairs, reason }: Cut, paint: Paint): string[] {
  const failed = scenario.map((failure) => failureText(network, failure)).join(' and ');
  const names = pairs.map(([one, other]) => `${nameOf(network, one)} – ${nameOf(network, other)}`).join(', ');
  return [
    `${paint('bold', printable(`${failed} down`))} ${paint('red', `cuts ${pairs.length} PE pair${pairs.length === 1 ? '' : 's'}`)} [${reason}]`,
    ...wrap(printable(names), WIDTH).map((line) => `  ${line}`),
    '',
  ];
}

export function sweep(context: CommandContext, { kind, depth, shard, json }: SweepRequest): Outcome {
  const { scenarios, steps } = sweepOf(context.snapshot, { kind, depth, ...shard });
  const cuts: Cut[] = [];
  let done = 0;
  for (const found of steps()) {
    cuts.push(...found);
    done++;
    context.progress(`failure ${done} of ${scenarios}`);
  }
  const part = `${shard.part}/${shard.parts}`;
  if (json)
    return {
      output: jsonText({ version: 1, scenarios, shard: part, coverage: context.coverage, cuts: cuts.map(cutData) }),
      exitCode: 0,
    };
  const what = `${scenarios} failure${scenarios === 1 ? '' : 's'} of ${kind}s${depth === 2 ? ', one or two at a time,' : ''} tried`;
  const inPart = shard.parts === 1 ? '' : ` (part ${part})`;
  const cutting = new Set(cuts.map(({ scenario }) => scenario)).size;
  const verdict =
    cuts.length === 0
      ? context.paint('green', `${what}${inPart}: no PE pair loses its path.`)
      : `${what}${inPart}: ${cutting} of them cut${cutting === 1 ? 's' : ''} PE pairs.`;
  return { output: `${[...cuts.flatMap((cut) => prettyCut(cut, context.paint)), verdict].join('\n')}\n`, exitCode: 0 };
}
