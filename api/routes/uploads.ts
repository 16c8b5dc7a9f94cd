import { Router, type Request } from 'express';
import { Refused } from '../../domain/refused';
import { findUploads } from '../../stores/uploads';
import { requireRestToken } from '../csrf';
import { invalidField } from '../errors';
import { paths } from '../paths';
import { requireUser, whoAsks } from '../require-user';
import { sendFile } from '../send-file';
import type { ApiServices } from '../services';
import { filesOf, receiveFiles, storeUpload } from '../uploads';

/** Files on their way into an application. */
export function uploadsRouter(services: ApiServices): Router {
  const router = Router();

  // The token is asked for before the body is read: nobody fills our disk for somebody else.
  router.post(paths.api.uploads.pattern, requireUser, requireRestToken, receiveFiles(services), async (req: Request, res) => {
    const file = filesOf(req).find(({ fieldname }) => fieldname === 'file');
    if (!file) throw invalidField('/file', 'file-required');
    const { id, file: hash, name, mime, bytes } = await storeUpload(services, whoAsks(req).actor, file);
    res.status(201).location(paths.api.upload({ id })).json({ id, file: hash, name, mime, bytes });
  });

  router.get(paths.api.upload.pattern, requireUser, async (req, res) => {
    const [upload] = await findUploads(services.db, whoAsks(req).actor.id, [req.params.id]);
    if (!upload) throw new Refused('not-found');
    await sendFile(services, req, res, upload);
  });
  return router;
}
