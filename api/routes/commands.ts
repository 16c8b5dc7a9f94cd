import { Router, type Request, type Response } from 'express';
import { Refused } from '../../domain/refused';
import { commandAt, commandNamed, type AnyCommandEntry, type Process } from '../commands';
import { paths } from '../paths';
import { requireUser } from '../require-user';
import { previewCommand, runCommand } from '../run-command';
import type { ApiServices } from '../services';

/** One route per command of the table; `?preview=1` says what it would do instead. */
export function commandsRouter(services: ApiServices): Router {
  const router = Router();
  const answer = async (req: Request, res: Response, entry: AnyCommandEntry, id?: string): Promise<void> => {
    if (req.query.preview === '1' || req.query.preview === 'true') {
      res.json(await previewCommand(services, req, entry, req.body, { id }));
      return;
    }
    const done = await runCommand(services, req, entry, req.body, { id, expectSeq: expectedSeq(req) });
    if (entry.creates && !done.repeated) res.status(201).location(paths.api.case({ id: done.stream }));
    res.json(done);
  };
  const onStream = (process: Process) => async (req: Request<{ id: string; command: string }>, res: Response) => {
    const entry = commandAt(process, req.params.command);
    if (!entry || entry.creates) throw new Refused('unknown-route');
    await answer(req as Request, res, entry, req.params.id);
  };
  router.post(paths.api.cases.pattern, requireUser, (req, res) => answer(req, res, commandNamed('joint-case', 'Submit')!));
  router.post(paths.api.caseCommand.pattern, requireUser, onStream('joint-case'));
  router.post(paths.api.noticeCommand.pattern, requireUser, onStream('notice'));
  return router;
}

/** `If-Match: "<seq>"` commits only what a preview of that state showed. */
function expectedSeq(req: Request): number | undefined {
  const header = req.get('if-match');
  if (header === undefined) return undefined;
  const seq = /^"?(\d{1,9})"?$/.exec(header)?.[1];
  if (seq === undefined) throw new Refused('if-match-invalid');
  return Number(seq);
}
