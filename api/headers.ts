import helmet from 'helmet';
import type { RequestHandler } from 'express';
import type { ApiServices } from './services';

/**
 * Nothing inline, nothing from elsewhere, nobody frames us. The style sheet's icons are data: images; the file view frames
 * one of our own addresses, which carries a policy of its own (api/routes/files.ts).
 */
export const setUpHeaders = ({ config }: Pick<ApiServices, 'config'>): RequestHandler => {
  const https = new URL(config.publicUrl).protocol === 'https:';
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
  });
};
