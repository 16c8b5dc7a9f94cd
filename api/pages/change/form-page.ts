import { Router, type Request, type Response } from 'express';
import { ulid } from 'ulid';
import { canonicalHash } from '../../../stores/hash-chain';
import { findAssessment } from '../../../stores/changes';
import { listCases } from '../../../stores/reads/cases';
import { assess } from '../../change-record';
import { generateToken } from '../../csrf';
import { isId } from '../../ids';
import { formBody } from '../../form-body';
import { paths } from '../../paths';
import { requireRole, requireUser, whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import { divisionsFor } from '../application/divisions';
import { problemsOfForm } from '../errors';
import { errorLines, textAt, type Form, type FormState } from '../forms/form';
import { pressRow, shownIds } from '../forms/rows';
import { queryText, showPage } from '../page';
import { askedTopics, assessmentFrom, valuesOf } from './body';
import { standingSection, topicSection, topicsSection } from './fields';

/** Describing a change in plain steps: where the project stands, what changes at all, then the details of that. */
export function changeFormRouter(services: ApiServices): Router {
  const router = Router();
  const mayAssess = [requireUser, requireRole('clerk', 'enterprise')];

  router.get(paths.newChange.pattern, mayAssess, async (req: Request, res: Response) => {
    await show(services, req, res, { values: { ...(await beginning(services, req)), _key: ulid() }, problems: [] });
  });

  router.post(paths.newChange.pattern, mayAssess, formBody, async (req: Request, res: Response) => {
    const sent = req.body as Record<string, unknown>;
    const form: FormState = { values: sent, problems: [] };
    const pressed = textAt(form, '/_row');
    if (pressed !== '') pressRow(sent, pressed);
    if (pressed !== '' || textAt(form, '/_intent') !== 'assess')
      return show(services, req, res, { ...form, values: { ...sent, details: 'shown' } });
    try {
      const body = assessmentFrom(sent);
      // A double click is one assessment; the form sent again with other content is another.
      const { id } = await assess(services, req, body, canonicalHash([textAt(form, '/_key'), body]));
      res.redirect(303, `${paths.change({ id })}#main`);
    } catch (error) {
      const { status, problems } = problemsOfForm(services, req, error);
      if (status === 403) throw error;
      res.status(status);
      await show(services, req, res, { values: { ...sent, details: 'shown' }, problems });
    }
  });
  return router;
}

/** What an enterprise need not type again. */
async function beginning({ db }: ApiServices, req: Request): Promise<object> {
  const { actor } = whoAsks(req);
  const from = queryText(req, 'from');
  const earlier = from && isId(from) ? await findAssessment(db, actor, from) : undefined;
  if (earlier) return valuesOf(earlier);
  if (actor.role !== 'enterprise') return {};
  const last = (await listCases(db, actor, { sort: 'submitted' }, { limit: 1 })).rows[0];
  return { unit: { uscc: actor.uscc, ...(last ? { name: last.unitName } : {}) } };
}

async function show(services: ApiServices, req: Request, res: Response, state: FormState): Promise<void> {
  const { actor } = whoAsks(req);
  const t = services.renderer.t(req.locale);
  const action = paths.newChange();
  const form: Form = { ...state, t, prefix: '', action };
  const shown = textAt(form, '/details') === 'shown';
  const sections = [
    standingSection(form, await divisionsFor(services, actor), services.catalogue.changeTables),
    topicsSection(form),
    ...(shown ? askedTopics(state.values).map((topic) => topicSection(form, topic)) : []),
  ];
  const ids = shownIds(
    sections.flatMap(({ fields }) => fields),
    sections.flatMap(({ groups }) => groups),
  );
  await showPage(
    services,
    req,
    res,
    'pages/change/form',
    { title: t('changes.form.title'), current: 'changes' },
    {
      title: t('changes.form.title'),
      lead: t('changes.form.lead'),
      action,
      csrf: generateToken(req),
      key: textAt(form, '/_key'),
      errors: errorLines(form, ids),
      sections,
      contents: sections.map(({ id, title }) => ({ href: `#${id}`, text: title })),
      shown,
      next: `${action}#${shown ? 'topics' : (sections[2]?.id ?? 'details')}`,
    },
  );
}
