import { createCalendar } from '../../domain/calendar/calendar';
import type { Holiday } from '../../domain/calendar/calendar';
import type { Procedure } from '../../domain/procedure/procedure';
import type { DeadlineRule } from '../../domain/rules/deadline';
import type { Rules } from '../../domain/rules/rules';

/** A small, hand-written law for the tests of the deciders: one procedure, twelve rules, the holidays around one new year. */

const COUNT_BACK = ['APL-11', 'PDP-06'];

const rule = (
  id: string,
  what: string,
  length: number,
  unit: DeadlineRule['unit'],
  source: string,
  article: string,
): DeadlineRule => ({
  id,
  what,
  length,
  unit,
  unitUnspecified: false,
  direction: COUNT_BACK.includes(id) ? 'before' : 'after',
  source,
  article,
  alsoIn: '',
  verified: 'V1',
  quoteZh: '',
  // A validity includes its first day and does not roll over a rest day; what counts back never rolls.
  startDayCounts: id === 'PDP-05',
  roll: id !== 'PDP-05' && !COUNT_BACK.includes(id),
});

const deadlines: DeadlineRule[] = [
  rule('APL-01', 'Tell applicant once of all missing material', 5, 'working', '行政许可法', '32(1)(4)+82'),
  rule('APL-03', 'Joint handling by several departments', 45, 'working', '行政许可法', '42(2)+26(2)+82'),
  rule('APL-06', 'Ask for a hearing', 5, 'working', '行政许可法', '47(1)'),
  rule('APL-07', 'Hold the hearing', 20, 'working', '行政许可法', '47(1)+48(1)+82'),
  rule('APL-11', 'Tell when and where the hearing is', 7, 'working', '行政许可法', '48(1)+82'),
  rule('EIA-02', 'Report form: approval decision', 30, 'calendar', '生态环境法典', '102(2)'),
  rule('EIA-08', 'Publicity of the acceptance, report form', 5, 'working', '环办〔2013〕103号', '二(一)2-3'),
  rule('EIA-10', 'Publicity of the intended approval', 5, 'working', '地方公示', '-'),
  rule('PDP-01', 'Tell unit once of all missing material', 3, 'calendar', '排污许可管理条例', '9(1)(4)'),
  rule('PDP-02', 'Decision, simplified management', 20, 'calendar', '排污许可管理条例', '12(1)'),
  rule('PDP-05', 'Validity of discharge permit', 5, 'year', '排污许可管理条例', '14(1)'),
  rule('PDP-06', 'Apply for renewal', 60, 'calendar', '排污许可管理条例', '14(2)'),
];

const holidays: Holiday[] = [
  { date: '2026-01-01', kind: 'off' },
  { date: '2026-01-02', kind: 'off' },
  { date: '2026-01-04', kind: 'makeup_workday' },
];

export const procedure: Procedure = {
  id: 'one-window',
  version: 1,
  validFrom: '2025-01-01',
  title: { zh: '环评与排污许可联合办理', en: 'EIA and discharge permit together' },
  items: [
    {
      kind: 'eia-form',
      department: 'eia',
      completenessRule: 'APL-01',
      decisionRule: 'EIA-02',
      clockStarts: 'receipt',
      decidingRole: 'approver',
      validityRule: null,
      renewalRule: null,
      documentWord: '环建',
      licenceNumberEntered: false,
      refusalGrounds: [
        { code: 'not-required', stage: 'acceptance', zh: '不需要许可', en: 'no licence needed', article: '行政许可法 32(1)(1)' },
        { code: 'siting', stage: 'decision', zh: '选址不符', en: 'siting against the plan', article: '生态环境法典 105(1)' },
      ],
    },
    {
      kind: 'permit-simplified',
      department: 'permit',
      completenessRule: 'PDP-01',
      decisionRule: 'PDP-02',
      clockStarts: 'acceptance',
      decidingRole: 'approver',
      validityRule: 'PDP-05',
      renewalRule: 'PDP-06',
      documentWord: '许准',
      licenceNumberEntered: true,
      refusalGrounds: [
        { code: 'not-competent', stage: 'acceptance', zh: '不属职权', en: 'not competent', article: '排污许可管理条例 9(1)(2)' },
        { code: 'treatment', stage: 'decision', zh: '治理能力不足', en: 'treatment too weak', article: '排污许可管理条例 11(3)' },
      ],
    },
  ],
  materials: [],
  completeness: { departments: ['window', 'eia', 'permit'], askingDays: 2 },
  branches: [
    {
      id: 'eia-review',
      kind: 'review',
      department: 'eia',
      items: ['eia-form'],
      mandatory: true,
      termWorkingDays: 10,
      zh: '环评审查',
      en: 'EIA review',
    },
    {
      id: 'permit-review',
      kind: 'review',
      department: 'permit',
      items: ['permit-simplified'],
      mandatory: true,
      termWorkingDays: 8,
      zh: '排污许可审查',
      en: 'permit review',
    },
  ],
  promised: { workingDays: 15, source: '测试用承诺时限' },
  dependencies: [{ item: 'permit-simplified', after: 'eia-form', article: '排污许可管理条例 11(1)' }],
  issue: { rule: 'together', items: ['eia-form', 'permit-simplified'] },
  warnings: [0.5, 0.8],
};

/** Rules over a variant of the procedure. */
export function rulesFor(variant: Partial<Procedure> = {}): Rules {
  const calendar = createCalendar({ jurisdiction: '320214', version: 1, holidays, lastLoadedYear: 2026 });
  const inForce = { ...procedure, ...variant };
  return {
    version: 1,
    procedure: () => inForce,
    versionsOf: () => [inForce],
    currentProcedure: () => inForce,
    deadline: (id) => {
      const found = deadlines.find((one) => one.id === id);
      if (!found) throw new Error(`no rule ${id}`);
      return found;
    },
    promised: ({ promised }) => promised,
    calendar: () => calendar,
    jurisdiction: (code) => ({
      code,
      nameZh: '苏州工业园区生态环境局',
      nameEn: 'Suzhou Industrial Park Ecology and Environment Bureau',
      shortName: '苏园环',
      level: 'district',
      smsSign: '苏州园区生态环境',
      reconsiderationBody: '苏州市人民政府',
      court: '苏州市姑苏区人民法院',
      phone: '0512-00000000',
    }),
  };
}

export const rules = rulesFor();
