import { ROLES } from '../../../domain/joint-case/roles';
import type { PersonCommand } from '../../../domain/joint-case/commands';
import { people } from '../people';
import type { Who } from '../people';
import { accepted, at, reviewed, submitted } from './case-run';
import type { CaseRun } from './case-run';

const offered = (run: CaseRun): Partial<Record<Who, string[]>> =>
  Object.fromEntries(
    (Object.keys(people) as Who[])
      .map((who) => [who, run.decider.allowed(run.state, people[who], at('2026-03-04'), run.rules)] as const)
      .filter(([, commands]) => commands.length > 0),
  );

describe('what each person may do', () => {
  it('while completeness is checked', () => {
    expect(offered(submitted())).toEqual({
      clerk: ['ReportCompleteness', 'DeclineAcceptance', 'Withdraw'],
      eia: ['ReportCompleteness'],
      eia2: ['ReportCompleteness'],
      permit: ['ReportCompleteness'],
      approver: ['StopClock'],
      approver2: ['StopClock'],
      enterprise: ['Withdraw'],
    });
  });

  it('in review', () => {
    const run = accepted();
    run.by('eia', { type: 'Claim', branch: 'eia-review' }, at('2026-03-03'));
    expect(offered(run)).toMatchObject({
      clerk: ['Withdraw'],
      eia: ['Release', 'GiveOpinion'],
      permit: ['Claim', 'GiveOpinion'],
      supervisor: ['Release'],
      approver: ['StopClock', 'Decide'],
    });
    expect(offered(run)).not.toHaveProperty('eia2');
  });

  it('when opinions are in', () => {
    expect(offered(reviewed())).toEqual({
      clerk: ['Withdraw'],
      approver: ['SendBack', 'StopClock', 'Decide'],
      approver2: ['SendBack', 'StopClock', 'Decide'],
      enterprise: ['Withdraw'],
    });
  });

  it('never anything to the administrator, or to another jurisdiction or unit', () => {
    for (const run of [submitted(), accepted(), reviewed()]) {
      for (const actor of [
        people.admin,
        people.elsewhere,
        ...Object.values(people).map((one) => ({ ...one, jurisdiction: '320500', uscc: 'other' })),
      ]) {
        expect(run.decider.allowed(run.state, actor, at('2026-03-04'), run.rules)).toEqual([]);
      }
    }
  });

  it('what is not offered to a role is refused to it', () => {
    const run = reviewed();
    for (const type of Object.keys(ROLES) as PersonCommand['type'][]) {
      for (const who of Object.keys(people) as Who[]) {
        const actor = { ...people[who], jurisdiction: '320500', uscc: 'other' };
        const command = { type, facts: run.state.facts, jurisdiction: run.state.jurisdiction } as unknown as PersonCommand;
        if (type !== 'Submit') expect(run.refusal(actor, command, at('2026-03-04'))?.code).toBe('forbidden');
      }
    }
  });
});
