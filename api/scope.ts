import type { Actor } from '../domain/decider';
import type { Process } from './commands';

/**
 * Whether a person sees a stream at all; what they do not see does not exist for them (404). Officers see their own
 * jurisdiction, an enterprise its own unit, an administrator no case.
 */
export function seesStream(actor: Actor, process: Process | 'licence', head: { jurisdiction: string; state: unknown }): boolean {
  if (actor.role === 'enterprise') return actor.uscc !== undefined && usccOf(process, head.state) === actor.uscc;
  return actor.role !== undefined && actor.role !== 'admin' && actor.jurisdiction === head.jurisdiction;
}

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
