import type { StreamKind } from './decider';
import type { JointCase } from './joint-case/state';
import type { Licence } from './licence/licence';
import type { Notice } from './notice/notice';

/** One line that names a stream to an operator: number and unit, not its id. */
export function titleOf(kind: StreamKind, state: unknown): string {
  switch (kind) {
    case 'joint-case': {
      const { number, facts } = state as JointCase;
      return `${number} ${facts.unitName} ${facts.projectName}`;
    }
    case 'licence': {
      const { number, unitName, state: standing } = state as Licence;
      return `${number} ${unitName} ${standing}`;
    }
    case 'notice': {
      const { moment, params, recipients } = state as Notice;
      return `${moment} ${String(params['case'] ?? '')} ${recipients.map(({ name }) => name).join(', ')}`;
    }
  }
}
