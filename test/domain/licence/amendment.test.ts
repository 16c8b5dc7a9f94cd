import { startOfDay } from '../../../domain/calendar/dates';
import type { Instant, LocalDate } from '../../../domain/decider';
import { PROCESS } from '../../../domain/decider';
import { licence } from '../../../domain/licence';
import { ladderOf } from '../../../domain/licence/ladder';
import type { AmendLicence, Licence, LicenceCommand, LicenceEvent } from '../../../domain/licence/licence';
import type { Amendment, ApprovalItem } from '../../../domain/procedure/procedure';
import { USCC } from '../people';
import { procedure, rulesFor } from '../rules';
import { Stream } from '../stream';

const at = (day: LocalDate, hour = 0): Instant => startOfDay(day) + hour * 3_600_000;
const permit = procedure.items[1] as ApprovalItem;
const law = rulesFor({
  items: [
    ...procedure.items,
    { ...permit, kind: 'permit-change', amends: 'change', validityRule: null, renewalRule: null },
    { ...permit, kind: 'permit-renewal', amends: 'renewal' },
    { ...permit, kind: 'permit-reapplication', amends: 'reapplication', licenceKind: 'permit-key' },
  ],
});
const contact = { name: '王工', email: 'wang@example.com', phone: '13800000000', locale: 'zh-CN' } as const;
const paper = (name: string) => ({ file: `f-${name}`, content: `c-${name}`, template: 't', bytes: 1 });

/** Valid 2026-03-04 to 2031-03-03, renewal to be applied for by 2031-01-02. */
const opened = (): Stream<Licence, LicenceCommand, LicenceEvent> => {
  const stream = new Stream(licence, law);
  const issuedAt = at('2026-03-04', 10);
  const ids = {
    id: 'case-1-permit-simplified',
    caseId: 'case-1',
    jurisdiction: '320571',
    procedure: { id: 'one-window', version: 1 },
  };
  const unit = { unitName: '苏州示例电子有限公司', uscc: USCC, projectName: '线路板项目', contact };
  stream.act(
    PROCESS,
    {
      type: 'OpenLicence',
      ...ids,
      ...unit,
      kind: 'permit-simplified',
      number: `${USCC}001V`,
      issuedAt,
      validFrom: '2026-03-04',
      receivedOn: '2026-03-02',
      verifyCode: 'code-1',
      certificate: paper('1'),
    },
    issuedAt,
  );
  return stream;
};
const note = (amends: Amendment, caseId = 'case-2'): AmendLicence => ({
  type: 'NoteApplication',
  task: `${caseId}/applied`,
  caseId,
  caseNumber: `${caseId}号`,
  amends,
});
const revise = (amends: Amendment, issuedOn: LocalDate, changes: { caseId?: string; basedOn?: number } = {}): AmendLicence => {
  const { caseId = 'case-2', basedOn = 1 } = changes;
  return {
    type: 'ReviseLicence',
    task: `${caseId}/revised`,
    caseId,
    caseNumber: `${caseId}号`,
    amends,
    basedOn,
    item: `permit-${amends}`,
    procedure: { id: 'one-window', version: 1 },
    receivedOn: issuedOn,
    unitName: '苏州新名电子有限公司',
    projectName: '线路板项目',
    contact,
    issuedAt: at(issuedOn, 10),
    issuedOn,
    verifyCode: `code-${caseId}`,
    certificate: paper(caseId),
  };
};

describe('a new version of a permit', () => {
  it.each<[string, Amendment, LocalDate, Partial<Licence>]>([
    [
      'a change keeps the validity (条例 14(3))',
      'change',
      '2028-05-10',
      { validFrom: '2026-03-04', validTo: '2031-03-03', renewBy: '2031-01-02', kind: 'permit-simplified' },
    ],
    [
      'a renewal goes on from the end, five years (条例 14(1)(2))',
      'renewal',
      '2031-01-15',
      { validFrom: '2031-03-04', validTo: '2036-03-03', renewBy: '2036-01-03', kind: 'permit-simplified' },
    ],
    [
      'a renewal decided after the end counts from its issue',
      'renewal',
      '2031-03-20',
      { validFrom: '2031-03-20', validTo: '2036-03-19', kind: 'permit-simplified' },
    ],
    [
      'a re-application is valid five years from its issue and may be of the other kind (条例 15)',
      'reapplication',
      '2028-05-10',
      { validFrom: '2028-05-10', validTo: '2033-05-09', kind: 'permit-key' },
    ],
  ])('%s; the number stays', (_what, amends, on, expected) => {
    const stream = opened();
    stream.look(at(on));
    stream.act(PROCESS, revise(amends, on), at(on, 10));
    expect(stream.state).toMatchObject({
      ...expected,
      state: 'valid',
      number: `${USCC}001V`,
      version: 2,
      amends,
      unitName: '苏州新名电子有限公司',
      verifyCode: 'code-case-2',
    });
    expect(stream.state.versions).toMatchObject([{ version: 1, caseId: 'case-1', verifyCode: 'code-1', validTo: '2031-03-03' }]);
  });

  it('is made once, however often the process says so', () => {
    const stream = opened();
    stream.act(PROCESS, revise('change', '2028-05-10'), at('2028-05-10', 10));
    stream.act(PROCESS, revise('change', '2028-05-10'), at('2028-05-10', 11));
    expect(stream.types().filter((type) => type === 'LicenceRevised')).toHaveLength(1);
    expect(stream.state.version).toBe(2);
  });

  it('never rests on a version that is no longer the present one', () => {
    const stream = opened();
    stream.act(PROCESS, revise('change', '2028-05-10'), at('2028-05-10', 10));
    const late = revise('renewal', '2028-06-10', { caseId: 'case-3', basedOn: 1 });
    expect(stream.refusal(PROCESS, late, at('2028-06-10', 10))?.code).toBe('licence-changed-since');
  });

  it('has rungs of its own after a renewal, with ids that never were', () => {
    const stream = opened();
    const before = stream.tasks().map(({ id }) => id);
    stream.act(PROCESS, revise('renewal', '2031-01-15'), at('2031-01-15', 10));
    const after = stream.tasks().map(({ id }) => id);
    expect(after).toContain('PassRung/180/2');
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });
});

describe('an application for renewal', () => {
  it('stops the reminders, not the expiry', () => {
    const stream = opened();
    stream.act(PROCESS, note('renewal'), at('2030-09-01', 10));
    expect(stream.tasks().map(({ id }) => id)).toEqual(['Expire']);
    stream.look(at('2030-12-31'));
    expect(stream.opened).toEqual([]);
  });

  it('that came to nothing lets them go on, with one reminder for those that were missed', () => {
    const stream = opened();
    stream.act(PROCESS, note('renewal'), at('2030-09-01', 10));
    stream.act(PROCESS, { type: 'EndApplication', task: 'case-2/ended', caseId: 'case-2' }, at('2030-12-10', 10));
    stream.look(at('2030-12-10', 10));
    expect(stream.state.rungs.map(({ daysBefore, outcome }) => [daysBefore, outcome])).toEqual([
      [120, 'superseded'],
      [180, 'superseded'],
      [90, 'sent'],
    ]);
    expect(stream.opened).toHaveLength(1);
  });

  it('is one at a time, and a change of name leaves the reminders alone', () => {
    const stream = opened();
    stream.act(PROCESS, note('change'), at('2030-09-01', 10));
    expect(stream.tasks()).toHaveLength(6);
    expect(stream.refusal(PROCESS, note('renewal', 'case-3'), at('2030-09-02', 10))?.code).toBe('licence-application-pending');
    stream.act(PROCESS, note('change'), at('2030-09-03', 10));
    expect(stream.types().filter((type) => type === 'AmendmentApplied')).toHaveLength(1);
  });
});

it('a registration is reminded at 90, 60, 40 and 25 days, before its renewal is due 20 days before the end (PDP-16)', () => {
  expect(ladderOf('permit-registration').map(({ daysBefore }) => daysBefore)).toEqual([90, 60, 40, 25]);
  expect(ladderOf('permit-key').map(({ daysBefore }) => daysBefore)).toEqual([180, 120, 90, 75, 65]);
});
