import type { Decider, DomainEvent, StreamKind } from './decider';
import { jointCase } from './joint-case';
import { licence } from './licence';
import { notice } from './notice';

/** A decider of any kind, as the store handles them: what goes in and out of it is what it gave before. */
export type AnyDecider = Decider<unknown, { type: string }, DomainEvent>;

const deciders: Record<StreamKind, AnyDecider> = { 'joint-case': jointCase, licence, notice };

export const deciderOf = (kind: StreamKind): AnyDecider => deciders[kind];
