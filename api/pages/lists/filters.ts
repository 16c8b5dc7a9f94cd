import type { Request } from 'express';
import type { Translate } from '../../../templates/i18n';
import type { Filters, Option, Pager } from '../../../templates/models/pages/parts';
import { queryText } from '../page';

export interface Asked {
  name: string;
  label: string;
  /** Value → text; absent: free text. */
  options?: Record<string, string>;
  /** Text of the choice that filters nothing. */
  any?: string;
}

/** Filters live in the address: a list can be shared, and goes on from page to page. */
export function filtersOf(t: Translate, req: Request, action: string, asked: readonly Asked[]): Filters {
  return {
    action,
    filtered: asked.some(({ name }) => queryText(req, name) !== undefined),
    fields: asked.map(({ name, label, options, any }) => {
      const value = queryText(req, name) ?? '';
      const id = `filter-${name}`;
      if (!options) return { id, name, label, value, grow: true };
      const all: Option[] = [
        { value: '', text: any ?? t('pages.list.any'), selected: value === '' },
        ...Object.entries(options).map(([key, text]) => ({ value: key, text, selected: key === value })),
      ];
      return { id, name, label, options: all };
    }),
  };
}

/** Pages by key: on to the next, or back to the beginning; the filters stay. */
export function pagerOf(req: Request, next: string | undefined): Pager {
  const at = (after: string | undefined) => {
    const query = new URLSearchParams(
      Object.entries(req.query).flatMap(([key, value]) =>
        typeof value === 'string' && value !== '' && key !== 'after' ? [[key, value]] : [],
      ),
    );
    if (after) query.set('after', after);
    const text = query.toString();
    return text ? `${req.path}?${text}` : req.path;
  };
  return { ...(queryText(req, 'after', 1_000) ? { newer: at(undefined) } : {}), ...(next ? { older: at(next) } : {}) };
}

export const countText = (t: Translate, shown: number, next: string | undefined): string =>
  t(next ? 'pages.list.more' : 'pages.list.shown', { shown });
