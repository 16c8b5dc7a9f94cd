import fc from 'fast-check';
import type { Instant } from '../../../domain/decider';
import { PROCESS } from '../../../domain/decider';
import type { PersonCommand } from '../../../domain/joint-case/commands';
import type { ItemKind } from '../../../domain/procedure/procedure';
import { Refused } from '../../../domain/refused';
import { people } from '../people';
import type { Who } from '../people';
import { at, DAY_0, EIA, PERMIT, PERMIT_NUMBER, submission } from './case-run';
import type { CaseRun } from './case-run';
import { doneWell } from './done-well';

/** Something that happens, so many hours after what happened before. */
export interface Happening {
  hours: number;
  by: Who | 'process' | 'process fails' | 'nobody' | 'whoever is asked';
  command?: PersonCommand;
  /** Which of the open tasks of people is done, by whoever is asked. */
  nth?: number;
}

const item = fc.constantFrom(EIA, PERMIT);
const branch = fc.constantFrom('eia-review', 'permit-review');
const demands = fc.array(
  fc.record({
    items: fc.constantFrom<ItemKind[]>([EIA], [PERMIT], [EIA, PERMIT]),
    section: fc.constantFrom('unit', 'outlets'),
    text: fc.constantFrom('缺公章', '缺附图'),
  }),
  { maxLength: 2 },
);
const demandIds = ['window', 'eia', 'permit'].flatMap((department) =>
  [1, 2].flatMap((n) => [1, 2].map((i) => `${department}-${n}-${i}`)),
);
const answers = fc.subarray(demandIds, { minLength: 1 }).map((ids) => ids.map((demand) => ({ demand, text: '已补正' })));

const by = (who: Who, command: fc.Arbitrary<PersonCommand>): fc.Arbitrary<Omit<Happening, 'hours'>> =>
  command.map((one) => ({ by: who, command: one }));
const give = (of: string): fc.Arbitrary<PersonCommand> =>
  fc.constantFrom('agree', 'agree', 'conditions', 'disagree').map((opinion) => ({
    type: 'GiveOpinion',
    branch: of,
    opinion: opinion as 'agree',
    text: '意见',
    conditions: '条件',
  }));
const reporting = (department: 'window' | 'eia' | 'permit'): fc.Arbitrary<PersonCommand> =>
  demands.map((list) => ({ type: 'ReportCompleteness', department, demands: list }));

const happening = fc
  .record({
    hours: fc.oneof({ weight: 6, arbitrary: fc.nat(20) }, { weight: 1, arbitrary: fc.nat(24 * 20) }),
    what: fc.oneof(
      { weight: 3, arbitrary: by('clerk', reporting('window')) },
      { weight: 3, arbitrary: by('eia', reporting('eia')) },
      { weight: 3, arbitrary: by('permit', reporting('permit')) },
      { weight: 3, arbitrary: by('clerk', fc.constant({ type: 'Accept' })) },
      {
        weight: 2,
        arbitrary: by(
          'clerk',
          fc.constantFrom({ type: 'SendCorrectionNotice' }, { type: 'SendCorrectionNotice', ground: '材料矛盾' }),
        ),
      },
      {
        weight: 3,
        arbitrary: by(
          'enterprise',
          answers.map((list) => ({ type: 'AnswerCorrection', answers: list })),
        ),
      },
      {
        weight: 3,
        arbitrary: by(
          'enterprise',
          fc.constantFrom(...demandIds).map((demand) => ({ type: 'AnswerCorrection', answers: [{ demand, text: '已补正' }] })),
        ),
      },
      { weight: 4, arbitrary: by('eia', give('eia-review')) },
      { weight: 4, arbitrary: by('permit', give('permit-review')) },
      {
        weight: 1,
        arbitrary: by(
          'eia2',
          fc.constantFrom({ type: 'Claim', branch: 'eia-review' }, { type: 'Release', branch: 'eia-review' }),
        ),
      },
      {
        weight: 2,
        arbitrary: by(
          'approver',
          branch.map((id) => ({ type: 'SendBack', branch: id, reason: '再核' })),
        ),
      },
      {
        weight: 2,
        arbitrary: by('eia', fc.constant({ type: 'TellHearingRight', branch: 'hearing', matter: '重大利益', parties: [] })),
      },
      { weight: 3, arbitrary: by('enterprise', fc.constant({ type: 'AskForHearing', branch: 'hearing' })) },
      { weight: 5, arbitrary: by('approver', fc.constant({ type: 'Decide', item: EIA, outcome: 'grant' })) },
      {
        weight: 5,
        arbitrary: by('approver2', fc.constant({ type: 'Decide', item: PERMIT, outcome: 'grant', licenceNumber: PERMIT_NUMBER })),
      },
      {
        weight: 4,
        arbitrary: by(
          'approver',
          item.map((kind) => ({
            type: 'Decide',
            item: kind,
            outcome: 'refuse',
            ground: kind === EIA ? 'siting' : 'treatment',
            reason: 'x',
          })),
        ),
      },
      {
        weight: 2,
        arbitrary: by(
          'approver',
          fc
            .constantFrom('item/eia-form', 'item/permit-simplified')
            .map((clock) => ({ type: 'StopClock', clock, ground: 'hearing', document: '1号' })),
        ),
      },
      {
        weight: 2,
        arbitrary: by(
          'approver',
          fc.constantFrom('item/eia-form', 'item/permit-simplified').map((clock) => ({ type: 'ResumeClock', clock })),
        ),
      },
      {
        weight: 4,
        arbitrary: by(
          'clerk',
          item.map((kind) => ({
            type: 'DeclineAcceptance',
            item: kind,
            ground: kind === EIA ? 'not-required' : 'not-competent',
            reason: 'x',
          })),
        ),
      },
      { weight: 1, arbitrary: by('enterprise', fc.constant({ type: 'Withdraw', reason: '终止' })) },
      { weight: 4, arbitrary: fc.constant<Omit<Happening, 'hours'>>({ by: 'process' }) },
      { weight: 1, arbitrary: fc.constant<Omit<Happening, 'hours'>>({ by: 'process fails' }) },
      { weight: 2, arbitrary: by('clerk', fc.constant({ type: 'RetryTask', task: '' })) },
      { weight: 1, arbitrary: fc.constant<Omit<Happening, 'hours'>>({ by: 'nobody' }) },
      { weight: 40, arbitrary: fc.nat(9).map((nth): Omit<Happening, 'hours'> => ({ by: 'whoever is asked', nth })) },
    ),
  })
  .map(({ hours, what }): Happening => ({ hours, ...what }));

export const story = fc.array(happening, { minLength: 5, maxLength: 45, size: 'max' });

/** Lets one thing happen; says whether it was refused. */
export function happen(run: CaseRun, { by: who, command, nth = 0 }: Happening, when: Instant): string | undefined {
  try {
    if (who === 'nobody') run.look(when);
    else if (who === 'process') run.process(when);
    else if (who === 'process fails') {
      run.look(when);
      const task = run.tasks().find((one) => one.for === 'process');
      if (task) run.act(PROCESS, { type: 'FailTask', task: task.id, reason: 'x' }, when);
    } else if (who === 'whoever is asked') {
      run.look(when);
      const asked = run.tasks().flatMap((task) => {
        const done = doneWell(task, run, when);
        return done ? [done] : [];
      });
      const chosen = asked[nth % Math.max(asked.length, 1)];
      if (chosen) run.by(chosen[0], chosen[1], when);
    } else if (command) {
      const failed = command.type === 'RetryTask' ? run.state.failed[0]?.task : undefined;
      run.act(people[who], failed === undefined ? command : { type: 'RetryTask', task: failed }, when);
    }
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

export function tell(
  stories: readonly Happening[],
  run: CaseRun,
  after: (run: CaseRun, one: Happening, refused: string | undefined, when: Instant) => void,
): void {
  let when = at(DAY_0);
  run.by('clerk', submission, when);
  for (const one of stories) {
    when += one.hours * 3_600_000;
    after(run, one, happen(run, one, when), when);
  }
}
