import { join } from 'node:path';
import { violations } from '../../../domain/joint-case';
import type { PersonCommand } from '../../../domain/joint-case/commands';
import { readReferenceData } from '../../../stores/reference/files';
import { buildRules } from '../../../stores/reference/rules';
import { rules as invented } from '../rules';
import { at, CaseRun, permitInHand, submission } from './case-run';

const data = readReferenceData(join(__dirname, '../../../data'));
const shipped = {
  ...buildRules({ version: 1, ...data, jurisdictions: [] }),
  jurisdiction: (code: string) => invented.jurisdiction(code),
};
const START = at('2026-11-23', 9);
type Submit = Extract<PersonCommand, { type: 'Submit' }>;
const applying = (procedure: string, licence: Partial<typeof permitInHand> | null = {}): Submit => ({
  ...submission,
  procedure,
  ...(licence === null ? {} : { licence: { ...permitInHand, ...licence } }),
});

/** From submission to the decision, all well. */
const decided = (procedure: string, item: 'permit-change' | 'permit-renewal' | 'permit-reapplication'): CaseRun => {
  const run = new CaseRun(shipped);
  run.by('clerk', applying(procedure), START);
  run.process(START);
  run.by('clerk', { type: 'ReportCompleteness', department: 'window', demands: [] }, START);
  run.by('permit', { type: 'ReportCompleteness', department: 'permit', demands: [] }, START);
  run.by('clerk', { type: 'Accept' }, START);
  run.by('permit', { type: 'GiveOpinion', branch: 'permit-review', opinion: 'agree', text: '' }, START);
  run.by('approver', { type: 'Decide', item, outcome: 'grant' }, START);
  return run;
};

describe('a case that starts from a permit (条例 14, 15)', () => {
  it.each<[string, Submit, string]>([
    ['without the permit', applying('permit-change', null), 'licence-missing /licence'],
    ['another unit’s permit', applying('permit-change', { uscc: '91320205MA1EXAMP0P' }), 'licence-of-other-unit /licence'],
    ['another authority’s permit', applying('permit-change', { jurisdiction: '320205' }), 'licence-of-other-authority /licence'],
    ['a registration', applying('permit-renewal', { kind: 'permit-registration' }), 'licence-kind-mismatch /licence'],
    ['a permit that ran out', applying('permit-renewal', { state: 'expired' }), 'licence-not-valid /licence'],
    ['a permit past its last day', applying('permit-renewal', { validTo: '2026-11-22' }), 'licence-not-valid /licence'],
    [
      'a permit with an application under way',
      applying('permit-change', { application: { caseId: 'case-9', caseNumber: '9号', amends: 'renewal' } }),
      'licence-application-pending /licence',
    ],
    ['a permit where none is asked', applying('eia-form-simplified-permit'), 'licence-not-expected /licence'],
  ])('is refused %s', (_what, command, code) => expect(new CaseRun(shipped).refuses('clerk', command, START)).toBe(code));

  it('tells the permit at once, so that nobody is reminded of what was applied for', () => {
    const run = new CaseRun(shipped);
    run.by('clerk', applying('permit-renewal'), START);
    run.process(START);
    expect(run.told).toEqual([
      expect.objectContaining({ type: 'NoteApplication', caseId: 'case-1', amends: 'renewal', task: 'case-1/applied' }),
    ]);
  });

  it.each([
    ['permit-change', 'permit-change', 'APL-02'],
    ['permit-renewal', 'permit-renewal', 'PDP-07'],
    ['permit-reapplication-key', 'permit-reapplication', 'PDP-03'],
    ['permit-reapplication-simplified', 'permit-reapplication', 'PDP-02'],
  ] as const)('%s runs by its own term, keeps the number and opens no second licence', (procedure, item, rule) => {
    const run = decided(procedure, item);
    expect(run.state.clocks.find(({ kind }) => kind === 'statutory')).toMatchObject({ rule });
    expect(run.item(item).decision).toMatchObject({ licenceNumber: permitInHand.number });
    run.process(START + 1000);
    expect(run.item(item)).toMatchObject({ state: 'issued', licenceId: permitInHand.id });
    expect(run.opened.filter(({ kind }) => kind === 'licence')).toEqual([]);
    expect(run.told.at(-1)).toMatchObject({ type: 'ReviseLicence', basedOn: 1, item });
    expect(run.events.at(-1)).toMatchObject({ type: 'LicenceAmended', licence: permitInHand.id, version: 2 });
    expect(violations(run.state, shipped)).toEqual([]);
  });

  it('has no number of its own to enter', () => {
    const run = new CaseRun(shipped);
    run.by('clerk', applying('permit-change'), START);
    run.by('clerk', { type: 'ReportCompleteness', department: 'window', demands: [] }, START);
    run.by('permit', { type: 'ReportCompleteness', department: 'permit', demands: [] }, START);
    run.by('clerk', { type: 'Accept' }, START);
    run.by('permit', { type: 'GiveOpinion', branch: 'permit-review', opinion: 'agree', text: '' }, START);
    const command: PersonCommand = {
      type: 'Decide',
      item: 'permit-change',
      outcome: 'grant',
      licenceNumber: permitInHand.number,
    };
    expect(run.refuses('approver', command, START)).toBe('licence-number-not-entered /licenceNumber');
  });

  it.each<[string, PersonCommand]>([
    ['withdrawn', { type: 'Withdraw', reason: '暂不延续' }],
    ['not accepted', { type: 'DeclineAcceptance', item: 'permit-renewal', ground: 'not-competent', reason: '不属本机关' }],
  ])('that is %s tells the permit so, once, and only then is done', (_how, command) => {
    const run = new CaseRun(shipped);
    run.by('clerk', applying('permit-renewal'), START);
    run.by('clerk', command, START + 1000);
    run.process(START + 2000);
    expect(run.told.map(({ type }) => type)).toEqual(['NoteApplication', 'EndApplication']);
    run.process(START + 3000);
    expect(run.told).toHaveLength(2);
    expect(run.decider.closed(run.state)).toBe(true);
  });
});
