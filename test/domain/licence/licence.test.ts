import fc from 'fast-check';
import { addDays, daysBetween, startOfDay } from '../../../domain/calendar/dates';
import type { Instant, LocalDate } from '../../../domain/decider';
import { PROCESS } from '../../../domain/decider';
import { licence } from '../../../domain/licence';
import { RENEWAL_LADDER } from '../../../domain/licence/ladder';
import type { Licence, LicenceCommand, LicenceEvent } from '../../../domain/licence/licence';
import { people, USCC } from '../people';
import { rules } from '../rules';
import { Stream } from '../stream';

const HOUR = 3_600_000;
const at = (day: LocalDate, hour = 0): Instant => startOfDay(day) + hour * HOUR;
const open: Extract<LicenceCommand, { type: 'OpenLicence' }> = {
  type: 'OpenLicence',
  id: 'case-1-permit-simplified',
  caseId: 'case-1',
  kind: 'permit-simplified',
  number: `${USCC}001V`,
  jurisdiction: '320571',
  procedure: { id: 'one-window', version: 1 },
  unitName: '苏州示例电子有限公司',
  uscc: USCC,
  projectName: '年产 10 万套线路板组装项目',
  contact: { name: '王工', email: 'wang@example.com', phone: '13800000000', locale: 'zh-CN' },
  issuedAt: at('2026-03-04', 10),
  validFrom: '2026-03-04',
  receivedOn: '2026-03-02',
  verifyCode: 'code',
  certificate: { file: 'f', content: 'c', template: 't', bytes: 1 },
};
const opened = (changes: Partial<typeof open> = {}): Stream<Licence, LicenceCommand, LicenceEvent> => {
  const stream = new Stream(licence, rules);
  stream.act(PROCESS, { ...open, ...changes }, open.issuedAt);
  return stream;
};

describe('a licence that expires', () => {
  it('is valid for five years, from the first day to the last, both included (条例 14(1)); renewal 60 days before, never rolled (条例 14(2))', () => {
    expect(opened().state).toMatchObject({
      state: 'valid',
      validFrom: '2026-03-04',
      validTo: '2031-03-03',
      renewBy: '2031-01-02',
    });
  });

  it('ends on a rest day where that is its last: a validity is no time limit (民法典 203)', () => {
    // 2031-03-08 is a Saturday.
    expect(opened({ validFrom: '2026-03-09' }).state.validTo).toBe('2031-03-08');
  });

  it('has its rungs at 09:00, 180, 120, 90, 75 and 65 days before the end, on whatever day that is', () => {
    expect(opened().tasks()).toEqual([
      { id: 'PassRung/180', kind: 'PassRung', for: 'time', at: at('2030-09-04', 9) },
      { id: 'PassRung/120', kind: 'PassRung', for: 'time', at: at('2030-11-03', 9) },
      { id: 'PassRung/90', kind: 'PassRung', for: 'time', at: at('2030-12-03', 9) },
      { id: 'PassRung/75', kind: 'PassRung', for: 'time', at: at('2030-12-18', 9) },
      { id: 'PassRung/65', kind: 'PassRung', for: 'time', at: at('2030-12-28', 9) },
      { id: 'Expire', kind: 'Expire', for: 'time', at: at('2031-03-04') },
    ]);
  });

  it.each([
    [180, 'N17', 180],
    [120, 'N17', 120],
    [90, 'N17', 90],
    [75, 'N18', 15],
    [65, 'N18', 5],
  ])('reminds at %i days with %s, %i days left', (daysBefore, moment, n) => {
    const stream = opened();
    for (const rung of RENEWAL_LADDER.filter((one) => one.daysBefore >= daysBefore))
      stream.look(at(addDays('2031-03-03', -rung.daysBefore), 9));
    expect(stream.opened.at(-1)).toMatchObject({
      kind: 'notice',
      command: { moment, params: { n, validTo: '2031-03-03', renewBy: '2031-01-02' } },
    });
    expect(stream.state.rungs.at(-1)).toEqual({ daysBefore, at: at(addDays('2031-03-03', -daysBefore), 9), outcome: 'sent' });
  });

  it('after an outage sends only the newest reminder, and records the others as superseded', () => {
    const stream = opened();
    stream.look(at('2030-12-10'));
    expect(stream.state.rungs).toEqual([
      { daysBefore: 180, at: at('2030-09-04', 9), outcome: 'superseded' },
      { daysBefore: 120, at: at('2030-11-03', 9), outcome: 'superseded' },
      { daysBefore: 90, at: at('2030-12-03', 9), outcome: 'sent' },
    ]);
    // Days left are those of the day on which it goes out.
    expect(stream.opened).toMatchObject([{ command: { moment: 'N17', params: { n: 83 } } }]);
  });

  it('expires at the end of its last day; nobody is reminded of what is over', () => {
    const stream = opened();
    stream.look(at('2031-03-04') - 1);
    expect(stream.state.state).toBe('valid');
    const late = opened();
    late.look(at('2031-03-04'));
    expect(late.state.state).toBe('expired');
    expect(late.state.rungs.map(({ outcome }) => outcome)).toEqual(Array(5).fill('superseded'));
    expect(late.opened).toEqual([]);
    expect(late.tasks()).toEqual([]);
    expect(licence.closed(late.state)).toBe(true);
  });
});

describe('an approval that does not expire', () => {
  it('has neither rungs nor an end', () => {
    const stream = opened({ kind: 'eia-form' });
    expect(stream.state).toMatchObject({ validTo: null, renewBy: null });
    expect(stream.tasks()).toEqual([]);
    expect(licence.closed(stream.state)).toBe(false);
  });
});

describe('acts on a licence', () => {
  it('are the process’s and time’s: opened once, a rung passed once', () => {
    const stream = opened();
    expect(stream.act(PROCESS, open, open.issuedAt)).toEqual([]);
    stream.look(at('2030-09-04', 9));
    expect(stream.act(PROCESS, { type: 'PassRung', task: 'PassRung/180' }, at('2030-09-06'))).toEqual([]);
    expect(stream.refusal(people.clerk, { type: 'Expire', task: 'Expire' }, at('2030-09-06'))?.code).toBe('forbidden');
    expect(licence.allowed(stream.state, people.clerk, 0, rules)).toEqual([]);
  });
});

describe('whenever it is looked at', () => {
  it('each rung passes once and at its moment, at most one reminder goes out per look, none after the end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 30 }), (gaps) => {
        const stream = opened();
        let now = open.issuedAt;
        for (const gap of gaps) {
          now += gap * 24 * HOUR;
          const before = stream.opened.length;
          stream.look(now);
          expect(stream.opened.length - before).toBeLessThanOrEqual(1);
        }
        const { rungs, state } = stream.state;
        expect(new Set(rungs.map(({ daysBefore }) => daysBefore)).size).toBe(rungs.length);
        for (const { daysBefore, at: passed } of rungs) expect(passed).toBe(at(addDays('2031-03-03', -daysBefore), 9));
        expect(state).toBe(now >= at('2031-03-04') ? 'expired' : 'valid');
        expect(JSON.parse(JSON.stringify(stream.state))).toStrictEqual(stream.state);
      }),
    );
  });

  it('the last day to apply lies 60 days before the end, whatever the first day', () => {
    fc.assert(
      fc.property(fc.nat(4000), (days) => {
        const { validTo, renewBy } = opened({ validFrom: addDays('2026-01-01', days) }).state;
        expect(daysBetween(renewBy!, validTo!)).toBe(60);
      }),
    );
  });
});
