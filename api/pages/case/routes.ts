import { Router, type Request, type Response } from 'express';
import { Refused } from '../../../domain/refused';
import { listDocuments } from '../../../stores/reads/documents';
import { listNotices } from '../../../stores/reads/notices';
import { readSections } from '../../../stores/reads/sections';
import { readTimeline } from '../../../stores/reads/timeline';
import { generateToken } from '../../csrf';
import { paths } from '../../paths';
import { requireUser } from '../../require-user';
import type { ApiServices } from '../../services';
import { queryText, showPage } from '../page';
import { actCards } from './acts';
import { showClockSheet } from './clock-sheet-page';
import { clockSheets } from './clock-sheets';
import { caseTabs, openTabs, viewHead, type CaseTab } from './head';
import { clocksOf, sheetHref } from './side';
import { seeCase, type SeenCase } from './load';
import { noticeLine } from './notice-lines';
import { showOverview } from './overview';
import { openPaper, viewDocuments, viewMaterials } from './papers';
import { viewSections } from './sections';
import { viewCorrections, viewOpinions } from './tabs';
import { viewTimeline } from './timeline';

type TabPage = (services: ApiServices, req: Request, res: Response, of: SeenCase) => Promise<void>;

/** The case and its tabs, each with an address of its own. */
export function caseRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.case.pattern, requireUser, async (req: Request<{ id: string }>, res) => {
    await showOverview(services, req as Request, res, await seeCase(services, req as Request, req.params.id));
  });
  router.get(paths.clockSheet.pattern, requireUser, async (req: Request<{ id: string; clock: string }>, res) => {
    const of = await seeCase(services, req as Request, req.params.id);
    await showClockSheet(services, req as Request, res, of, req.params.clock);
  });
  router.get(paths.caseTab.pattern, requireUser, async (req: Request<{ id: string; tab: string }>, res, next) => {
    const { id, tab } = req.params;
    const found = caseTabs.find((one) => one === tab);
    if (!found && tab !== 'clock-sheet') return next();
    const of = await seeCase(services, req as Request, id);
    if (!found) return showClockSheet(services, req as Request, res, of);
    if (of.open && !openTabs.has(found)) throw new Refused('not-found');
    await tabPages[found](services, req as Request, res, of);
  });
  return router;
}

const place = (of: SeenCase, tab: CaseTab) => ({
  title: `${of.view.t(`pages.case.${tab}`)} · ${of.state.number || of.view.t('pages.case.number')}`,
  current: of.open ? ('portal' as const) : ('cases' as const),
});

const tabPages: Record<(typeof caseTabs)[number], TabPage> = {
  async materials(services, req, res, of) {
    const { view, state } = of;
    const sections = await readSections(services.db, state.sections);
    const paper = openPaper(view, state, sections, queryText(req, 'paper'));
    const { catalogue } = services;
    await showPage(services, req, res, 'pages/case/materials', place(of, 'materials'), {
      head: viewHead(of, { tab: 'materials' }),
      materials: viewMaterials(view, state, sections, paper?.paper),
      ...(paper ? { viewer: paper } : {}),
      sections: viewSections(
        view,
        sections,
        state.items.map(({ kind }) => kind),
        catalogue,
      )({
        industry: (code) => catalogue.industry(code)?.nameZh ?? '',
        division: (code) => catalogue.division(code)?.nameZh ?? code,
      }),
      acts: actCards(of, generateToken(req)).todo.map((card) => ({ ...card, beside: undefined })),
    });
  },

  async corrections(services, req, res, of) {
    const hashes = of.state.corrections.flatMap(({ demands }) => demands.flatMap(({ answer }) => answer?.section ?? []));
    const answered = await readSections(services.db, Object.fromEntries(hashes.map((hash) => [hash, hash])));
    await showPage(services, req, res, 'pages/case/corrections', place(of, 'corrections'), {
      head: viewHead(of, { tab: 'corrections' }),
      ...viewCorrections(of, answered, of.open),
      clocks: clocksOf(of),
    });
  },

  async clocks(services, req, res, of) {
    await showPage(services, req, res, 'pages/case/clocks', place(of, 'clocks'), {
      head: viewHead(of, { tab: 'clocks' }),
      sheets: clockSheets(of.view, of.state, of.clocks, 'sheet'),
      sheetHref: sheetHref(of),
    });
  },

  async opinions(services, req, res, of) {
    await showPage(services, req, res, 'pages/case/opinions', place(of, 'opinions'), {
      head: viewHead(of, { tab: 'opinions' }),
      ...viewOpinions(of),
      clocks: clocksOf(of),
    });
  },

  async notices(services, req, res, of) {
    const { rows } = await listNotices(services.db, of.actor, { about: of.state.id }, { limit: 200 });
    const retrying = { actor: of.actor, rules: of.view.rules, csrf: generateToken(req), now: of.view.now };
    await showPage(services, req, res, 'pages/case/notices', place(of, 'notices'), {
      head: viewHead(of, { tab: 'notices', counts: { notices: rows.length } }),
      notices: rows.map((notice) => noticeLine(of.view.t, notice, retrying)),
    });
  },

  async timeline(services, req, res, of) {
    const rows = await readTimeline(services.db, of.state.id, { audience: 'officer', limit: 1_000 });
    const events = rows.map((row) => ({ ...row, at: row.at.getTime() }));
    const last = rows.at(-1);
    await showPage(services, req, res, 'pages/case/timeline', place(of, 'timeline'), {
      head: viewHead(of, { tab: 'timeline' }),
      timeline: viewTimeline(of.view, of.state, events),
      ...(last ? { chain: of.view.t('pages.timeline.chain', { n: rows.length, hash: last.hash.slice(0, 16) }) } : {}),
    });
  },

  async documents(services, req, res, of) {
    const documents = await listDocuments(services.db, of.state.id);
    await showPage(services, req, res, 'pages/case/documents', place(of, 'documents'), {
      head: viewHead(of, { tab: 'documents', counts: { documents: documents.length } }),
      documents: viewDocuments(of.view, of.state, documents),
    });
  },
};
