import { createHash } from 'node:crypto';
import stringify from 'safe-stable-stringify';

/** SHA-256 in hex of a value's canonical JSON (sorted keys, undefined dropped). */
export const canonicalHash = (value: unknown): string =>
  createHash('sha256')
    .update(stringify(value) ?? 'null')
    .digest('hex');

export const GENESIS = '0'.repeat(64);

export interface ChainedEvent {
  stream: string;
  seq: number;
  type: string;
  data: unknown;
  at: Date;
  actor: unknown;
}

/** Hash of an event chained to the one before it in its stream; `prev` of the first is GENESIS. */
export const chainHash = (prev: string, event: ChainedEvent): string =>
  canonicalHash({
    prev,
    stream: event.stream,
    seq: event.seq,
    type: event.type,
    data: event.data,
    at: event.at.toISOString(),
    actor: event.actor,
  });
