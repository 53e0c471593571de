/** `isis-lens routes ROUTER|--all`: the IS-IS table of one router, or of all. */
import { prefixText } from '../../base/ip.ts';
import { recognisedDialect } from '../../dialects/registry.ts';
import { type NamedRouter, routersNamed } from '../../ide/api.ts';
import type { Route } from '../../isis/results.ts';
import { compareText } from '../../model/order.ts';
import { UsageError } from '../arguments.ts';
import { printable } from '../terminal.ts';
import { type CommandContext, jsonText, type Outcome } from './context.ts';

function routeData({ analysed }: NamedRouter, route: Route) {
  const nameOf = (index: number): string => analysed.network.routers[index]?.name ?? '?';
  return {
    prefix: prefixText(route.prefix),
    type: route.type,
    metric: route.metric,
    ...(route.origin === undefined ? {} : { origin: route.origin }),
    ...(route.instance === undefined ? {} : { instance: route.instance }),
    nextHops: route.nextHops.map((hop) => ({
      router: nameOf(hop.router),
      interface: hop.interface,
      address: hop.address,
    })),
    advertisers: route.advertisers.map(nameOf),
  };
}

function routerData(router: NamedRouter) {
  const { analysed, index } = router;
  const { name, device } = analysed.network.routers[index] ?? {};
  return {
    name: name ?? '?',
    file: device?.file ?? '',
    dialect: device ? recognisedDialect(device.dialect).shortName : '',
    routes: analysed.simulation.routes(index).map((route) => routeData(router, route)),
  };
}

function prettyRouter({ name, file, routes }: ReturnType<typeof routerData>): string {
  const cells = routes.map(({ prefix, type, metric, nextHops }) => [
    prefix,
    type,
    String(metric),
    nextHops.map((hop) => `${hop.router} (${hop.interface}, ${hop.address})`).join('  ') || '-',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    `  ${row.map((cell, column) => printable(cell).padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
  return [`${printable(name)} (${printable(file)}): ${routes.length} IS-IS routes`, ...lines, ''].join('\n');
}

export function routes(context: CommandContext, router: { readonly name: string } | 'all', json: boolean): Outcome {
  const chosen =
    router === 'all'
      ? context.snapshot.networks.flatMap((analysed) =>
          analysed.network.routers.map(({ index }) => ({ analysed, index })),
        )
      : routersNamed(context.snapshot, router.name);
  if (router !== 'all' && chosen.length === 0) {
    throw new UsageError(`there is no router '${router.name}' in this folder; routes --all lists them`);
  }
  const data = chosen.map(routerData).sort((a, b) => compareText(a.name, b.name) || compareText(a.file, b.file));
  const output = json
    ? jsonText({ version: 1, coverage: context.coverage, routers: data })
    : data.map(prettyRouter).join('\n');
  return { output, exitCode: 0 };
}
