import type { Request, Response } from 'express';
import { ulid } from 'ulid';
import type { JointCaseEvent } from '../../../domain/joint-case/events';
import type { NoticeCommand } from '../../../domain/notice/notice';
import type { Preview } from '../../../stores/step-contract';
import { generateToken } from '../../csrf';
import { paths } from '../../paths';
import { slugOf, type AnyCommandEntry } from '../../commands';
import type { ApiServices } from '../../services';
import { nameOf } from '../forms/form';
import { showPage } from '../page';
import { listed, wordOr } from '../view';
import { formContext } from './acts';
import type { SeenCase } from './load';
import { givenFacts } from './given';
import { clockWord, eventText, isMinor } from './timeline';

/** Clocks that the act ends: they are over, no date of theirs moves. */
const endedBy = ({ events }: Preview): Set<string> =>
  new Set(
    events.flatMap(({ type, data }) => {
      const { clock, entry } = data as { clock?: string; entry?: { kind?: string } };
      return type === 'ClockEntered' && entry?.kind === 'end' && clock !== undefined ? [clock] : [];
    }),
  );

/** Whether people outside are told, a date that stands moves, or other rules apply: then the effect is shown before it is done. */
export function movesSomething(preview: Preview): boolean {
  const ended = endedBy(preview);
  const moved = preview.events.some(({ type }) => type === 'ProcedureMoved');
  return (
    moved || preview.opens.length > 0 || preview.dates.some(({ clock, before, after }) => before !== after && !ended.has(clock))
  );
}

interface Act {
  entry: AnyCommandEntry;
  body: Record<string, unknown>;
  preview: Preview;
  card: string;
  key?: string;
}

/** What will happen, which dates move, who is told; and the button that does it. */
export async function showConfirmation(
  services: ApiServices,
  req: Request,
  res: Response,
  of: SeenCase,
  act: Act,
): Promise<void> {
  const { view, state } = of;
  const { t } = view;
  const { entry, body, preview } = act;
  const ended = endedBy(preview);
  const date = (value: string | null) => (value ? t.date(value) : t('pages.confirm.none'));
  const then = (clock: string, value: string | null) =>
    value ? t.date(value) : t(ended.has(clock) ? 'domain.clockState.ended' : 'domain.clockState.stopped');
  await showPage(
    services,
    req,
    res,
    'pages/case/confirm',
    { title: t(`${entry.label}.title`), current: of.open ? 'portal' : 'cases' },
    {
      back: paths.case({ id: state.id }),
      caseLine: `${state.number || t('pages.case.number')} ${state.facts.unitName}`,
      title: t(`${entry.label}.title`),
      given: givenFacts(formContext(of), t, entry, body),
      happens: happenings(of, preview),
      dates: preview.dates
        .filter(({ before, after }) => before !== after)
        .map(({ clock, before, after }) => ({
          name: clockWord(view, state, clock),
          before: date(before),
          after: then(clock, after),
        })),
      told: toldOf(of, preview),
      action: `${paths.caseAct({ id: state.id, command: slugOf(entry.name) })}#${act.card}`,
      csrf: generateToken(req),
      key: act.key ?? ulid(),
      hidden: [{ name: '_card', value: act.card }, { name: '_seq', value: String(preview.seq) }, ...flattened(body)],
      submit: t(`${entry.label}.button`),
      danger: entry.name === 'Withdraw' || entry.name === 'DeclineAcceptance',
    },
  );
}

const happenings = ({ view, state }: SeenCase, { events }: Preview): string[] =>
  events
    .map(({ type, data }) => ({ seq: 0, type, data, at: view.now, actor: { kind: 'person' as const, id: '', name: '' } }))
    .filter((event) => event.type === 'BranchOpened' || !isMinor(event))
    .map((event) =>
      eventText(view, state, { ...(event.data as object), type: event.type, at: event.at } as unknown as JointCaseEvent),
    );

function toldOf({ view: { t } }: SeenCase, { opens }: Preview): string[] {
  return opens.map(({ kind, command }) => {
    if (kind !== 'notice')
      return t('pages.confirm.opensLicence', { kind: wordOr(t, `domain.licence.${(command as { kind?: string }).kind}`, '') });
    const notice = command as Extract<NoticeCommand, { type: 'RequestNotice' }>;
    return t('pages.confirm.toldLine', {
      who: listed(
        t,
        notice.recipients.map(({ name }) => name),
      ),
      what: wordOr(t, `domain.moment.${notice.moment}`, notice.moment),
      channels: listed(
        t,
        notice.channels.map((channel) => t(`domain.delivery.${channel}`)),
      ),
    });
  });
}

/** A body as hidden fields, so that the confirmed act is the one that was shown. */
export function flattened(value: unknown, pointer = ''): { name: string; value: string }[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => flattened(one, `${pointer}/${i}`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, one]) => flattened(one, `${pointer}/${key}`));
  }
  return ['string', 'number', 'boolean'].includes(typeof value) ? [{ name: nameOf(pointer), value: `${value as string}` }] : [];
}
