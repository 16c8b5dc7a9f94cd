import { createCalendar } from '../../../domain/calendar/calendar';
import { addDays, startOfDay } from '../../../domain/calendar/dates';
import type { LocalDate } from '../../../domain/decider';
import { PROCESS } from '../../../domain/decider';
import { licence } from '../../../domain/licence';
import { ladderOf } from '../../../domain/licence/ladder';
import type { Licence, LicenceCommand, LicenceEvent } from '../../../domain/licence/licence';
import { validityOf } from '../../../domain/licence/validity';
import type { Rules } from '../../../domain/rules/rules';
import { buildRules } from '../../../stores/reference/rules';
import { data } from '../law';
import { JURISDICTION, USCC } from '../people';
import { rules as invented } from '../rules';
import { Stream } from '../stream';

const shipped: Rules = {
  ...buildRules({ version: 1, ...data, jurisdictions: [] }),
  jurisdiction: (code) => invented.jurisdiction(code),
};

const opened = (kind: 'waste-comprehensive' | 'waste-collection', validFrom: LocalDate, rules = shipped) => {
  const stream = new Stream<Licence, LicenceCommand, LicenceEvent>(licence, rules);
  const open: LicenceCommand = {
    ...{
      type: 'OpenLicence',
      id: `case-1-${kind}`,
      caseId: 'case-1',
      kind,
      number: '示例3202020001',
      jurisdiction: JURISDICTION,
    },
    procedure: { id: kind === 'waste-collection' ? 'waste-dual-collection' : 'waste-dual-comprehensive', version: 1 },
    ...{ unitName: '示例资源循环有限公司', uscc: USCC, projectName: '年利用处置 2.3 万吨危险废物项目' },
    contact: { name: '王工', email: 'wang@example.com', phone: '13800000000', locale: 'zh-CN' },
    ...{ issuedAt: startOfDay(validFrom), validFrom, receivedOn: '2026-11-23', verifyCode: 'code' },
    certificate: { file: 'f', content: 'c', template: 't', bytes: 1 },
  };
  stream.act(PROCESS, open, startOfDay(validFrom));
  return stream;
};

describe('a waste licence', () => {
  it.each([
    ['waste-comprehensive', '2031-11-29', '2031-10-20'],
    ['waste-collection', '2029-11-29', '2029-10-18'],
  ] as const)(
    '%s ends on %s (办法 13(1)); its renewal is due by %s, 30 working days before (办法 13(2))',
    (kind, validTo, renewBy) => {
      expect(opened(kind, '2026-11-30').state).toMatchObject({ validTo, renewBy });
    },
  );

  it('is reminded of at 180, 120, 90, 75 and 60 days before its end, a permit at 65 instead', () => {
    const tasks = opened('waste-comprehensive', '2026-11-30').tasks();
    expect(tasks.map(({ id }) => id)).toEqual([...[180, 120, 90, 75, 60].map((days) => `PassRung/${days}`), 'Expire']);
    expect(ladderOf('permit-key').map(({ daysBefore }) => daysBefore)).toEqual([180, 120, 90, 75, 65]);
  });

  it('the last reminder comes before the last day to apply, whatever the holidays are', () => {
    const calendar = shipped.calendar(JURISDICTION);
    const item = { validityRule: 'HWL-03', renewalRule: 'HWL-05' };
    const last = ladderOf('waste-collection').at(-1)!.daysBefore;
    for (let from = '2019-01-01'; from < '2024-01-01'; from = addDays(from, 1)) {
      const { validTo, renewBy } = validityOf(item, from, '2026-11-23', shipped, calendar);
      expect(addDays(validTo!, -last) < renewBy!).toBe(true);
    }
  });

  it('the last day moves when the holidays of its year are announced, and the reminder says the new one', () => {
    const before = opened('waste-comprehensive', '2026-11-30');
    // The notice of 2031 makes 20 October a day off.
    const holidays = [
      { date: '2031-10-20', kind: 'off' as const },
      ...Array.from({ length: 5 }, (_, i) => ({ date: `${2027 + i}-01-01`, kind: 'off' as const })),
    ];
    const announced = createCalendar({ jurisdiction: JURISDICTION, version: 2, holidays, lastLoadedYear: 2031 });
    const rules = { ...shipped, calendar: () => announced };
    const stream = opened('waste-comprehensive', '2026-11-30');
    expect(stream.state.renewBy).toBe('2031-10-20');
    Object.assign(stream, { rules });
    stream.look(startOfDay('2031-07-01'));
    expect(stream.state.renewBy).toBe('2031-10-17');
    expect(stream.opened.at(-1)).toMatchObject({ command: { moment: 'N17', params: { renewBy: '2031-10-17' } } });
    expect(before.state.renewBy).toBe('2031-10-20');
  });
});
