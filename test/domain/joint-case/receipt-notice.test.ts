import { at, CaseRun, DAY_0, EIA, PERMIT, submission, submitted } from './case-run';

const moments = (run: CaseRun) => run.opened.map(({ command }) => (command as unknown as { moment: string }).moment);

describe('N01: the application has been received', () => {
  it('says what came in, and the first day on which silence would accept something (条例 9(4))', () => {
    const run = submitted();
    expect(run.opened).toMatchObject([
      {
        kind: 'notice',
        command: {
          moment: 'N01',
          channels: ['sms'],
          params: {
            case: '苏园环联〔2026〕1号',
            document: '苏园环联〔2026〕1号',
            items: `${EIA}\n${PERMIT}`,
            d: DAY_0,
            due: '2026-03-05',
          },
        },
      },
    ]);
  });

  it('goes once, whatever happens afterwards', () => {
    const run = submitted();
    run.look(at('2026-03-20'));
    expect(moments(run).filter((moment) => moment === 'N01')).toHaveLength(1);
  });

  it('is left out where the paper was recorded so late that silence has accepted already (N02)', () => {
    const run = new CaseRun();
    run.by('clerk', { ...submission, receivedOn: '2026-03-02', reason: '窗口停电' }, at('2026-03-06', 9));
    run.look(at('2026-03-06', 10));
    expect(moments(run)).not.toContain('N01');
  });
});
