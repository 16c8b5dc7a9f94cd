import fc from 'fast-check';
import { addDays, endOfDay, workingDaysBetween } from '../../../domain/calendar/dates';
import { dueDate } from '../../../domain/clock/due';
import { clockState } from '../../../domain/clock/ledger';
import { violations } from '../../../domain/joint-case';
import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import { firstHearingDay } from '../../../domain/joint-case/hearing';
import { isBegun } from '../../../domain/joint-case/movable';
import type { NoticeCommand } from '../../../domain/notice/notice';
import { people } from '../people';
import { accepted, at, EIA, grantEia } from './case-run';
import type { CaseRun } from './case-run';
import { agree, branchOf, lawWith } from './step-cases';

const law = lawWith('eia-review', 'permit-review', 'hearing');
const CLOCK = `item/${EIA}`;
const DAY = '2026-03-04';
/** 5 working days after it: 5, 6, 9, 10, 11 March. */
const UNTIL = '2026-03-11';

type Of<T extends JointCaseCommand['type']> = Extract<JointCaseCommand, { type: T }>;
const committee = { name: '示例社区居民委员会', phone: '13800000001', email: 'a@example.invalid', concern: '相邻' };
const tell = (more: Partial<Of<'TellHearingRight'>> = {}): Of<'TellHearingRight'> => ({
  ...{ type: 'TellHearingRight', branch: 'hearing', matter: '拟批准；相邻居民的重大利益', parties: [committee] },
  ...more,
});
const ask = (party?: string): Of<'AskForHearing'> => ({
  ...{ type: 'AskForHearing', branch: 'hearing' },
  ...(party === undefined ? {} : { party }),
});
const arrange = (on: string, more: Partial<Of<'ScheduleHearing'>> = {}): Of<'ScheduleHearing'> => ({
  ...{ type: 'ScheduleHearing', branch: 'hearing', on, time: '09:30', place: '听证室', chair: '周明' },
  ...more,
});
const record = (on: string, more: Partial<Of<'RecordHearing'>> = {}): Of<'RecordHearing'> => ({
  ...{ type: 'RecordHearing', branch: 'hearing', on, chair: '周明', participants: [{ name: '李某' }] },
  ...{ minutes: '各方陈述', conclusion: 'agree' },
  ...more,
});

const clockOf = (run: CaseRun) => run.state.clocks.find(({ id }) => id === CLOCK)!;
const due = (run: CaseRun) => dueDate(clockOf(run), law, law.calendar('320571'));

/** Reviewed, and both sides told of the right. */
function told(): CaseRun {
  const run = accepted(law);
  agree(run, at('2026-03-03'));
  run.by('eia', tell(), at(DAY));
  return run;
}

/** Asked for on the day after: to be held within 20 working days, by 2 April. */
function asked(): CaseRun {
  const run = told();
  run.by('enterprise', ask(), at('2026-03-05'));
  return run;
}

describe('听证 (行政许可法 46-48)', () => {
  it('opens only when an officer finds that the case calls for it, and holds up nothing before', () => {
    const run = accepted(law);
    agree(run, at('2026-03-03'));
    expect(branchOf(run, 'hearing').state).toBe('waiting');
    expect(run.tasks('Decide').map(({ subject }) => subject)).toContain(EIA);
    run.by('approver', grantEia, at('2026-03-04'));
    expect(run.item(EIA).state).toBe('granted');
    expect(branchOf(run, 'hearing').state).toBe('cancelled');
    expect(violations(run.state, law)).toEqual([]);
  });

  it('行政许可法 47(1): the right is told by a numbered paper (L12) and a notice (N11) to both sides, for five days', () => {
    const run = told();
    expect(branchOf(run, 'hearing')).toMatchObject({
      state: 'open',
      hearing: { until: UNTIL, number: expect.stringMatching(/听告〔2026〕1号$/) as string, parties: [committee] },
    });
    expect(run.state.letters.at(-1)).toMatchObject({ id: 'hearing-right-hearing', kind: 'hearing-right' });
    const notice = run.opened.at(-1)!.command as NoticeCommand & { type: 'RequestNotice' };
    expect(notice).toMatchObject({ moment: 'N11', params: { what: 'right', d: UNTIL } });
    expect(notice.recipients.map(({ name }) => name)).toEqual(['王工', committee.name]);
    // Being told stops no clock: only the hearing does.
    expect(clockState(clockOf(run))).toBe('running');
    expect(run.refuses('eia', tell(), at(DAY, 11))).toBe('hearing-not-possible');
    expect(run.refuses('permit', tell(), at(DAY, 11))).toBe('forbidden');
  });

  it('行政许可法 47(1): nothing is decided while the right may still be used', () => {
    const run = told();
    expect(run.tasks('Decide').map(({ subject }) => subject)).not.toContain(EIA);
    expect(run.refuses('approver', grantEia, at('2026-03-11', 23, 59))).toBe('hearing-open');
    const refuse = { type: 'Decide', item: EIA, outcome: 'refuse', ground: 'siting', reason: '选址' } as const;
    expect(run.refuses('approver', refuse, at('2026-03-05'))).toBe('hearing-open');
  });

  it('行政许可法 47(1): the right lapses at the end of its last day, also when nobody looked then', () => {
    const run = told();
    expect(run.refuses('enterprise', ask(), at('2026-03-11', 23, 59))).toBeUndefined();
    // Everything was away for nine days.
    run.look(at('2026-03-20'));
    expect(branchOf(run, 'hearing')).toMatchObject({
      state: 'answered',
      hearing: { lapsedAt: endOfDay(UNTIL) },
      opinion: { at: endOfDay(UNTIL), basis: 'APL-06 行政许可法 47(1)' },
    });
    expect(run.refuses('enterprise', ask(), at('2026-03-20'))).toBe('hearing-right-lapsed');
    expect(clockOf(run).ledger.map(({ kind }) => kind)).toEqual(['start']);
    expect(violations(run.state, law)).toEqual([]);
    run.by('approver', grantEia, at('2026-03-20', 11));
    expect(run.item(EIA).decision?.onRecord).toBeUndefined();
  });

  it('an act after the last day meets the lapse that nobody had looked at', () => {
    const run = told();
    expect(run.refuses('enterprise', ask(), at('2026-03-12', 0, 0))).toBe('hearing-right-lapsed');
    expect(run.refuses('approver', grantEia, at('2026-03-12', 0, 0))).toBeUndefined();
  });

  it('is asked for by the applicant, or on paper by a party that was told, and once is enough', () => {
    const run = told();
    expect(run.refuses('clerk', ask('某人'), at('2026-03-05'))).toBe('party-unknown /party');
    expect(run.refuses('enterprise', ask(committee.name), at('2026-03-05'))).toBe('party-unknown /party');
    run.by('clerk', ask(committee.name), at('2026-03-05'));
    expect(branchOf(run, 'hearing').hearing?.asked).toMatchObject({ asker: committee.name });
    expect(run.refuses('enterprise', ask(), at('2026-03-06'))).toBe('already-acted');
    run.look(at('2026-03-13'));
    expect(branchOf(run, 'hearing').state).toBe('open');
  });

  it('行政许可法 47(1): asked for, it is due within 20 working days', () => {
    const run = asked();
    expect(run.tasks('ScheduleHearing')).toMatchObject([{ id: 'ScheduleHearing/hearing/1', due: '2026-04-02' }]);
    expect(run.refuses('eia', arrange('2026-04-03'), at('2026-03-06'))).toBe('hearing-too-late /on');
    expect(run.refuses('eia', arrange('2026-04-02'), at('2026-03-06'))).toBeUndefined();
    expect(run.refuses('approver', grantEia, at('2026-03-06'))).toBe('hearing-open');
  });

  it('行政许可法 48(1): time and place are told seven working days before, counted back and never rolled forward', () => {
    const run = asked();
    // Told on Friday the 6th: 9-13, 16, 17 March lie between, the hearing day not counted.
    expect(firstHearingDay(run.state, at('2026-03-06'), law)).toBe('2026-03-17');
    expect(run.refuses('eia', arrange('2026-03-16'), at('2026-03-06'))).toBe('hearing-too-early /on');
    expect(run.refuses('eia', arrange('2026-03-17'), at('2026-03-06'))).toBeUndefined();
    // Too late for both terms, it is still held, on the first day that the notice allows.
    expect(run.refuses('eia', arrange('2026-04-20'), at('2026-04-01'))).toBe('hearing-too-late /on');
    expect(run.refuses('eia', arrange(firstHearingDay(run.state, at('2026-04-01'), law)), at('2026-04-01'))).toBeUndefined();
  });

  it.each(['eia', 'permit', 'ＥＩＡ', ' e i a '])(
    '行政许可法 48(3): %s examined the application and may not preside',
    (chair) => {
      const run = asked();
      expect(run.refuses('eia', arrange('2026-03-17', { chair }), at('2026-03-06'))).toBe('chair-examined /chair');
      run.by('eia', arrange('2026-03-17'), at('2026-03-06'));
      expect(run.refuses('eia', record('2026-03-17', { chair }), at('2026-03-17', 12))).toBe('chair-examined /chair');
    },
  );

  it('行政许可法 45: the term stands still from the written notice to the record, by the letter’s number, not by hand', () => {
    const run = asked();
    const before = due(run).date!;
    run.by('eia', arrange('2026-03-17'), at('2026-03-06'));
    const stop = clockOf(run).ledger.at(-1)!;
    expect(stop).toMatchObject({ kind: 'stop', ground: 'hearing', article: '行政许可法 45' });
    expect(stop.document).toMatch(/听通〔2026〕1号$/);
    const notices = run.opened.map(({ command }) => command as NoticeCommand & { type: 'RequestNotice' });
    expect(notices.find(({ moment }) => moment === 'N06')?.params).toMatchObject({ document: stop.document });
    expect(notices.filter(({ moment }) => moment === 'N11').at(-1)?.params).toMatchObject({ what: 'hearing', d: '2026-03-17' });
    expect(run.refuses('approver', { type: 'ResumeClock', clock: CLOCK }, at('2026-03-07'))).toBe('hearing-running');
    run.look(at('2026-03-07'));
    expect(violations(run.state, law)).toEqual([]);
    run.by('eia', record('2026-03-17'), at('2026-03-17', 12));
    // 6 to 16 March: eleven days; 30 日 of the EIA are calendar days.
    expect(due(run)).toMatchObject({ state: 'running', stops: [{ from: '2026-03-06', to: '2026-03-17', days: 11 }] });
    expect(due(run).date! > before).toBe(true);
    expect(violations(run.state, law)).toEqual([]);
  });

  it('行政许可法 48(5): it is recorded with who took part, and the decision says that it rests on the record', () => {
    const run = asked();
    run.by('eia', arrange('2026-03-17'), at('2026-03-06'));
    expect(run.refuses('eia', record('2026-03-16'), at('2026-03-17', 12))).toBe('date-before-start /on');
    expect(run.refuses('eia', record('2026-03-17', { minutes: ' ' }), at('2026-03-17', 12))).toBe('text-missing /minutes');
    expect(run.refuses('eia', record('2026-03-17', { participants: [] }), at('2026-03-17', 12))).toBe(
      'participants-missing /participants',
    );
    expect(run.refuses('approver', grantEia, at('2026-03-17', 12))).toBe('hearing-open');
    run.by('eia', record('2026-03-17', { conclusion: 'conditions', conditions: '夜间不得作业' }), at('2026-03-17', 13));
    expect(run.refuses('approver', { type: 'SendBack', branch: 'hearing', reason: 'x' }, at('2026-03-17', 14))).toBe(
      'item-decided',
    );
    const [, decided] = run.by('approver', grantEia, at('2026-03-18'));
    expect(decided).toMatchObject({ type: 'ItemDecided', onRecord: ['hearing'] });
    expect(run.item(EIA).decision?.onRecord).toEqual(['hearing']);
    expect(violations(run.state, law)).toEqual([]);
  });

  it('a hearing whose right was told is begun: no move to another version takes it back', () => {
    expect(isBegun(branchOf(told(), 'hearing'))).toBe(true);
    expect(isBegun(branchOf(accepted(law), 'hearing'))).toBe(false);
  });

  it('a case that ends takes its hearing with it', () => {
    const run = asked();
    run.by('eia', arrange('2026-03-17'), at('2026-03-06'));
    run.by('enterprise', { type: 'Withdraw', reason: '终止' }, at('2026-03-09'));
    expect(branchOf(run, 'hearing').state).toBe('cancelled');
    expect(run.state.clocks.every((clock) => clockState(clock) === 'ended')).toBe(true);
    expect(violations(run.state, law)).toEqual([]);
  });

  it('行政许可法 45: whatever its length, a hearing moves the due date by exactly the days covered', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(9), fc.nat(15), (wait, later, overrun) => {
        const run = asked();
        const from = addDays('2026-03-05', wait);
        const calendar = law.calendar('320571');
        const on = addDays(firstHearingDay(run.state, at(from), law), later);
        const end = dueDate({ ...clockOf(run) }, law, calendar);
        if (run.refuses('eia', arrange(on), at(from, 11)) !== undefined) return;
        run.by('eia', arrange(on), at(from, 11));
        const to = addDays(on, overrun);
        run.by('eia', record(on), at(to, 18));
        const counted = due(run);
        const covered = (Date.parse(to) - Date.parse(from)) / 86_400_000;
        expect(counted.stops.map(({ days }) => days)).toEqual([covered]);
        // 30 calendar days from the receipt on 2 March end on 1 April; the sum rolls at the end, once.
        const unrolled = addDays('2026-04-01', covered);
        expect(end.date).toBe('2026-04-01');
        expect(workingDaysBetween(calendar, addDays(unrolled, -1), counted.date!)).toBe(1);
        expect(violations(run.state, law)).toEqual([]);
      }),
    );
  });

  it('an old case whose procedure has no hearing is not touched by it', () => {
    const run = accepted(lawWith('eia-review', 'permit-review'));
    expect(run.decider.allowed(run.state, people.eia, at(DAY), run.rules)).not.toContain('TellHearingRight');
  });
});
