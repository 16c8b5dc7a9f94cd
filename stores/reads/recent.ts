import type { Knex } from 'knex';
import type { Actor } from '../../domain/decider';
import { inScope } from './scope';

export interface RecentEvent {
  stream: string;
  type: string;
  data: Record<string, unknown>;
  at: Date;
}

/** Facts that people want to hear of; the rest follows from them. */
const NEWS = [
  'CaseSubmitted',
  'CorrectionNoticed',
  'CorrectionAnswered',
  'ItemAccepted',
  'ItemNotAccepted',
  'OpinionGiven',
  'SentBack',
  'VisitScheduled',
  'VisitRecorded',
  'PanelConvened',
  'PanelRecorded',
  'HearingRightTold',
  'HearingAsked',
  'HearingRightLapsed',
  'HearingScheduled',
  'HearingRecorded',
  'NoticePublished',
  'PublicOpinionReceived',
  'NoticeEnded',
  'FollowUpRecorded',
  'TermWarned',
  'TermOverrun',
  'ItemDecided',
  'LicencesIssued',
  'CaseWithdrawn',
  'TaskFailed',
];

/** Newest events looked at; among them are those of the person's own cases. */
const LOOKED_AT = 400;

/** The latest facts of the cases that a person may see, newest first. Reads the end of the log only. */
export async function recentEvents(db: Knex, actor: Actor, limit: number): Promise<RecentEvent[]> {
  const last = db('events')
    .orderBy('position', 'desc')
    .limit(LOOKED_AT)
    .select('position', 'stream', 'type', 'data', 'at')
    .as('e');
  return inScope(db(last).join('cases', 'cases.id', 'e.stream'), actor, 'cases')
    .whereIn('e.type', NEWS)
    .orderBy('e.position', 'desc')
    .limit(limit)
    .select<RecentEvent[]>('e.stream', 'e.type', 'e.data', 'e.at');
}
