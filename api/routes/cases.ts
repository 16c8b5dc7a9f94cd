import { Router } from 'express';
import type { Actor } from '../../domain/decider';
import { Refused } from '../../domain/refused';
import { findStream, listCases } from '../../stores/reads/cases';
import { listDocuments } from '../../stores/reads/documents';
import { readSections } from '../../stores/reads/sections';
import { readTimeline } from '../../stores/reads/timeline';
import { findFileOfStream } from '../../stores/uploads';
import type { JointCase } from '../../domain/joint-case/state';
import { loadCase } from '../case-view';
import { paths } from '../paths';
import { requireUser, whoAsks } from '../require-user';
import { seesStream } from '../scope';
import { sendFile } from '../send-file';
import type { ApiServices } from '../services';
import { shownCase } from '../shown-case';
import { parse } from '../validation';
import { CaseQuery, TimelineQuery } from './queries';

export const audienceOf = ({ role }: Actor): 'officer' | 'applicant' => (role === 'enterprise' ? 'applicant' : 'officer');

/** Cases: list, one, what happened, papers, application and files. Each read is of a case that the person may see. */
export function casesRouter(services: ApiServices): Router {
  const router = Router();
  const { db } = services;

  router.get(paths.api.cases.pattern, requireUser, async (req, res) => {
    const { after, limit, ...filter } = parse(CaseQuery, req.query);
    res.json(await listCases(db, whoAsks(req).actor, filter, { after, limit }));
  });

  router.get(paths.api.case.pattern, requireUser, async (req, res) => {
    const { actor } = whoAsks(req);
    const view = await loadCase(services, actor, req.params.id);
    res.set('ETag', `"${view.seq}"`).json(shownCase(view, audienceOf(actor)));
  });

  router.get(paths.api.caseTimeline.pattern, requireUser, async (req, res) => {
    const { actor } = whoAsks(req);
    await stateFor(services, actor, req.params.id);
    const { afterSeq } = parse(TimelineQuery, req.query);
    res.json({ rows: await readTimeline(db, req.params.id, { audience: audienceOf(actor), afterSeq }) });
  });

  router.get(paths.api.caseDocuments.pattern, requireUser, async (req, res) => {
    await stateFor(services, whoAsks(req).actor, req.params.id);
    res.json({ rows: await listDocuments(db, req.params.id) });
  });

  router.get(paths.api.caseApplication.pattern, requireUser, async (req, res) => {
    const { sections } = await stateFor(services, whoAsks(req).actor, req.params.id);
    res.json({ sections: await readSections(db, sections) });
  });

  router.get(paths.api.caseFile.pattern, requireUser, async (req, res) => {
    const { id, hash } = req.params;
    await stateFor(services, whoAsks(req).actor, id);
    const found = /^[0-9a-f]{64}$/.test(hash) ? await findFileOfStream(db, id, hash) : undefined;
    if (!found) throw new Refused('not-found');
    await sendFile(services, req, res, { file: hash, ...found });
  });
  return router;
}

/** The stored state of a case that the person may see. Throws Refused('not-found'). */
export async function stateFor(services: Pick<ApiServices, 'db' | 'rules'>, actor: Actor, id: string): Promise<JointCase> {
  const stream = await findStream(services.db, 'joint-case', id);
  if (!stream) throw new Refused('not-found');
  if (!seesStream(actor, 'joint-case', stream, await services.rules(stream.rulesVersion))) throw new Refused('not-found');
  return stream.state as JointCase;
}
