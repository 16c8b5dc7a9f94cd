import { Router, type Request, type Response } from 'express';
import { ulid } from 'ulid';
import { daysBetween, localDate } from '../../domain/calendar/dates';
import { listPublicity, type PublicityRow } from '../../stores/reads/publicity';
import type { PublicityLine, PublicityPage } from '../../templates/models/pages/open';
import type { Fact } from '../../templates/models/pages/parts';
import { generateToken } from '../csrf';
import { formBody } from '../form-body';
import { paths } from '../paths';
import { limitOpinions, publicityAt, takeOpinion } from '../public-opinion';
import type { ApiServices } from '../services';
import { problemsOfForm } from './errors';
import { area, emptyForm, errorLines, input, type Form, type FormState } from './forms/form';
import { shownIds } from './forms/rows';
import { countText, filtersOf, pagerOf } from './lists/filters';
import { queryChoice, queryText, showPage, viewNow } from './page';
import { dueTag, tag } from './tags';
import { inLanguage, itemsLine, type View } from './view';

const ROWS = 25;
const states = ['open', 'ended'] as const;

/** Publicity (公示), for anybody: what is on display, and a form to say something about it. */
export function publicityRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.publicity.pattern, async (req: Request, res: Response) => {
    const view = await viewNow(services, req);
    const { t, today } = view;
    const filter = { state: queryChoice(req, 'state', states), text: queryText(req, 'q') };
    const page = await listPublicity(services.db, today, filter, { after: queryText(req, 'after', 1_000), limit: ROWS });
    const title = t('pages.publicity.title');
    await showPage(
      services,
      req,
      res,
      'pages/publicity',
      { title, current: 'publicity' },
      {
        title,
        sub: t('pages.publicity.sub'),
        filters: filtersOf(t, req, paths.publicity(), [
          { name: 'q', label: t('pages.publicity.q') },
          {
            name: 'state',
            label: t('pages.publicity.state'),
            options: Object.fromEntries(states.map((state) => [state, t(`pages.publicity.${state}`)])),
          },
        ]),
        count: countText(t, page.rows.length, page.next),
        notices: page.rows.map((row) => lineOf(view, row, { lang: queryText(req, 'lang') })),
        pager: pagerOf(req, page.next),
      },
    );
  });
  router.get(paths.publicityNotice.pattern, async (req: Request<{ id: string }>, res: Response) => {
    await showNotice(services, req as Request, res, await publicityAt(services, req.params.id), emptyForm);
  });
  router.post(
    paths.publicityNotice.pattern,
    formBody,
    limitOpinions(services),
    async (req: Request<{ id: string }>, res: Response) => {
      const { id } = req.params;
      const { text, name, contact, _key: key } = (req.body ?? {}) as Record<string, unknown>;
      try {
        await takeOpinion(services, req as Request, id, { text, ...given({ name, contact }) }, asKey(key));
      } catch (error) {
        const found = problemsOfForm(services, req as Request, error);
        if (found.status === 404) throw error;
        res.status(found.status);
        const form = { values: { text, name, contact }, problems: found.problems };
        return showNotice(services, req as Request, res, await publicityAt(services, id), form);
      }
      res.redirect(303, `${paths.publicityNotice({ id }, { sent: 1, lang: queryText(req as Request, 'lang') })}#main`);
    },
  );
  return router;
}

/** The form's own key: a double click is one opinion. */
const asKey = (key: unknown): string | undefined =>
  typeof key === 'string' && /^[\x21-\x7e]{1,100}$/.test(key) ? key : undefined;

/** A field that the form leaves blank is left out. */
const given = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));

const stateTag = ({ t, today }: View, { open, to }: PublicityRow) =>
  open ? dueTag(t, daysBetween(today, to), 'calendar') : tag('ring', t('pages.publicity.ended'));

const titleOf = ({ t }: View, { titleZh, titleEn }: PublicityRow): string => inLanguage(t, { zh: titleZh, en: titleEn });

const lineOf = (view: View, row: PublicityRow, lang: { lang?: string }): PublicityLine => ({
  href: paths.publicityNotice({ id: row.id }, lang),
  project: row.projectName,
  unit: row.unitName,
  title: titleOf(view, row),
  items: itemsLine(view.t, row.items),
  from: view.t.date(row.from),
  to: view.t.date(row.to),
  tag: stateTag(view, row),
});

async function showNotice(
  services: ApiServices,
  req: Request,
  res: Response,
  row: PublicityRow,
  state: FormState,
): Promise<void> {
  const view = await viewNow(services, req);
  const { t } = view;
  const title = `${titleOf(view, row)}：${row.projectName}`;
  const bureau = view.rules.jurisdiction(row.jurisdiction);
  const place = services.catalogue.division(row.division)?.nameZh ?? row.division;
  const fact = (label: string, value: string): Fact => ({ label: t(`pages.publicity.${label}`), value });
  const action = paths.publicityNotice({ id: row.id }, { lang: queryText(req, 'lang') });
  const form: Form = { ...state, t, prefix: 'opinion', action };
  const fields = [
    area(form, '/text', { label: t('pages.publicity.text'), hint: t('pages.publicity.textHint'), wide: true }, 6),
    input(form, '/name', { label: t('pages.publicity.name'), optional: true }, { width: 'm', autocomplete: 'name' }),
    input(
      form,
      '/contact',
      { label: t('pages.publicity.contact'), hint: t('pages.publicity.contactHint'), optional: true },
      { width: 'm' },
    ),
  ];
  const model: Omit<PublicityPage, 'chrome'> = {
    back: { href: paths.publicity({}, { lang: queryText(req, 'lang') }), text: t('pages.publicity.back') },
    title,
    tag: stateTag(view, row),
    facts: [
      fact('project', row.projectName),
      fact('unit', row.unitName),
      fact('place', place),
      fact('items', itemsLine(t, row.items)),
      fact('authority', inLanguage(t, { zh: bureau.nameZh, en: bureau.nameEn })),
      fact('period', t('pages.publicity.fromTo', { from: t.date(row.from), to: t.date(row.to) })),
      fact('published', t.date(localDate(row.publishedAt.getTime()))),
    ],
    ...(queryText(req, 'sent')
      ? { sent: { tone: 'good', title: t('pages.publicity.sent'), lines: [t('pages.publicity.sentText')] } }
      : {}),
    how: row.open
      ? t('pages.publicity.how', {
          to: t.date(row.to),
          authority: inLanguage(t, { zh: bureau.nameZh, en: bureau.nameEn }),
          tel: bureau.phone,
        })
      : t('pages.publicity.over', { to: t.date(row.to) }),
    ...(row.open
      ? {
          form: {
            action,
            csrf: req.account ? generateToken(req) : '',
            key: ulid(),
            fields,
            errors: errorLines(form, shownIds(fields, [])),
            submit: t('pages.publicity.send'),
          },
        }
      : {}),
  };
  await showPage(services, req, res, 'pages/publicity-notice', { title, current: 'publicity' }, model);
}
