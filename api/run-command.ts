import type { Request } from 'express';
import { ulid as newUlid } from 'ulid';
import type { Actor } from '../domain/decider';
import { Refused } from '../domain/refused';
import { readHead } from '../stores/head';
import type { Preview, StepAnswer, StepRequest } from '../stores/step-contract';
import type { AnyCommandEntry } from './commands';
import { errorCatalogue, Overtaken } from './errors';
import { beginningId, idempotencyKey } from './idempotency';
import { firstToAct } from '../stores/reads/first-to-act';
import { whoAsks } from './require-user';
import { isOwn, seesStream } from './scope';
import type { ApiServices } from './services';
import { parse } from './validation';

export interface RunOptions {
  /** The stream; not needed by a command that begins one. */
  id?: string;
  /** By default the request's Idempotency-Key; forms pass their hidden field. */
  key?: string;
  /** Sequence number shown by a preview: refused when the stream has moved on. */
  expectSeq?: number;
}

/**
 * Runs one command of the table for the person who asks: checks role and scope, reads the body, stamps the receipt with the
 * moment of arrival and takes the step. REST and forms share it.
 * Throws Invalid (every wrong field), Refused (`not-found`, `not-your-role`, what the domain says) or Overtaken (409 with who was first).
 */
export async function runCommand(
  services: ApiServices,
  req: Request,
  entry: AnyCommandEntry,
  body: unknown,
  options: RunOptions = {},
): Promise<StepAnswer> {
  let outcome = 'internal';
  try {
    const { request } = await prepare(services, req, entry, body, options);
    const answer = await orOvertaken(services, request, services.step(request));
    outcome = answer.repeated ? 'repeated' : 'done';
    return answer;
  } catch (error) {
    if (error instanceof Refused) outcome = error.code;
    else if (error instanceof Error && error.name === 'Invalid') outcome = 'invalid';
    throw error;
  } finally {
    services.metrics.observeAct(entry.name, outcome, (Date.now() - req.arrivedAt) / 1000);
  }
}

/** What the same act would do, with nothing written. Throws as runCommand. */
export async function previewCommand(
  services: ApiServices,
  req: Request,
  entry: AnyCommandEntry,
  body: unknown,
  options: RunOptions = {},
): Promise<Preview> {
  const { request } = await prepare(services, req, entry, body, options);
  return orOvertaken(services, request, services.preview(request));
}

async function prepare(
  services: ApiServices,
  req: Request,
  entry: AnyCommandEntry,
  body: unknown,
  options: RunOptions,
): Promise<{ request: StepRequest }> {
  const { actor } = whoAsks(req);
  const key = options.key ?? idempotencyKey(req);
  const streamId = options.id ?? idOfBeginning(body, actor, key);
  const around = await readHead(services.db, { id: streamId, kind: entry.process }, '', false);
  const exists = around.head?.exists === true;
  const rules = await services.rules(around.rulesVersion);
  if (!entry.creates && !(exists && seesStream(actor, entry.process, around.head!, rules))) throw new Refused('not-found');
  if (!entry.roles.includes(actor.role!)) throw new Refused('not-your-role');
  // Read by the city's bureau, decided by the district's.
  if (!entry.creates && !isOwn(actor, entry.process, around.head!)) throw new Refused('forbidden');
  const schema = entry.bodyWith?.(services.catalogue) ?? entry.body;
  const checked = parse(schema, body);
  const receivedAt = req.arrivedAt + around.offset;
  const state = around.head?.state;
  const prepared = await entry.prepare(checked, { services, actor, rules, receivedAt, state, streamId });
  return {
    request: {
      stream: { id: streamId, kind: entry.process },
      actor,
      receivedAt,
      ...prepared,
      ...(key === undefined ? {} : { key }),
      ...(options.expectSeq === undefined ? {} : { expect: { seq: options.expectSeq } }),
    },
  };
}

/**
 * Id of a stream that this act begins: the draft's, or one made from person and key, so that a repeated request without an
 * id names the same stream; without either a fresh one.
 */
function idOfBeginning(body: unknown, actor: Actor, key: string | undefined): string {
  const given = (body as { id?: unknown } | null | undefined)?.id;
  if (typeof given === 'string' && /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(given)) return given;
  return key === undefined ? newUlid() : beginningId(actor, key);
}

/** A refusal with 409 says who was first, from the refusal itself or from the stream's last act of somebody else. */
async function orOvertaken<T>(services: ApiServices, request: StepRequest, act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { by, at } = error.params;
    if (typeof by === 'string' && by) throw new Overtaken(error, { name: by, ...(typeof at === 'number' ? { at } : {}) });
    if (!errorCatalogue[error.code]?.late) throw error;
    const first = await firstToAct(services.db, request.stream.id, request.actor.id).catch(() => undefined);
    throw first ? new Overtaken(error, first) : error;
  }
}
