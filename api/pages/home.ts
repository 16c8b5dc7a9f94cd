import { Router, type Request, type Response } from 'express';
import { paths } from '../paths';
import type { ApiServices } from '../services';
import { isStaff } from './chrome';
import { showWorkbench } from './lists/workbench';
import { showPage } from './page';

/** The start: the workbench of staff, the portal of an enterprise, the public's front page. */
export function homeRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.home.pattern, async (req: Request, res: Response) => {
    if (isStaff(req.account)) return showWorkbench(services, req, res);
    if (req.account) return res.redirect(303, paths.portal());
    const t = services.renderer.t(req.locale);
    await showPage(
      services,
      req,
      res,
      'pages/home',
      { title: t('pages.menu.home'), current: 'home' },
      {
        signIn: paths.signIn(),
        verifyAction: paths.verify(),
        steps: (['how1', 'how2', 'how3'] as const).map((key) => t(`pages.home.${key}`)),
      },
    );
  });
  return router;
}
