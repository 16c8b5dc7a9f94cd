import type { Knex } from 'knex';
import stringify from 'safe-stable-stringify';
import type { StreamKind, StreamRef } from '../domain/decider';
import { deciderOf } from '../domain/deciders';
import { violations } from '../domain/joint-case/invariants';
import type { JointCase } from '../domain/joint-case/state';
import type { Rules } from '../domain/rules/rules';
import { chainHash, GENESIS } from './hash-chain';
import { eventsOf, foldStored } from './refold';
import { processDue } from './turn';

export interface Finding {
  stream: string;
  kind: 'chain-broken' | 'state-differs' | 'due-differs' | 'invariant' | 'no-workflow' | 'quarantined' | 'number-gap';
  detail: string;
}

interface StreamRow {
  id: string;
  kind: StreamKind;
  seq: number;
  state: unknown;
  state_version: number;
  head_hash: string;
  process_due: Date | null;
  quarantined: string | null;
}

/**
 * Proves that what is stored is what the events say: hash chains whole, states equal to their refolding, due moments set, the Never
 * list kept, number series without gaps, and (asked through `lives`) a living workflow for every stream with work left.
 */
export async function reconcile(
  db: Knex,
  rules: Rules,
  lives: (stream: StreamRef) => Promise<boolean>,
): Promise<{ streams: number; events: number; findings: Finding[] }> {
  // One snapshot: what is done meanwhile is neither seen nor taken for a break.
  return db.transaction((trx) => compare(trx, db, rules, lives), { isolationLevel: 'repeatable read', readOnly: true });
}

async function compare(
  db: Knex,
  live: Knex,
  rules: Rules,
  lives: (stream: StreamRef) => Promise<boolean>,
): Promise<{ streams: number; events: number; findings: Finding[] }> {
  const findings: Finding[] = [];
  let events = 0;
  const { offset_ms: offset } = (await db<{ offset_ms: number }>('business_clock').first())!;
  const streams = await db<StreamRow>('streams').select('*').orderBy('id');
  for (const stream of streams) {
    const say = (kind: Finding['kind'], detail: string) => findings.push({ stream: stream.id, kind, detail });
    const decider = deciderOf(stream.kind);
    const rows = await eventsOf(db, stream.id);
    events += rows.length;
    let hash = GENESIS;
    for (const row of rows) {
      const whole = chainHash(hash, {
        stream: stream.id,
        seq: row.seq,
        type: row.type,
        data: row.data,
        at: row.at,
        actor: row.actor,
      });
      if (row.prev_hash !== hash || row.hash !== whole) {
        say('chain-broken', `event ${row.seq} (${row.type})`);
        break;
      }
      hash = row.hash;
    }
    if (rows.length !== stream.seq || hash !== stream.head_hash)
      say('chain-broken', `head is ${stream.seq}, events are ${rows.length}`);
    if (stream.quarantined) say('quarantined', stream.quarantined);
    const state = foldStored(decider, rows);
    if (stream.state_version === decider.version && stringify(JSON.parse(JSON.stringify(state))) !== stringify(stream.state)) {
      say('state-differs', 'stored state is not the folded one; npm run rebuild');
    }
    const due = processDue(decider.tasks(state, rules), Date.now() + Number(offset));
    if ((due === null) !== (stream.process_due === null))
      say('due-differs', `folded ${due}, stored ${stream.process_due?.toISOString() ?? 'none'}`);
    if (stream.kind === 'joint-case') for (const violation of violations(state as JointCase, rules)) say('invariant', violation);
    if (stream.process_due !== null && !(await lives(stream)) && (await leftAsItWas(live, stream)))
      say('no-workflow', 'work left and no workflow; npm run revive');
  }
  findings.push(...(await numberGaps(db)));
  return { streams: streams.length, events, findings };
}

/** Whether nobody has worked on it since: a workflow that has done the last of its work ends. */
async function leftAsItWas(db: Knex, { id, seq }: Pick<StreamRow, 'id' | 'seq'>): Promise<boolean> {
  return (await db('streams').where({ id, seq }).first<object | undefined>('id')) !== undefined;
}

async function numberGaps(db: Knex): Promise<Finding[]> {
  const { rows } = await db.raw<{ rows: { series: string; year: number; last: number; found: number }[] }>(
    `select s.series, s.year, s.last, count(n.no)::int as found from number_series s
     left join numbers n on n.series = s.series and n.year = s.year group by s.series, s.year, s.last having count(n.no) <> s.last`,
  );
  return rows.map(({ series, year, last, found }) => ({
    stream: `${series}〔${year}〕`,
    kind: 'number-gap',
    detail: `${last} given, ${found} recorded`,
  }));
}
