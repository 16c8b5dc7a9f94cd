import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Actor, StreamRef } from '../domain/decider';
import { deciderOf } from '../domain/deciders';
import type { JointCase } from '../domain/joint-case/state';
import { Refused } from '../domain/refused';
import type { Rules } from '../domain/rules/rules';
import { changesNothing, effectOf, type CalendarEffect, type MovedDate } from './calendar-effect';
import { eventsOf, foldStored } from './refold';
import type { HolidayData } from './reference/files';
import { readNotice } from './reference/holiday-notice';
import { buildRules, readRulesData } from './reference/rules';

/** Cases read and computed at once: a few tens of milliseconds, so that the process goes on answering between. */
const BATCH = 200;
/** Rows of a read model written by one statement. */
const ROWS = 1_000;
const SPREAD_MS = 10 * 60_000;

export interface CalendarPreview {
  /** Version of the reference data that the preview was made on; the load is refused when it is another by then. */
  version: number;
  years: number[];
  /** Whose own days they are; null for a notice of the State Council. */
  jurisdiction: string | null;
  days: number;
  openCases: number;
  /** Open cases of which a date moves. */
  movedCases: number;
  moved: MovedDate[];
}

export interface CalendarLoaded extends CalendarPreview {
  /** Of the row in calendar_loads. */
  position: number;
  /** Workflows that are told because their nearest due moment moved. */
  told: number;
}

export type Progress = (done: number, of: number) => void;

export interface CalendarLoads {
  /** What a notice would do. Nothing is written. Throws `BadFile`. */
  preview: (csv: string, progress?: Progress) => Promise<CalendarPreview>;
  /** Loads a notice. Throws `BadFile`, and Refused('preview-outdated') when `version` is not the one in force any more. */
  load: (request: { csv: string; actor: Actor; version?: number }, progress?: Progress) => Promise<CalendarLoaded>;
}

/**
 * Loading a State Council holiday notice: calendars are never pinned, so the due dates of open cases follow at once. Facts in
 * events never change; what follows from them (lines of lists, tasks, the nearest due moment) is written in the transaction that
 * loads the notice, and the workflows whose moment moved are told within ten minutes.
 */
export function createCalendarLoads(db: Knex, tell: (streams: StreamRef[]) => void): CalendarLoads {
  return {
    async preview(csv, progress) {
      const plan = await planOf(db, csv);
      return summary(plan, await effectsOf(db, plan, progress));
    },
    async load({ csv, actor, version }, progress) {
      const plan = await planOf(db, csv);
      if (version !== undefined && version !== plan.before.version) throw new Refused('preview-outdated');
      const known = await effectsOf(db, plan, progress);
      const { loaded, moved } = await db.transaction(async (trx) => writeLoad(trx, plan, known, { csv, actor }));
      tellSpread(tell, moved);
      return loaded;
    },
  };
}

interface Plan {
  before: Rules;
  after: Rules;
  notice: HolidayData[];
  years: number[];
  jurisdiction: string | null;
  /** Authorities whose cases follow; null for all. */
  affected: string[] | null;
}

/** The rules as they are and as they would be with the notice: its years are replaced whole, of that authority where it is a local one. */
async function planOf(db: Knex, csv: string): Promise<Plan> {
  const data = await db.transaction((trx) => readRulesData(trx), { isolationLevel: 'repeatable read', readOnly: true });
  const { rows: notice, jurisdiction } = readNotice(csv, data);
  const years = [...new Set(notice.map((row) => row.notice_year))].toSorted();
  const next = { ...data, version: data.version + 1 };
  if (jurisdiction === null) {
    const holidays = [...data.holidays.filter((row) => !years.includes(row.notice_year)), ...notice];
    return { before: buildRules(data), after: buildRules({ ...next, holidays }), notice, years, jurisdiction, affected: null };
  }
  const others = data.localDays.filter((row) => row.jurisdiction !== jurisdiction || !years.includes(row.notice_year));
  const localDays = [...others, ...notice.map((row) => ({ ...row, jurisdiction }))];
  const below = data.jurisdictions.filter(({ parent }) => parent === jurisdiction).map(({ code }) => code);
  const after = buildRules({ ...next, localDays });
  return { before: buildRules(data), after, notice, years, jurisdiction, affected: [jurisdiction, ...below] };
}

interface OpenCase {
  id: string;
  seq: number;
  state: JointCase;
  state_version: number;
}

const openCases = (db: Knex, { affected }: Pick<Plan, 'affected'>) => {
  const open = db('streams').where({ kind: 'joint-case', closed: false }).whereNull('quarantined');
  return affected === null ? open : open.whereIn('jurisdiction', affected);
};

async function effectsOf(db: Knex, plan: Plan, progress: Progress = () => undefined): Promise<Map<string, CalendarEffect>> {
  const ids = await openCases(db, plan).orderBy('id').pluck<string[]>('id');
  const effects = new Map<string, CalendarEffect>();
  for (let from = 0; from < ids.length; from += BATCH) {
    for (const effect of await effectsOfBatch(db, plan, ids.slice(from, from + BATCH))) effects.set(effect.id, effect);
    progress(Math.min(from + BATCH, ids.length), ids.length);
  }
  return effects;
}

async function effectsOfBatch(db: Knex, plan: Plan, ids: readonly string[]): Promise<CalendarEffect[]> {
  const { before, after } = plan;
  const decider = deciderOf('joint-case');
  const { offset_ms: offset } = (await db<{ offset_ms: number }>('business_clock').first())!;
  const rows = await openCases(db, plan)
    .whereIn('id', [...ids])
    .select<OpenCase[]>('id', 'seq', 'state', 'state_version');
  const effects: CalendarEffect[] = [];
  for (const row of rows) {
    const current = row.state_version === decider.version;
    const state = current ? row.state : (foldStored(decider, await eventsOf(db, row.id)) as JointCase);
    effects.push(effectOf({ ...row, state }, before, after, Date.now() + offset));
  }
  return effects;
}

function summary({ before, years, notice, jurisdiction }: Plan, effects: ReadonlyMap<string, CalendarEffect>): CalendarPreview {
  const all = [...effects.values()];
  const moved = all.flatMap((effect) => effect.moved).toSorted((a, b) => order(a).localeCompare(order(b)));
  return {
    ...{ version: before.version, years, jurisdiction, days: notice.length, openCases: all.length, moved },
    movedCases: all.filter((effect) => effect.moved.length > 0).length,
  };
}

const order = ({ case: number, clock }: MovedDate): string => `${number} ${clock}`;

/**
 * Writes under a lock of all streams, which waits for steps under way and holds back those that come: each step sees the old
 * calendar and is computed again here, or sees the new one. What was computed before stays good for cases that did not move on.
 */
async function writeLoad(
  trx: Knex,
  plan: Plan,
  known: ReadonlyMap<string, CalendarEffect>,
  { csv, actor }: { csv: string; actor: Actor },
): Promise<{ loaded: CalendarLoaded; moved: StreamRef[] }> {
  const locked = await trx<{ version: number }>('reference_version').forUpdate().first('version');
  if (locked?.version !== plan.before.version) throw new Refused('preview-outdated');
  await trx.raw('lock table streams in exclusive mode');
  const heads = await openCases(trx, plan).select<{ id: string; seq: number }[]>('id', 'seq');
  const effects = new Map(heads.flatMap(({ id, seq }) => (known.get(id)?.seq === seq ? [[id, known.get(id)!] as const] : [])));
  const missing = heads.filter(({ id }) => !effects.has(id)).map(({ id }) => id);
  for (let from = 0; from < missing.length; from += BATCH) {
    for (const effect of await effectsOfBatch(trx, plan, missing.slice(from, from + BATCH))) effects.set(effect.id, effect);
  }
  await writeDays(trx, plan);
  await trx('reference_version').increment('version', 1);
  const changed = [...effects.values()].filter((effect) => !changesNothing(effect));
  await writeReadModels(trx, changed);
  const moved = changed.filter((effect) => effect.processDue !== undefined);
  const preview = { ...summary(plan, effects), version: plan.after.version };
  const [row] = await trx('calendar_loads')
    .insert({
      loaded_by: actor.id,
      ...{ years: plan.years, jurisdiction: plan.jurisdiction, csv, version: preview.version, open_cases: preview.openCases },
      ...{ moved_cases: preview.movedCases, moved_dates: preview.moved.length, told: moved.length },
    })
    .returning<{ position: number }[]>('position');
  return {
    loaded: { ...preview, position: row!.position, told: moved.length },
    moved: moved.map(({ id }) => ({ id, kind: 'joint-case' as const })),
  };
}

async function writeDays(trx: Knex, { notice, years, jurisdiction }: Plan): Promise<void> {
  if (jurisdiction === null) {
    await trx('holidays').whereIn('notice_year', years).delete();
    await trx.batchInsert('holidays', notice, ROWS);
    return;
  }
  await trx('local_holidays').where({ jurisdiction }).whereIn('notice_year', years).delete();
  await trx.batchInsert(
    'local_holidays',
    notice.map((row) => ({ ...row, jurisdiction })),
    ROWS,
  );
}

async function writeReadModels(trx: Knex, effects: readonly CalendarEffect[]): Promise<void> {
  const lines = effects.flatMap(({ id, line }) => (line ? [{ id, ...line }] : []));
  await inChunks(lines, (rows) =>
    trx.raw(
      `update cases set next_due = r.next_due, next_due_subject = r.next_due_subject, provisional = r.provisional
       from jsonb_to_recordset(?::jsonb) as r(id text, next_due date, next_due_subject text, provisional boolean) where cases.id = r.id`,
      [rows],
    ),
  );
  const tasks = effects.flatMap((effect) => effect.tasks.map((task) => ({ stream: effect.id, ...task })));
  await inChunks(tasks, (rows) =>
    trx.raw(
      `update tasks set due = r.due from jsonb_to_recordset(?::jsonb) as r(stream text, id text, due date)
       where tasks.stream = r.stream and tasks.id = r.id`,
      [rows],
    ),
  );
  const moments = effects.flatMap(({ id, processDue: due }) =>
    due === undefined ? [] : [{ id, due: due === null ? null : new Date(due).toISOString() }],
  );
  await inChunks(moments, (rows) =>
    trx.raw(
      `update streams set process_due = r.due, told_at = null, tellings = 0
       from jsonb_to_recordset(?::jsonb) as r(id text, due timestamptz) where streams.id = r.id`,
      [rows],
    ),
  );
}

async function inChunks<Row>(rows: readonly Row[], write: (json: string) => PromiseLike<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS) await write(JSON.stringify(rows.slice(from, from + ROWS)));
}

/** When within the spread a stream is told: the same for an id at every load, and no two thousand at once. */
export const tellingDelay = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE() % SPREAD_MS;

/** A process that ends before has told nobody later than the sweep finds them: the moments are in `process_due`. */
function tellSpread(tell: (streams: StreamRef[]) => void, streams: readonly StreamRef[]): void {
  for (const stream of streams) setTimeout(() => tell([stream]), tellingDelay(stream.id)).unref();
}
