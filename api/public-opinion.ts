import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { localDate } from '../domain/calendar/dates';
import { optionalText, text } from '../domain/application/fields';
import { PUBLIC } from '../domain/decider';
import { Refused } from '../domain/refused';
import { findPublicity, type PublicityRow } from '../stores/reads/publicity';
import type { ApiServices } from './services';
import { parse } from './validation';

/** What anybody may say about a notice. Name and contact are for the answer, and are never made public. */
export const PublicOpinionBody = z.strictObject({
  text: text(2_000),
  name: optionalText(60),
  contact: optionalText(100),
});

const WINDOW = 15 * 60_000;
/** Opinions from one address in a quarter of an hour: a household has enough, a script has not. */
const MOST = 20;

/** One limiter for REST and the form: whoever is refused here is refused there. */
const limiters = new WeakMap<ApiServices, RequestHandler>();
export function limitOpinions(services: ApiServices): RequestHandler {
  const known = limiters.get(services);
  if (known) return known;
  const made = rateLimit({
    windowMs: WINDOW,
    limit: MOST,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, _res, next) => next(new Refused('too-many-requests', { seconds: WINDOW / 1000 })),
  });
  limiters.set(services, made);
  return made;
}

/** The notice of an address, today. Throws Refused('not-found'). */
export async function publicityAt(services: ApiServices, id: string): Promise<PublicityRow> {
  const found = await findPublicity(services.db, localDate(await services.businessClock.now()), id);
  if (!found) throw new Refused('not-found');
  return found.notice;
}

/**
 * Takes an opinion in through the step, as the public's act, received when the request arrived. Throws Invalid, or
 * Refused (`not-found`, `publicity-ended`).
 */
export async function takeOpinion(
  services: ApiServices,
  req: Request,
  id: string,
  body: unknown,
  key: string | undefined,
): Promise<void> {
  const given = parse(PublicOpinionBody, body);
  const offset = (await services.businessClock.now()) - Date.now();
  const receivedAt = req.arrivedAt + offset;
  const found = await findPublicity(services.db, localDate(receivedAt), id);
  if (!found) throw new Refused('not-found');
  const { caseId, branch, round } = found.target;
  await services.step({
    stream: { id: caseId, kind: 'joint-case' },
    command: { type: 'SendPublicOpinion', branch, round, ...given } as { type: string },
    actor: PUBLIC,
    receivedAt,
    ...(key === undefined ? {} : { key: `${id} ${key}` }),
  });
}
