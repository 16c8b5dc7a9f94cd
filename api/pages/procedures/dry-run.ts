import { Router, type Request, type Response } from 'express';
import { PACES } from '../../../domain/procedure/dry-run-result';
import type { Procedure } from '../../../domain/procedure/procedure';
import type { Translate } from '../../../templates/i18n';
import type { Field } from '../../../templates/models/pages/parts';
import { paths } from '../../paths';
import { requireStaff, requireUser } from '../../require-user';
import { authorityOf, dryRunOf, ExampleQuery, storedVersion } from '../../routes/procedures';
import type { ApiServices } from '../../services';
import { parse } from '../../validation';
import { problemsOfForm } from '../errors';
import { errorLines, input, select, type Form } from '../forms/form';
import { showPage, viewNow } from '../page';
import { inLanguage } from '../view';
import { defaultDay, shownRun } from './dry-run-result';

/** A stored version tried with an example; the address holds what was asked, so that a run can be shown to others. */
export function procedureDryRunRouter(services: ApiServices): Router {
  const router = Router();
  const { pattern } = paths.procedureDryRun;
  router.get(pattern, requireUser, requireStaff, async (req: Request<{ procedure: string; version: string }>, res: Response) => {
    const { t, now } = await viewNow(services, req);
    const { procedure: id, version } = req.params;
    const procedure = await storedVersion(services, id, Number(version));
    const jurisdiction = await authorityOf(services, req, undefined);
    const values = { receivedOn: defaultDay(procedure.validFrom, now), pace: 'last-day', jurisdiction, ...req.query };
    const { run, problems } = await tried(services, req, res, procedure, values);
    const form: Form = { t, prefix: 'dry', values, problems };
    const fields = await fieldsOf(services, t, form);
    const title = t('procedures.dry.title', { title: inLanguage(t, procedure.title), version: procedure.version });
    const back = {
      href: paths.procedure({ procedure: id, version }),
      text: t('procedures.backVersion', { version: procedure.version }),
    };
    await showPage(
      services,
      req,
      res,
      'pages/procedure/dry-run',
      { title, current: 'procedures' },
      {
        ...{ back, title, lead: t('procedures.dry.lead'), action: paths.procedureDryRun({ procedure: id, version }), fields },
        errors: errorLines(form, new Set(fields.flatMap((field) => ('id' in field ? [field.id] : [])))),
        ...(run ? { run: shownRun(t, procedure, run) } : {}),
      },
    );
  });
  return router;
}

/** The run, or what is wrong with what was asked. */
async function tried(
  services: ApiServices,
  req: Request<{ procedure: string; version: string }>,
  res: Response,
  procedure: Procedure,
  values: object,
) {
  try {
    return { run: await dryRunOf(services, req, procedure, parse(ExampleQuery, values)), problems: [] };
  } catch (error) {
    const { status, problems } = problemsOfForm(services, req, error);
    res.status(status);
    return { problems };
  }
}

async function fieldsOf(services: ApiServices, t: Translate, form: Form): Promise<Field[]> {
  const authorities = await services
    .db('jurisdictions')
    .orderBy('code')
    .select<{ code: string; zh: string; en: string }[]>('code', 'name_zh as zh', 'name_en as en');
  return [
    input(
      form,
      '/receivedOn',
      { label: t('procedures.dry.receivedOn'), hint: t('procedures.dry.receivedHint') },
      { kind: 'date', width: 'm' },
    ),
    select(
      form,
      '/jurisdiction',
      { label: t('procedures.dry.jurisdiction'), hint: t('procedures.dry.calendar') },
      authorities.map((one) => ({ value: one.code, text: inLanguage(t, one) })),
    ),
    select(
      form,
      '/pace',
      { label: t('procedures.dry.pace'), hint: t('procedures.dry.paceHint') },
      PACES.map((pace) => ({ value: pace, text: t(`procedures.dry.paces.${pace}`) })),
    ),
  ];
}
