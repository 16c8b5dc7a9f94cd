import { Router, type Request } from 'express';
import { clockSheet } from '../pages/case/clock-sheet-page';
import { seeCase } from '../pages/case/load';
import { paths } from '../paths';
import { requireUser } from '../require-user';
import { sendPdf } from '../send-file';
import type { ApiServices } from '../services';

/** The sheet that says how a date came about, as a PDF: made anew each time, for it shows the ledger and calendar of now. */
export function clockSheetsRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.api.clockSheet.pattern, requireUser, async (req: Request<{ id: string; clock: string }>, res) => {
    const of = await seeCase(services, req as Request, req.params.id);
    const sheet = await clockSheet(services, of, req.params.clock);
    const demo = (await services.businessClock.mark()) !== 'production';
    const { t, now } = of.view;
    const html = services.renderer.render('documents/clock-sheet', req.locale, { ...sheet, demo });
    const bytes = await services.pdf.render(html, {
      title: `${of.state.number} ${sheet.title}`,
      createdAt: now,
      ...(demo ? { watermark: t('documents.common.watermark') } : {}),
    });
    sendPdf(res, `${of.state.number} ${t('pages.sheet.title')}.pdf`, bytes);
  });
  return router;
}
