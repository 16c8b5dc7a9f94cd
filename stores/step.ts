import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Instant, StreamRef } from '../domain/decider';
import { deciderOf } from '../domain/deciders';
import { Refused } from '../domain/refused';
import type { Rules } from '../domain/rules/rules';
import { isPassing, isUniqueViolation } from './failures';
import { canonicalHash, GENESIS } from './hash-chain';
import { readHead } from './head';
import type { Head, Surroundings } from './head';
import { fillNumbers } from './numbers';
import { inOneStatement } from './one-statement';
import type { Write } from './one-statement';
import type { Preview, PreviewStep, Step, StepAnswer, StepRequest, Telling } from './step-contract';
import { duesOf } from './preview-dates';
import { refreshed } from './refold';
import { foldTurn, mustTell, takeTurn } from './turn';
import { writesOfAll } from './write-turn';

export interface StepDeps {
  db: Knex;
  /** The rules at a version of the reference data (stores/reference/rules.ts). */
  rules: { current: (version?: number) => Promise<Rules> };
  /** Tells the streams' workflows to look again; best effort, after the commit. */
  tell: (streams: Telling[]) => void;
  /** A stream whose rules threw was set aside; raises the alert. */
  quarantined?: (stream: StreamRef, error: unknown) => void;
}

/** The command that begins a stream of each kind; any other needs the stream to exist. */
const FIRST = { 'joint-case': 'Submit', licence: 'OpenLicence', notice: 'RequestNotice' } as const;
const ATTEMPTS = 4;

/** One receipt per person's key, per task of the process, per act without a key. */
export function updateIdOf({ stream, command, actor, key }: StepRequest): string {
  const task = (command as { task?: string }).task;
  if (actor.kind !== 'person') return `${stream.id}/${task ?? ''}/${command.type}`;
  return key === undefined ? randomUUID() : canonicalHash([actor.id, stream.id, command.type, key]);
}

const answerOf = (head: Head, commandHash: string): StepAnswer => {
  const { receipt } = head;
  if (receipt!.commandHash !== commandHash) throw new Refused('key-reused');
  return { ...receipt!.answer, repeated: true };
};

/**
 * The transaction that every act goes through, of people and of the process alike: lock the stream, answer a repeat from its
 * receipt, settle what time has done, decide, and write events, state, read models, tasks, receipt and new streams.
 * Throws Refused (the domain's or `key-reused`, `preview-outdated`, `not-found`); database errors pass through.
 */
export function createStep(deps: StepDeps): Step {
  return async (request) => {
    const updateId = updateIdOf(request);
    const commandHash = canonicalHash(request.command);
    const wall = new Date();
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { answer, tell } = await deps.db.transaction((trx) => stepOnce(deps, trx, request, updateId, commandHash, wall));
        if (tell.length > 0) deps.tell(tell);
        return answer;
      } catch (error) {
        // The winner of a race wrote its receipt after our snapshot was taken: look once more before saying no.
        if (error instanceof Refused && request.key !== undefined && error.code !== 'key-reused') {
          const { head } = await readHead(deps.db, request.stream, updateId, false);
          if (head?.receipt) return answerOf(head, commandHash);
        }
        if (attempt >= ATTEMPTS || !(isUniqueViolation(error) || isPassing(error, 'conflict'))) throw error;
      }
    }
  };
}

async function stepOnce(
  { rules: source }: StepDeps,
  trx: Knex,
  request: StepRequest,
  updateId: string,
  commandHash: string,
  wall: Date,
): Promise<{ answer: StepAnswer; tell: Telling[] }> {
  const around = await readHead(trx, request.stream, updateId, true);
  if (around.head?.receipt) return { answer: answerOf(around.head, commandHash), tell: [] };
  const rules = await source.current(around.rulesVersion);
  const { turn, head, now } = decideTurn(request, await refreshed(trx, request.stream, around), updateId, rules, wall);
  const numbers = await fillNumbers(
    trx,
    request.stream.id,
    turn.recorded.map(({ event }) => event),
  );
  const folded = foldTurn(turn, head.seq, rules);
  const answer: StepAnswer = {
    stream: request.stream.id,
    seq: head.seq + folded.recorded.length,
    events: folded.recorded.slice(folded.own).map(({ event }) => event.type),
    numbers,
    repeated: false,
  };
  // A process that steps on its own stream looks again by itself; told as well, its workflow would meet the message at its own end.
  const byItself = request.actor.kind === 'process' && head.seq > 0;
  const tell: Telling[] =
    !byItself && mustTell(folded, head.seq, head.processDue, now)
      ? [{ ...request.stream, seq: answer.seq, begins: head.seq === 0 }]
      : [];
  const writes = [
    ...(await writesOfAll(trx, folded, head, { now, wall }, rules, tell)),
    trx('receipts').insert({
      update_id: updateId,
      actor_id: request.actor.id,
      command_hash: commandHash,
      stream: request.stream.id,
      from_seq: head.seq + 1,
      to_seq: answer.seq,
      answer: JSON.stringify(answer),
      recorded_at: wall,
    }),
    ...contentWrites(trx, request),
  ];
  await inOneStatement(trx, writes);
  return { answer, tell };
}

/** The turn of the stream itself, before numbers are filled. */
function decideTurn(request: StepRequest, around: Surroundings, updateId: string, rules: Rules, wall: Date) {
  const { stream, command, actor } = request;
  const now: Instant = wall.getTime() + around.offset;
  const known = around.head?.exists ? around.head : null;
  if (!known && FIRST[stream.kind] !== command.type) throw new Refused('not-found');
  if (known && request.expect && request.expect.seq !== known.seq) throw new Refused('preview-outdated');
  const head = known ?? {
    seq: 0,
    headHash: GENESIS,
    jurisdiction: (command as { jurisdiction?: string }).jurisdiction ?? '',
    processDue: null,
    state: deciderOf(stream.kind).initial(),
  };
  const turn = takeTurn(stream, head.state, { command, actor, receivedAt: request.receivedAt ?? now, now }, now, updateId, rules);
  return { turn, head, now };
}

/** Sections and uploads that come with an act, kept in its transaction. */
function contentWrites(trx: Knex, { sections = {}, uploads = [], stream, actor }: StepRequest): Write[] {
  const rows = Object.entries(sections).map(([hash, content]) => ({ hash, content: JSON.stringify(content) }));
  return [
    ...(rows.length > 0 ? [trx('sections').insert(rows).onConflict('hash').ignore()] : []),
    ...(uploads.length > 0
      ? [trx('uploads').whereIn('id', uploads).where({ owner: actor.id }).update({ stream: stream.id })]
      : []),
  ];
}

/** What an act would do: events, dates that move, streams it would open. Nothing is written. */
export function createPreview({ db, rules: source }: Pick<StepDeps, 'db' | 'rules'>): PreviewStep {
  return async (request): Promise<Preview> => {
    const around = await readHead(db, request.stream, '', false);
    const rules = await source.current(around.rulesVersion);
    const { turn, head } = decideTurn(request, await refreshed(db, request.stream, around), '', rules, new Date());
    const folded = foldTurn(turn, head.seq, rules);
    const before = duesOf(request.stream, head.seq === 0 ? null : turn.before, rules);
    const after = duesOf(request.stream, folded.state, rules);
    return {
      seq: head.seq,
      events: folded.recorded.slice(folded.own).map(({ event: { type, ...data } }) => ({ type, data })),
      dates: [...new Set([...before.keys(), ...after.keys()])]
        .map((clock) => ({ clock, before: before.get(clock) ?? null, after: after.get(clock) ?? null }))
        .filter((moved) => moved.before !== moved.after),
      opens: folded.opens,
    };
  };
}
