import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';
import { paths } from '../paths';

/** Folder with package.json: the same whether the sources or the build run. */
function rootFolder(from = __dirname): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`package.json not found above ${__dirname}`);
  return rootFolder(parent);
}

/** Style sheets and the icon from public/, htmx from its package. Small files without a build step; they are asked for again after an hour. */
export function assetsRouter(): Router {
  const router = Router();
  const options = { maxAge: '1h', index: false, redirect: false } as const;
  const htmx = dirname(require.resolve('htmx.org/package.json'));
  router.use(`${paths.assets.pattern}/vendor`, express.static(join(htmx, 'dist'), { ...options, extensions: false }));
  router.use(paths.assets.pattern, express.static(join(rootFolder(), 'public'), options));
  return router;
}
