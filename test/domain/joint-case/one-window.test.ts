import { PROCESS } from '../../../domain/decider';
import { stageOf, violations } from '../../../domain/joint-case';
import { rules } from '../rules';
import { accepted, at, EIA, grantEia, grantPermit, PERMIT, PERMIT_NUMBER, reviewed, submitted } from './case-run';

describe('one window, from submission to two licences', () => {
  it('takes in the application: number, receipt, and the EIA clock that runs from receipt (生态环境法典 102(2))', () => {
    const run = submitted();
    expect(run.types()).toEqual(['CaseSubmitted', 'NumberReserved', 'ClockStarted']);
    expect(run.state.number).toBe('苏园环联〔2026〕1号');
    expect(run.state.letters).toMatchObject([{ id: 'receipt', number: '苏园环联〔2026〕1号' }]);
    expect(run.state.clocks).toMatchObject([{ id: 'item/eia-form', ledger: [{ kind: 'start', at: at('2026-03-02') }] }]);
    expect(stageOf(run.state)).toBe('checking');
  });

  it('accepts: permit clock from acceptance (条例 12(1)), branches open, promise begins, one notice N02', () => {
    const run = accepted();
    expect(run.state.items.map(({ state, acceptedBy }) => [state, acceptedBy])).toEqual([
      ['accepted', 'act'],
      ['accepted', 'act'],
    ]);
    expect(run.state.clocks.map(({ id }) => id)).toEqual([
      'item/eia-form',
      'item/permit-simplified',
      'branch/eia-review/1',
      'branch/permit-review/1',
      'case',
    ]);
    expect(run.opened).toMatchObject([
      { command: { moment: 'N01' } },
      { kind: 'notice', command: { type: 'RequestNotice', moment: 'N02' } },
    ]);
    expect(run.opened[1]).toMatchObject({
      command: {
        params: {
          case: '苏园环联〔2026〕1号',
          document: '苏园环受〔2026〕1号',
          items: `eia-form\t2026-04-01\tcalendar\t30\npermit-simplified\t2026-03-23\tcalendar\t20`,
        },
      },
    });
    expect(stageOf(run.state)).toBe('reviewing');
  });

  it('decides and issues both at the same moment, each a licence of its own', () => {
    const run = reviewed();
    run.process(at('2026-03-03', 12));
    run.by('approver', grantEia, at('2026-03-04', 9));
    expect(run.tasks().filter((task) => task.for === 'process')).toEqual([]);
    run.by('approver', grantPermit, at('2026-03-04', 10));
    expect(stageOf(run.state)).toBe('issuing');
    run.process(at('2026-03-04', 10, 1));
    expect(run.events.at(-1)).toMatchObject({ type: 'LicencesIssued', items: [EIA, PERMIT], at: at('2026-03-04', 10, 1) });
    expect(run.opened.slice(2)).toMatchObject([
      { id: 'case-1-eia-form', kind: 'licence', command: { type: 'OpenLicence', number: '苏园环建〔2026〕1号' } },
      { id: 'case-1-permit-simplified', kind: 'licence', command: { number: PERMIT_NUMBER, validFrom: '2026-03-04' } },
      { kind: 'notice', command: { moment: 'N15' } },
    ]);
    expect(stageOf(run.state)).toBe('closed');
    expect(run.decider.closed(run.state)).toBe(true);
    expect(violations(run.state, rules)).toEqual([]);
    expect(run.tasks()).toEqual([]);
  });

  it('does the same task once: the second answer does nothing', () => {
    const run = reviewed();
    const [letter] = run.tasks('ProduceLetter');
    const command = {
      type: 'ProduceLetter',
      task: letter!.id,
      document: { file: 'f', content: 'c', template: 't', bytes: 1 },
    } as const;
    expect(run.act(PROCESS, command, at('2026-03-03', 12))).toHaveLength(1);
    expect(run.act(PROCESS, command, at('2026-03-03', 12))).toEqual([]);
  });
});
