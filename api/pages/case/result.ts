import type { Request } from 'express';
import type { Translate } from '../../../templates/i18n';
import type { Note } from '../../../templates/models/pages/parts';
import { commandNamed, type Process } from '../../commands';
import { queryText } from '../page';

/** What an act or a move of the clock left behind, said once on the page that follows. Only words of ours, chosen by the address. */
export function resultNote(t: Translate, req: Request, process: Process = 'joint-case', next?: string): Note | undefined {
  const moved = /^(\d{1,4})\.(\d{4}-\d\d-\d\d)$/.exec(queryText(req, 'moved') ?? '');
  if (moved) {
    return { tone: 'good', title: t('pages.demo.moved', { days: Number(moved[1]), now: t.date(moved[2]!) }), lines: [] };
  }
  const done = commandNamed(process, queryText(req, 'done') ?? '');
  if (!done) return undefined;
  return { tone: 'good', title: t(`${done.label}.done`), lines: next ? [next] : [] };
}
