import { randomUUID } from 'node:crypto';
import { paths } from '../api/paths';
import { slugOf } from '../api/commands/entry';
import type { ActName, Body, Person } from '../demo/client';
import { sessionOf, type Caller } from './caller';
import type { Work } from './load';

export type Officers = Record<'clerk' | 'eia' | 'permit' | 'approver', Person>;

/** One act over HTTP; throws when it is not accepted. */
export async function post<Name extends ActName>(
  caller: Caller,
  person: Person,
  id: string,
  command: Name,
  body: Body<Name>,
): Promise<void> {
  const path = paths.api.caseCommand({ id, command: slugOf(command) });
  const { status, body: answer } = await caller.post(path, body, { ...sessionOf(person), 'idempotency-key': randomUUID() });
  if (status !== 200) throw new Error(`${command} on ${id}: ${status} ${answer.slice(0, 300)}`);
}

/** The measured mix, one piece: three departments report on a submitted case; on an accepted one, a branch is claimed and answered. */
export const mix = (caller: Caller, { clerk, eia, permit }: Officers, submitted: string, accepted: string): Work => [
  () => post(caller, clerk, submitted, 'ReportCompleteness', { demands: [] }),
  () => post(caller, eia, submitted, 'ReportCompleteness', { demands: [] }),
  () => post(caller, permit, submitted, 'ReportCompleteness', { demands: [] }),
  () => post(caller, eia, accepted, 'Claim', { branch: 'eia-review' }),
  () =>
    post(caller, eia, accepted, 'GiveOpinion', {
      branch: 'eia-review',
      opinion: 'agree',
      text: '报告表内容完整，结论可信。',
    }),
];

export const ACTS_PER_PIECE = 5;
