import { Router, type Request, type Response } from 'express';
import { Refused } from '../../../domain/refused';
import { procedureVersions, type ProcedureVersion } from '../../../stores/reads/procedures';
import { paths } from '../../paths';
import { requireStaff, requireUser } from '../../require-user';
import { storedFile } from '../../routes/procedures';
import type { ApiServices } from '../../services';
import { showPage, viewNow } from '../page';
import { inLanguage } from '../view';
import { loadedText, standingTag } from './list';
import { partsOf } from './parts';

type VersionRequest = Request<{ procedure: string; version: string }>;

/** One version to be read and printed, and its file. */
export function procedureRouter(services: ApiServices): Router {
  const router = Router();
  const staff = [requireUser, requireStaff];

  router.get(paths.procedureFile.pattern, staff, async (req: VersionRequest, res: Response) => {
    const file = await storedFile(services, req.params);
    const { procedure, version } = req.params;
    res.attachment(`${procedure}.v${version}.json`).set('Cache-Control', 'no-store').type('json').send(file);
  });

  router.get(paths.procedure.pattern, staff, async (req: VersionRequest, res: Response) => {
    const { t, today, rules } = await viewNow(services, req);
    const { procedure: id, version: number } = req.params;
    const versions = await procedureVersions(services.db, today, id);
    const found = versions.find(({ procedure: { version } }) => String(version) === number);
    if (!found) throw new Refused('not-found');
    const { procedure, standing, openCases: open, closedCases: closed } = found;
    const title = inLanguage(t, procedure.title);
    const sub = t('procedures.versionNo', { version: procedure.version });
    await showPage(
      services,
      req,
      res,
      'pages/procedure/version',
      { title: `${title} · ${sub}`, current: 'procedures' },
      {
        ...{ back: paths.procedures(), title, sub, tag: standingTag(t, standing) },
        facts: [
          { label: t('procedures.field.id'), value: procedure.id },
          { label: t('procedures.since'), value: t.date(procedure.validFrom) },
          ...(found.until === null ? [] : [{ label: t('procedures.until'), value: t.date(found.until) }]),
          { label: t('procedures.openCases'), value: t('procedures.counts', { open, closed }) },
          { label: t('procedures.loaded'), value: loadedText(t, found) },
        ],
        ...(standing === 'never'
          ? { note: { tone: 'warn', title: t('procedures.standing.never'), lines: [t('procedures.neverText')] } }
          : {}),
        links: linksOf(t, found, versions),
        parts: partsOf({ t, rules, procedures: [procedure] }, procedure),
      },
    );
  });
  return router;
}

function linksOf(
  t: Awaited<ReturnType<typeof viewNow>>['t'],
  { procedure }: ProcedureVersion,
  versions: readonly ProcedureVersion[],
) {
  const at = { procedure: procedure.id, version: String(procedure.version) };
  const before = versions.findLast((one) => one.procedure.version < procedure.version)?.procedure.version;
  const to = { from: before, to: procedure.version };
  return [
    { href: paths.procedureDryRun(at), text: t('procedures.try') },
    ...(before === undefined
      ? []
      : [{ href: paths.procedureDifference({ procedure: procedure.id }, to), text: t('procedures.compare') }]),
    { href: paths.procedureFile(at), text: t('procedures.file') },
  ];
}
