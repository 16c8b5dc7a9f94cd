import { actFor } from '../../../domain/procedure/dry-acts';
import { dryRun } from '../../../domain/procedure/dry-run';
import { PACES, type DryRunOf } from '../../../domain/procedure/dry-run-result';
import { approvals, type Procedure } from '../../../domain/procedure/procedure';
import { localDate } from '../../../domain/calendar/dates';
import { jointCase } from '../../../domain/joint-case';
import { data, rules as law } from '../law';
import { rules as invented } from '../rules';

const rules = { ...law, jurisdiction: (code: string) => invented.jurisdiction(code) };
const shipped = data.procedures.find(({ id, version }) => id === 'eia-form-simplified-permit' && version === 1)!;

/** Wednesday before the Spring Festival of 2026 (off from Sunday 15th to Monday 23rd of February; Saturday 14th is worked). */
const BEFORE_FESTIVAL = '2026-02-11';
const run = (asked: Partial<DryRunOf> = {}) =>
  dryRun({ procedure: shipped, jurisdiction: '320205', receivedOn: BEFORE_FESTIVAL, pace: 'last-day', ...asked }, rules);

function changed(change: (procedure: Procedure) => void): Procedure {
  const copy = structuredClone(shipped);
  change(copy);
  return copy;
}

/**
 * Publicity takes its working days. Where the EIA is accepted on its last day, days after the permit, and a long holiday follows,
 * the calendar days of the permit are over before them.
 */
const LATE_OVER_FESTIVAL: Record<string, Partial<Record<DryRunOf['pace'], string[]>>> = {
  'eia-book-key-permit/2': { 'last-day': ['late item/permit-key'], silent: ['late item/permit-key'] },
  'eia-form-simplified-permit/2': { 'last-day': ['late item/permit-simplified'], silent: ['late item/permit-simplified'] },
  'eia-form-permit-reapplication/2': {
    'last-day': ['late item/permit-reapplication'],
    silent: ['late item/permit-reapplication'],
  },
};
const overFestival = ({ id, version }: Procedure, pace: DryRunOf['pace'], receivedOn: string): string[] =>
  (receivedOn === BEFORE_FESTIVAL ? LATE_OVER_FESTIVAL[`${id}/${version}`]?.[pace] : undefined) ?? [];

describe('every shipped procedure', () => {
  const all = data.procedures.flatMap((procedure) =>
    PACES.map((pace) => ({ procedure, pace, name: `${procedure.id}/${procedure.version}` })),
  );
  it.each(all)('$name ends well, $pace', ({ procedure, pace }) => {
    for (const receivedOn of [procedure.validFrom, '2026-11-23', BEFORE_FESTIVAL]) {
      const { findings, finishedOn, items, steps } = run({ procedure, pace, receivedOn });
      // A promise that counts from the day of receipt is missed where nobody checks at all.
      const silent = pace === 'silent' ? 'late case' : '';
      const real = findings.filter(({ code }) => code !== 'provisional').map(({ code, subject }) => `${code} ${subject}`);
      expect(real.filter((one) => one !== silent)).toEqual(overFestival(procedure, pace, receivedOn));
      expect(finishedOn).not.toBeNull();
      expect(items.map(({ kind }) => kind)).toEqual(procedure.items.map(({ kind }) => kind));
      expect(steps[0]).toMatchObject({ kind: 'Submit', by: { role: 'enterprise' } });
    }
  });
});

describe('over the Spring Festival', () => {
  it('what silence would do, from the day of receipt, is said with its article', () => {
    expect(run().silences.map(({ item, on, article }) => [item, on, article])).toEqual([
      // Five working days: 12th, 13th, 14th (worked), 24th, 25th.
      ['eia-form', '2026-02-25', '行政许可法 32(1)(4)+82'],
      // Three days: 12th, 13th, 14th, a day on which people work.
      ['permit-simplified', '2026-02-14', '排污许可管理条例 9(1)(4)'],
    ]);
  });

  it('when nobody checks, silence accepts each item at the end of its last day', () => {
    const accepted = run({ pace: 'silent' }).steps.filter(({ kind }) => kind === 'AcceptBySilence');
    expect(accepted.map(({ subject, at, by }) => [subject, localDate(at - 1), by])).toEqual([
      ['permit-simplified', '2026-02-14', 'time'],
      ['eia-form', '2026-02-25', 'time'],
    ]);
  });

  it('the promise runs from the first acceptance; every date comes with its steps', () => {
    const { promised, clocks, finishedOn } = run({ pace: 'prompt' });
    // Accepted on Friday 13th; ten working days: 14th, 24th to 28th (Saturday worked), then 2nd to 5th of March.
    expect(promised).toBe('2026-03-05');
    expect(finishedOn! <= promised!).toBe(true);
    expect(clocks.map(({ id, due }) => [id, due])).toEqual([
      ['item/eia-form', '2026-03-13'],
      ['item/permit-simplified', '2026-03-05'],
      ['branch/eia-review/1', '2026-02-27'],
      ['branch/permit-review/1', '2026-02-27'],
      ['case', '2026-03-05'],
    ]);
    for (const { steps, due } of clocks) expect(steps.at(-1)).toMatchObject({ kind: 'due', date: due });
  });

  it('each task is done by whom it is for, in the order of branches and dependencies, on a working day', () => {
    const { steps } = run({ pace: 'prompt' });
    const people = steps.filter(({ by }) => typeof by === 'object');
    expect(people.map(({ kind, subject = '' }) => [kind, subject].join(' '))).toEqual([
      'Submit ',
      'CheckCompleteness window',
      'CheckCompleteness eia',
      'CheckCompleteness permit',
      'Accept case',
      'GiveOpinion eia-review',
      'GiveOpinion permit-review',
      'Decide eia-form',
      'Decide permit-simplified',
    ]);
    const calendar = rules.calendar('320205');
    expect(people.slice(1).every(({ at }) => calendar.isWorkingDay(localDate(at)))).toBe(true);
    expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(steps.at(-1)).toMatchObject({ kind: 'IssueLicences', by: 'process', running: [] });
    expect(steps[4]!.running.map(({ clock }) => clock)).toContain('item/eia-form');
  });

  it('is provisional where the holidays of its year are not announced', () => {
    const { findings } = run({ receivedOn: `${law.calendar('320205').lastLoadedYear + 1}-01-11` });
    expect(findings.map(({ code }) => code)).toContain('provisional');
  });
});

describe('what can never come about is found', () => {
  const codes = (procedure: Procedure) => run({ procedure }).findings.map(({ code, subject }) => `${code} ${subject}`);

  it.each<[string, (procedure: Procedure) => void, string[]]>([
    [
      'two items that wait for each other',
      (p) => void p.dependencies.push({ item: 'eia-form', after: 'permit-simplified', article: 'x' }),
      ['never-decided eia-form', 'never-decided permit-simplified'],
    ],
    [
      'a decision by somebody who may not decide',
      (p) => void (approvals(p)[0]!.decidingRole = 'inspector'),
      ['refused Decide', 'never-decided eia-form'],
    ],
    [
      'a review that comes when the term is over',
      (p) => {
        p.promised = null;
        p.branches[0]!.termWorkingDays = 40;
      },
      ['late item/eia-form'],
    ],
    [
      'a rule that is not in force',
      (p) => void (approvals(p)[0]!.decisionRule = 'EIA-99'),
      [expect.stringMatching(/^rule-missing .*EIA-99/) as string],
    ],
    [
      'a rule that is missed at acceptance',
      (p) => void (approvals(p)[1]!.decisionRule = 'PDP-99'),
      [expect.stringMatching(/^rule-missing .*PDP-99/) as string],
    ],
    ['nobody to check', (p) => void (p.completeness.departments = []), []],
  ])('%s', (_what, change, expected) => expect(codes(changed(change))).toEqual(expect.arrayContaining(expected)));

  it('a task that nobody knows how to do, and one that only waits', () => {
    const standing = { state: jointCase.initial(), rules, on: BEFORE_FESTIVAL };
    const task = (kind: string) => ({ id: `${kind}/x`, kind, for: { role: 'clerk' as const } });
    expect(actFor(task('SomethingNew'), standing)).toBe('unknown');
    expect(actFor(task('Overrun'), standing)).toBe('nothing');
  });
});

test('the same question has the same answer, and nothing that is given is changed', () => {
  const procedure = Object.freeze(structuredClone(shipped));
  const before = JSON.stringify(procedure);
  expect(run({ procedure })).toEqual(run({ procedure }));
  expect(JSON.stringify(procedure)).toBe(before);
});
