/** Lists that may be long: so many rows at first, more when asked for, and never more than can be drawn at once. */
import { button, html } from '../dom.ts';
import { text } from '../text.ts';

export interface Limit {
  readonly first: <T>(all: readonly T[]) => readonly T[];
  /** What is not shown, below the list; undefined when all is. `advice` says how to come by what never will be. */
  readonly rest: (total: number, advice: string) => HTMLElement | undefined;
  readonly reset: () => void;
}

/** `more`: draws again. */
export function createLimit({ step, most }: { readonly step: number; readonly most: number }, more: () => void): Limit {
  let rows = step;
  return {
    first: (all) => all.slice(0, rows),
    rest: (total, advice) => {
      if (total <= rows) return undefined;
      const next = Math.min(step, most - rows, total - rows);
      const enlarge = (): void => {
        rows += next;
        more();
      };
      return html(
        'p',
        { class: 'rest' },
        `${text('rowsShown', rows, total)} `,
        next > 0 ? button(text('showMore', next), enlarge, { 'data-key': 'more' }) : advice,
      );
    },
    reset: () => {
      rows = step;
    },
  };
}
