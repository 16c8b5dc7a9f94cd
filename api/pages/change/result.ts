import { Router, type Request, type Response } from 'express';
import { localDate } from '../../../domain/calendar/dates';
import { choicesOf } from '../../../domain/change/decided';
import { proceduresInForce } from '../../../stores/reads/procedures';
import { assessmentView, confirm, mayConfirm } from '../../change-record';
import { startFrom } from '../../change-start';
import { generateToken } from '../../csrf';
import { formBody } from '../../form-body';
import { paths } from '../../paths';
import { requireRole, requireUser, whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import { problemsOfForm } from '../errors';
import { area, select, textAt, type Form, type FormState } from '../forms/form';
import { showPage } from '../page';
import { inLanguage } from '../view';
import { classText, factLines, localNote, planLines, verdictCard } from './verdict-lines';

type WithId = Request<{ id: string }>;

/** An assessment: what each list says, in its words; the officer's decision; the application that follows. */
export function changeResultRouter(services: ApiServices): Router {
  const router = Router();

  router.get(paths.change.pattern, requireUser, async (req: WithId, res: Response) => {
    await show(services, req, res);
  });

  router.post(paths.changeConfirm.pattern, requireUser, formBody, async (req: WithId, res: Response) => {
    const form: FormState = { values: req.body, problems: [] };
    const item = textAt(form, '/item');
    const body = { item, class: textAt(form, '/class'), proposed: textAt(form, '/proposed'), reason: textAt(form, '/reason') };
    try {
      await confirm(services, whoAsks(req as Request).actor, req.params.id, body);
      res.redirect(303, `${paths.change({ id: req.params.id })}#item-${item}`);
    } catch (error) {
      const { status, problems } = problemsOfForm(services, req as Request, error);
      if (status === 403 || status === 404) throw error;
      res.status(status);
      await show(services, req, res, { item, ...form, problems });
    }
  });

  const mayStart = [requireUser, requireRole('clerk', 'enterprise')];
  router.post(paths.changeStart.pattern, mayStart, formBody, async (req: Request, res: Response) => {
    const { actor } = whoAsks(req);
    const view = await assessmentView(services, actor, String(req.params.id));
    const draft = await startFrom(services, actor, view, textAt({ values: req.body, problems: [] }, '/procedure'));
    res.redirect(303, paths.draft({ id: draft }));
  });

  // The address of a form that came back, asked for again.
  router.get([paths.changeConfirm.pattern, paths.changeStart.pattern], requireUser, (req: WithId, res: Response) => {
    res.redirect(303, paths.change({ id: req.params.id }));
  });
  return router;
}

async function show(services: ApiServices, req: WithId, res: Response, sent?: FormState & { item: string }): Promise<void> {
  const { actor } = whoAsks(req as Request);
  const t = services.renderer.t(req.locale);
  const { changeTables: tables } = services.catalogue;
  const view = await assessmentView(services, actor, req.params.id);
  const offered = await proceduresInForce(services.db, localDate(await services.businessClock.now()));
  const csrf = generateToken(req as Request);
  const cards = view.verdicts.map((verdict) => {
    const { item } = verdict;
    const done = view.confirmations.find((one) => one.item === item);
    const state = sent?.item === item ? sent : { values: { class: verdict.class }, problems: [] };
    const form: Form = { ...state, t, prefix: `confirm-${item}` };
    const asked = !done && verdict.class !== 'not-applicable' && mayConfirm(actor, item);
    return {
      ...verdictCard(t, verdict, done),
      ...(asked
        ? {
            confirm: {
              csrf,
              action: paths.changeConfirm({ id: view.id }),
              hidden: [
                { name: 'item', value: item },
                { name: 'proposed', value: verdict.class },
              ],
              error: state.problems.find(({ pointer }) => pointer === '')?.message,
              fields: [
                select(
                  form,
                  '/class',
                  { label: t('changes.result.decision') },
                  choicesOf(tables, item).map((id) => ({ value: id, text: classText(t, tables, item, id) })),
                  'm',
                ),
                area(
                  form,
                  '/reason',
                  { label: t('changes.result.reason'), hint: t('changes.result.reasonHint'), optional: true },
                  2,
                ),
              ],
            },
          }
        : {}),
    };
  });
  const named = cards.map((card, i) => ({
    ...card,
    answer: classText(t, tables, view.verdicts[i]!.item, view.verdicts[i]!.class),
  }));
  const waiting = view.verdicts.some(
    ({ item, class: id }) => id !== 'not-applicable' && !view.confirmations.some((one) => one.item === item),
  );
  const starts = view.plan.procedures.map(({ procedure }) => {
    const known = offered.find(({ id }) => id === procedure);
    const begun = view.starts.find((one) => one.procedure === procedure && (one.submitted || one.startedBy === actor.id));
    return {
      title: known ? inLanguage(t, known.title) : procedure,
      ...(begun
        ? {
            link: {
              href: begun.submitted ? paths.case({ id: begun.draft }) : paths.draft({ id: begun.draft }),
              text: t(begun.submitted ? 'changes.result.toCase' : 'changes.result.toDraft'),
            },
          }
        : known && !waiting && (actor.role === 'clerk' || actor.role === 'enterprise')
          ? { start: { csrf, action: paths.changeStart({ id: view.id }), hidden: [{ name: 'procedure', value: procedure }] } }
          : {
              why: t(
                known
                  ? waiting
                    ? 'changes.result.afterConfirmation'
                    : 'changes.result.byApplicant'
                  : 'changes.result.notOffered',
              ),
            }),
    };
  });
  await showPage(
    services,
    req as Request,
    res,
    'pages/change/result',
    { title: t('changes.result.title'), current: 'changes' },
    {
      title: t('changes.result.title'),
      sub: t('changes.result.sub', { unit: view.unitName, by: view.assessedBy.name, at: t.dateTime(view.assessedAt.getTime()) }),
      back: paths.changes(),
      ...(actor.role === 'clerk' || actor.role === 'enterprise' ? { again: paths.newChange({}, { from: view.id }) } : {}),
      cards: named,
      plan: { ...planLines(t, view.plan), starts },
      local: localNote(t, view.local, tables),
      facts: factLines(t, view.change, tables),
      tables: paths.changeTables(),
    },
  );
}
