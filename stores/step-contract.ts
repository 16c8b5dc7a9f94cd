import type { Actor, Instant, StreamKind, StreamRef } from '../domain/decider';

/** One act on one stream. */
export interface StepRequest {
  stream: StreamRef;
  command: { type: string };
  actor: Actor;
  /** Legal receipt on the business clock; by default the moment the step runs. */
  receivedAt?: Instant;
  /** People: the Idempotency-Key. The same key with another body is refused (`key-reused`). */
  key?: string;
  /** Contents of sections named in the command, by hash; stored in the same transaction. */
  sections?: Record<string, unknown>;
  /** Ids of uploads that belong to the stream from now on. */
  uploads?: string[];
  /** From a preview: refused (`preview-outdated`, 409) when the stream has moved on. */
  expect?: { seq: number };
}

/** A stream whose workflow is to look again. */
export interface Telling extends StreamRef {
  /** How far it had come: who has seen as much need not look. Left out: look in any case. */
  seq?: number;
  /** No workflow was started for it before. */
  begins?: boolean;
}

export interface StepAnswer {
  stream: string;
  seq: number;
  /** Types of the events of this act, in order (those of time that came first are not among them). */
  events: string[];
  /** Business numbers reserved by this act, by subject. */
  numbers: Record<string, string>;
  /** True when a receipt answered it. */
  repeated: boolean;
}

/** What an act would do, without doing it. */
export interface Preview {
  seq: number;
  events: { type: string; data: Record<string, unknown> }[];
  /** Clocks' due dates before and after, by clock id; null where there is none. */
  dates: { clock: string; before: string | null; after: string | null }[];
  /** Streams it would open: notices and licences, with their first command. */
  opens: { id: string; kind: StreamKind; command: { type: string } }[];
}

export type Step = (request: StepRequest) => Promise<StepAnswer>;
export type PreviewStep = (request: StepRequest) => Promise<Preview>;
