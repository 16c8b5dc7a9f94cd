import type { Catcher } from './catcher';
import type { Person } from './client';
import type { PublishedCase } from './published-case';
import type { Stage } from './story';
import { readCase } from './views';
import { until } from './waiting';

/** Items of the case. */
export const EIA = 'eia-book';
export const PERMIT = 'permit-key';

/** The people of the case: the enterprise, and those of the city bureau that receives it. */
export type People = Record<'enterprise' | 'clerk' | 'eia' | 'permit' | 'approver', Person>;

export interface Run extends Stage {
  published: PublishedCase;
  people: People;
  catcher: Catcher;
  caseId: string;
}

/** A clock that jumps ahead of the process would date its papers later than they are. */
export const papersWritten = ({ people, caseId }: Run): Promise<boolean> =>
  until('every paper due is written', async () =>
    (await readCase(people.clerk, caseId)).letters.every(({ document }) => document !== undefined),
  );
