/** English words of findings about IS-IS instances: their NETs, and the metrics they write and read. */
import { countOf, type Some, someNames, verb } from './words.ts';

type Metrics = 'narrow' | 'wide' | 'narrow and wide';

/** What an instance writes into its LSPs, and what it reads in those of others. */
export type Style = { readonly sends: Metrics; readonly accepts: Metrics };

const styleText = ({ sends, accepts }: Style): string =>
  sends === accepts ? sends : `sending ${sends}, accepting ${accepts}`;

export const instanceMessages = {
  'missing-net': ({
    router,
    interfaces,
    command,
  }: {
    readonly router: string;
    /** How many the instance runs on. */
    readonly interfaces: number;
    /** The system's own, as `net`. */
    readonly command: string;
  }): string =>
    `${router} runs IS-IS on ${interfaces} ${verb(interfaces, 'interface', 'interfaces')} without a NET, so it forms no adjacency. Add one, for example ${command} 49.0001.1921.6800.1001.00.`,

  'invalid-net': ({ value }: { readonly value: string }): string =>
    `This NET is not valid: ${value}. Write it as area address, system ID of six bytes and 00, for example 49.0001.1921.6800.1001.00.`,
  'invalid-net.system-id': ({ systemId, first }: { readonly systemId: string; readonly first: string }): string =>
    `This NET has the system ID ${systemId}, the first one ${first}. All NETs of one instance need the same system ID; they may differ in area only.`,
  'invalid-net.first': (): string => 'the first NET',

  'duplicate-system-id': ({ routers, systemId }: { readonly routers: Some; readonly systemId: string }): string =>
    `${someNames(routers)} have the same system ID ${systemId}. They overwrite each other's LSPs again and again, and routes through either come and go. Give each router a system ID of its own.`,
  'duplicate-system-id.other': ({ router }: { readonly router: string }): string => `${router} has it too`,

  'metric-style-mismatch': ({
    router,
    style,
    level,
    others,
    theirs,
  }: {
    readonly router: string;
    readonly style: Style;
    readonly level: 1 | 2 | 'both';
    readonly others: Some;
    readonly theirs: Style;
  }): string => {
    const where = level === 'both' ? 'levels 1 and 2' : `level ${level}`;
    return `${router} uses ${styleText(style)} metrics in ${where}, ${someNames(others)} ${verb(countOf(others), 'uses', 'use')} ${styleText(theirs)}: neighbors come up, and neither side computes routes across. Use one metric style, best wide, on all routers.`;
  },
  'metric-style-mismatch.other': ({ router, style }: { readonly router: string; readonly style: Style }): string =>
    `${router} uses ${styleText(style)} metrics`,
};
