import type { Knex } from 'knex';
import type { Instant, StreamKind, StreamRef } from '../domain/decider';
import type { StepAnswer } from './step-contract';

/** What a step must know before it decides, read in one query while the stream's row is locked. */
export interface Head {
  exists: boolean;
  seq: number;
  state: unknown;
  stateVersion: number;
  headHash: string;
  processDue: Instant | null;
  closed: boolean;
  jurisdiction: string;
  receipt: { commandHash: string; answer: StepAnswer } | null;
}

export interface Surroundings {
  /** Version of the reference data in force. */
  rulesVersion: number;
  /** Business clock minus wall clock. */
  offset: number;
  head: Head | null;
}

interface Row {
  rules_version: number;
  offset_ms: number;
  id: string | null;
  kind: StreamKind;
  seq: number;
  state: unknown;
  state_version: number;
  head_hash: string;
  process_due: Date | null;
  closed: boolean;
  jurisdiction: string;
  command_hash: string | null;
  answer: StepAnswer | null;
}

const SELECT = `
  select v.version as rules_version, c.offset_ms, s.id, s.kind, s.seq, s.state, s.state_version, s.head_hash, s.process_due, s.closed, s.jurisdiction,
         r.command_hash, r.answer
  from reference_version v cross join business_clock c
  left join lateral (select * from streams where id = ? %lock%) s on true
  left join receipts r on r.update_id = ?`;

/** Reads the head of a stream with its receipt, the rules' version and the clock's offset; `lock` holds the row until the transaction ends. */
export async function readHead(db: Knex, stream: StreamRef, updateId: string, lock: boolean): Promise<Surroundings> {
  const { rows } = await db.raw<{ rows: Row[] }>(SELECT.replace('%lock%', lock ? 'for update' : ''), [stream.id, updateId]);
  const row = rows[0]!;
  return {
    rulesVersion: row.rules_version,
    offset: Number(row.offset_ms),
    head:
      row.id === null && row.answer === null
        ? null
        : {
            exists: row.id !== null,
            seq: row.seq,
            state: row.state,
            stateVersion: row.state_version,
            headHash: row.head_hash,
            processDue: row.process_due?.getTime() ?? null,
            closed: row.closed,
            jurisdiction: row.jurisdiction,
            receipt: row.answer ? { commandHash: row.command_hash!, answer: row.answer } : null,
          },
  };
}
