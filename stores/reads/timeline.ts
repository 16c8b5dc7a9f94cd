import type { Knex } from 'knex';
import type { Actor } from '../../domain/decider';

/** One thing that happened, as it was recorded. */
export interface TimelineRow {
  seq: number;
  type: string;
  data: Record<string, unknown>;
  /** When it took effect, on the business clock. */
  at: Date;
  /** When it was written, on the wall clock. */
  recordedAt: Date;
  actor: Pick<Actor, 'kind' | 'id' | 'name' | 'role' | 'department'>;
  hash: string;
}

/** What stays inside the authority: who works on what, internal opinions, warnings and failures. */
const INTERNAL = [
  'CompletenessReported',
  'BranchClaimed',
  'BranchReleased',
  'OpinionGiven',
  'SentBack',
  'BranchStale',
  'VisitRecorded',
  'PanelConvened',
  'PanelRecorded',
  'HearingRecorded',
  'PublicOpinionReceived',
  'PublicOpinionAnswered',
  'TermWarned',
  'TermOverrun',
  'TaskFailed',
  'TaskRetried',
  'NumberReserved',
];

/** Clocks of branches are internal terms; the applicant sees the statutory and the promised ones. */
const INTERNAL_CLOCKS = `not (type in ('ClockStarted', 'ClockEntered') and coalesce(data #>> '{clock,id}', data ->> 'clock') like 'branch/%')`;

/** Events of a stream in their order. The applicant's view leaves out what is internal to the authority. */
export async function readTimeline(
  db: Knex,
  stream: string,
  { audience, afterSeq = 0, limit = 500 }: { audience: 'officer' | 'applicant'; afterSeq?: number; limit?: number },
): Promise<TimelineRow[]> {
  const query = db('events')
    .where({ stream })
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(Math.min(limit, 1_000))
    .select<(TimelineRow & { actor: Actor })[]>('seq', 'type', 'data', 'at', { recordedAt: 'recorded_at' }, 'actor', 'hash');
  if (audience === 'applicant') void query.whereNotIn('type', INTERNAL).whereRaw(INTERNAL_CLOCKS);
  const rows = await query;
  return rows.map(({ actor: { kind, id, name, role, department }, ...row }) => ({
    ...row,
    actor: { kind, id, name, role, department },
  }));
}
