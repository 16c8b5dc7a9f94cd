import express, { Router } from 'express';
import { getAbsoluteFSPath } from 'swagger-ui-dist';
import { paths } from '../paths';
import type { ApiServices } from '../services';
import { openApiDocument } from './document';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>OneWindow 一窗 · API</title>
<link rel="stylesheet" href="/api/docs/ui/swagger-ui.css">
<link rel="icon" href="/api/docs/ui/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<noscript>The description of this API is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript>
<script src="/api/docs/ui/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null, docExpansion: 'list' });\n`;

/** `/api/openapi.json`, and a page to browse it: its scripts are our own files, nothing is inline, nothing comes from elsewhere. */
export function docsRouter({ renderer, config }: Pick<ApiServices, 'renderer' | 'config'>): Router {
  const router = Router();
  let json: string | undefined;
  router.get(paths.api.openapi.pattern, (_req, res) => {
    // A third of a second of work that a start need not wait for.
    json ??= JSON.stringify(openApiDocument(renderer.t, config.publicUrl));
    res.type('json').send(json);
  });
  router.use(`${paths.api.docs.pattern}/ui`, express.static(getAbsoluteFSPath(), { index: false, maxAge: '1h' }));
  router.get(`${paths.api.docs.pattern}/start.js`, (_req, res) => {
    res.type('text/javascript').send(START);
  });
  router.get(paths.api.docs.pattern, (_req, res) => {
    // Swagger UI styles what it draws; no script may be inline.
    const policy = String(res.get('Content-Security-Policy')).replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
    res.set('Content-Security-Policy', policy).type('html').send(PAGE);
  });
  return router;
}
