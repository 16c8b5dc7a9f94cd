import { Router } from 'express';
import { Refused } from '../../domain/refused';
import { listTasks } from '../../stores/reads/inbox';
import { findLicence, licenceVersions, listLicences } from '../../stores/reads/licences';
import { listNotices } from '../../stores/reads/notices';
import { paths } from '../paths';
import { requireUser, whoAsks } from '../require-user';
import { sendFile } from '../send-file';
import type { ApiServices } from '../services';
import { parse } from '../validation';
import { LicenceQuery, NoticeQuery, TaskQuery } from './queries';

/** The inbox, the licence register and the notices. */
export function listsRouter(services: ApiServices): Router {
  const router = Router();
  const { db } = services;

  router.get(paths.api.tasks.pattern, requireUser, async (req, res) => {
    const { after, limit, ...filter } = parse(TaskQuery, req.query);
    res.json(await listTasks(db, whoAsks(req).actor, filter, { after, limit }));
  });

  router.get(paths.api.licences.pattern, requireUser, async (req, res) => {
    const { after, limit, ...filter } = parse(LicenceQuery, req.query);
    res.json(await listLicences(db, whoAsks(req).actor, filter, { after, limit }));
  });

  router.get(paths.api.licence.pattern, requireUser, async (req, res) => {
    const licence = await findLicence(db, whoAsks(req).actor, req.params.id);
    if (!licence) throw new Refused('not-found');
    res.json({ ...licence, versions: await licenceVersions(db, licence.id) });
  });

  router.get(paths.api.licenceCertificate.pattern, requireUser, async (req, res) => {
    const licence = await findLicence(db, whoAsks(req).actor, req.params.id);
    if (!licence) throw new Refused('not-found');
    const stored = await db('files').where('hash', licence.file).first<{ bytes: number } | undefined>('bytes');
    const bytes = stored?.bytes ?? (await services.files.read(licence.file)).length;
    await sendFile(services, req, res, { file: licence.file, name: `${licence.number}.pdf`, mime: 'application/pdf', bytes });
  });

  router.get(paths.api.notices.pattern, requireUser, async (req, res) => {
    const { after, limit, ...filter } = parse(NoticeQuery, req.query);
    res.json(await listNotices(db, whoAsks(req).actor, filter, { after, limit }));
  });
  return router;
}
