import { join } from 'node:path';
import { stageOf, violations } from '../../../domain/joint-case';
import { readReferenceData } from '../../../stores/reference/files';
import { buildRules } from '../../../stores/reference/rules';
import { USCC } from '../people';
import { rules as invented } from '../rules';
import { at, CaseRun, submission } from './case-run';

const data = readReferenceData(join(__dirname, '../../../data'));
const shipped = {
  ...buildRules({ version: 1, ...data, jurisdictions: [] }),
  jurisdiction: (code: string) => invented.jurisdiction(code),
};
const START = at('2026-11-23', 9);
const NUMBER = `${USCC}001X`;

const filed = (procedure: string, platformNumbers?: Record<string, string>): CaseRun => {
  const run = new CaseRun(shipped);
  run.by('clerk', { ...submission, procedure, ...(platformNumbers ? { platformNumbers } : {}) }, START);
  return run;
};

describe('what is complete as it is handed in', () => {
  it('an EIA registration form is filed at once: no check, no term, no decision (部令41号 9, 12)', () => {
    const run = filed('eia-registration');
    expect(run.item('eia-registration')).toMatchObject({
      state: 'filed',
      filed: { at: START, article: expect.stringContaining('建设项目环境影响登记表备案管理办法 9, 12') as string },
    });
    expect(run.state.clocks).toEqual([]);
    expect(run.state.letters).toEqual([]);
    expect(run.tasks()).toEqual([expect.objectContaining({ kind: 'IssueLicences', for: 'process' })]);
    run.process(START + 1000);
    expect(run.state.items.map(({ state }) => state)).toEqual(['issued']);
    expect(stageOf(run.state)).toBe('closed');
    expect(violations(run.state, shipped)).toEqual([]);
  });

  it('opens a licence that does not expire; the platform’s number is the one given, and none is made up', () => {
    const run = filed('eia-registration', { 'eia-registration': '202632020500000123' });
    run.process(START);
    const [opened] = run.opened.filter(({ kind }) => kind === 'licence');
    expect(opened).toMatchObject({ command: { number: '202632020500000123', kind: 'eia-registration' } });
    // A receipt is no grant: the message says that the paper is there (N15).
    expect(run.opened.find(({ kind }) => kind === 'notice')).toMatchObject({ command: { moment: 'N15' } });
    const without = filed('eia-registration');
    expect(without.item('eia-registration').filed).not.toHaveProperty('platformNumber');
  });

  it.each([
    ['another unit’s number', '91320205MA1EXAMP0P001X', 'licence-number-of-other-unit'],
    ['a number of another shape', '12345', 'licence-number-invalid'],
  ])('a registration is refused with %s', (_what, number, code) => {
    const run = new CaseRun(shipped);
    const command = {
      ...submission,
      procedure: 'eia-form-permit-registration',
      platformNumbers: { 'permit-registration': number },
    };
    expect(run.refuses('clerk', command, START)).toBe(`${code} /platformNumbers/permit-registration`);
  });

  it('with an approval in one case it is filed at submission and goes out with it, valid from its filing (法典 186(1))', () => {
    const run = filed('eia-form-permit-registration', { 'permit-registration': NUMBER });
    expect(run.item('permit-registration').state).toBe('filed');
    expect(run.item('eia-form').state).toBe('checking');
    expect(run.state.letters.map(({ items }) => items)).toEqual([['eia-form']]);
    run.process(START);
    expect(run.state.issuedAt).toBeUndefined();
    const next = at('2026-11-25', 9);
    run.by('clerk', { type: 'ReportCompleteness', department: 'window', demands: [] }, next);
    run.by('eia', { type: 'ReportCompleteness', department: 'eia', demands: [] }, next);
    run.by('clerk', { type: 'Accept' }, next);
    run.by('eia', { type: 'GiveOpinion', branch: 'eia-review', opinion: 'agree', text: '' }, next);
    // Both publicity periods of the report form: five working days each.
    const published = at('2026-12-10', 9);
    run.by('approver', { type: 'Decide', item: 'eia-form', outcome: 'grant' }, published);
    run.process(published);
    expect(run.state.items.map(({ state }) => state)).toEqual(['issued', 'issued']);
    const registration = run.opened.find(({ id }) => id.endsWith('permit-registration'));
    expect(registration).toMatchObject({ command: { number: NUMBER, validFrom: '2026-11-23' } });
    expect(run.opened.filter(({ kind }) => kind === 'notice').at(-1)).toMatchObject({ command: { moment: 'N15' } });
  });

  it('an EIA that is refused leaves the registration, which nobody decides, to go out alone', () => {
    const run = filed('eia-form-permit-registration');
    run.by('clerk', { type: 'DeclineAcceptance', item: 'eia-form', ground: 'not-required', reason: '不需要' }, START + 1000);
    run.process(START + 2000);
    expect(run.state.items.map(({ state }) => state)).toEqual(['not-accepted', 'issued']);
    expect(violations(run.state, shipped)).toEqual([]);
  });
});
