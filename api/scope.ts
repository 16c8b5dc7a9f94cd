import type { Actor } from '../domain/decider';
import { READ_DISTRICTS } from '../domain/joint-case/roles';
import type { Rules } from '../domain/rules/rules';
import type { Process } from './commands';
import { bureauOf } from './routing';

interface Head {
  jurisdiction: string;
  state: unknown;
}

/** Whether a stream is a person's own: of their unit for an enterprise, of their bureau for an officer, never an administrator's. */
export function isOwn(actor: Actor, process: Process | 'licence', head: Head): boolean {
  if (actor.role === 'enterprise') return actor.uscc !== undefined && usccOf(process, head.state) === actor.uscc;
  return actor.role !== undefined && actor.role !== 'admin' && actor.jurisdiction === head.jurisdiction;
}

/**
 * Whether a person sees a stream at all; what they do not see does not exist for them (404). Beside their own, reviewers,
 * approvers and supervisors of a city's bureau read the cases of its district bureaus; they do not act on them.
 */
export const seesStream = (actor: Actor, process: Process, head: Head, rules: Pick<Rules, 'jurisdiction'>): boolean =>
  isOwn(actor, process, head) ||
  (process === 'joint-case' &&
    actor.role !== undefined &&
    READ_DISTRICTS.includes(actor.role) &&
    actor.jurisdiction !== undefined &&
    bureauOf(rules, head.jurisdiction)?.parent === actor.jurisdiction);

function usccOf(process: Process | 'licence', state: unknown): string | undefined {
  switch (process) {
    case 'joint-case':
      return (state as { facts: { uscc: string } }).facts.uscc;
    case 'licence':
      return (state as { uscc: string }).uscc;
    case 'notice':
      return (state as { recipients: { uscc?: string }[] }).recipients.find(({ uscc }) => uscc)?.uscc;
  }
}
