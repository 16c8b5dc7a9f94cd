import type { Knex } from 'knex';
import type { DomainEvent, StreamRef } from '../domain/decider';
import { deciderOf } from '../domain/deciders';
import type { Surroundings } from './head';
import type { AnyDecider } from '../domain/deciders';

export interface StoredEvent {
  stream: string;
  seq: number;
  type: string;
  data: Record<string, unknown>;
  at: Date;
  actor: unknown;
  update_id: string;
  prev_hash: string;
  hash: string;
}

export const eventsOf = (db: Knex, stream: string): Promise<StoredEvent[]> =>
  db<StoredEvent>('events').where({ stream }).orderBy('seq');

export const domainEvent = (row: StoredEvent): DomainEvent => ({ ...row.data, type: row.type, at: row.at.getTime() });

/** The state of a stream folded anew from its events. */
export const foldStored = (decider: AnyDecider, rows: StoredEvent[]): unknown =>
  rows.reduce((state, row) => decider.evolve(state, domainEvent(row)), decider.initial());

/** A head whose state was stored under an older shape (`version` of its decider) gets it folded anew. */
export async function refreshed(db: Knex, stream: StreamRef, around: Surroundings): Promise<Surroundings> {
  const decider = deciderOf(stream.kind);
  const { head } = around;
  if (!head?.exists || head.stateVersion === decider.version) return around;
  return { ...around, head: { ...head, state: foldStored(decider, await eventsOf(db, stream.id)) } };
}
