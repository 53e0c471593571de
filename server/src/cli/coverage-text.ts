/** Coverage in words, one or two lines: what people read beside an answer. */
import type { Coverage } from '../ide/api.ts';
import type { LeftFile } from '../workspace/left-files.ts';
import { printable } from './terminal.ts';

const FILES_NAMED = 3;

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What was judged; the words for a network in which there is nothing to judge are plain. */
export function judgedText({ routers, pairs }: Coverage): string {
  const running = routers.read - routers.withoutIsis;
  if (routers.read === 0) return 'No router configuration was read: nothing is judged';
  if (running === 0) return `${plural(routers.read, 'router')} read, none of which runs IS-IS: nothing is judged`;
  const judged = `${plural(running, 'router')} and ${plural(pairs.judged, 'pair')}`;
  return `${judged} judged`;
}

export const runsIsis = ({ routers }: Coverage): boolean => routers.read > routers.withoutIsis;

/** One file that was left out, with the reason and what speaks for it. */
export function leftText({ file, because, nearest, evidence }: LeftFile): string {
  const closest = nearest === undefined ? undefined : `closest to ${nearest}`;
  const details = [closest, evidence].filter((detail) => detail !== undefined);
  return `${file}: ${because}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
}

/** Nothing where all was judged. */
export function notJudgedLines({ files, routers, pairs }: Coverage): readonly string[] {
  const reasons = pairs.because.map(({ reason, pairs: count }) => `${reason} ${count}`).join(', ');
  const parts = [
    pairs.unjudged > 0 ? `${plural(pairs.unjudged, 'pair')} (${reasons})` : undefined,
    pairs.silenced > 0 ? `${plural(pairs.silenced, 'broken pair')} whose findings are switched off` : undefined,
    routers.missing > 0 ? `${plural(routers.missing, 'far end')} in no file` : undefined,
    routers.withoutIsis > 0 ? `${plural(routers.withoutIsis, 'router')} without IS-IS` : undefined,
  ].filter((part) => part !== undefined);
  const named = files.left.slice(0, FILES_NAMED).map(({ file, because }) => `${file} (${because})`);
  const more = files.left.length - named.length;
  const names = [...named, ...(more > 0 ? [`${more} more, which --format json or --json lists`] : [])].join(', ');
  return [
    ...(parts.length > 0 ? [`not judged: ${parts.join(', ')}`] : []),
    ...(files.left.length > 0 ? [printable(`${plural(files.left.length, 'file')} left out: ${names}`)] : []),
  ];
}
