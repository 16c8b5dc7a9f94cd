import { at, DAY_0, EIA, PERMIT, submitted } from './case-run';

describe('silence', () => {
  it.each([
    ['APL-01: 5 working days (行政许可法 32(1)(4)+82)', EIA, '2026-03-10', '行政许可法 32(1)(4)+82'],
    ['PDP-01: 3 days (条例 9(1)(4))', PERMIT, '2026-03-06', '排污许可管理条例 9(1)(4)'],
  ] as const)('accepts at the end of its own window, from the day of receipt — %s', (_rule, item, day, article) => {
    const run = submitted();
    run.look(at(day, 0) - 1);
    expect(run.item(item).state).toBe('checking');
    run.look(at(day, 0));
    expect(run.item(item)).toMatchObject({
      state: 'accepted',
      acceptedBy: 'silence',
      acceptedAt: at(DAY_0),
      acceptedArticle: article,
    });
    expect(run.events.findLast(({ type }) => type === 'ItemAccepted')).toMatchObject({
      at: at(day, 0),
      effective: at(DAY_0),
      by: 'silence',
    });
  });

  it('runs the permit clock from the day of receipt (条例 9(4), 12(1)), tells the applicant, and opens the branch', () => {
    const run = submitted();
    run.look(at('2026-03-06', 8));
    expect(run.state.clocks.find(({ id }) => id === 'item/permit-simplified')?.ledger).toMatchObject([
      { at: at(DAY_0), ground: 'acceptance' },
    ]);
    expect(run.opened.slice(1)).toMatchObject([
      { command: { moment: 'N02', params: { items: 'permit-simplified\t2026-03-23\tcalendar\t20' } } },
    ]);
    expect(run.tasks('GiveOpinion')).toMatchObject([{ subject: 'permit-review', due: '2026-03-18' }]);
  });

  it('gives each acceptance a letter of its own', () => {
    const run = submitted();
    run.look(at('2026-03-20'));
    expect(run.state.letters.map(({ id, items, number }) => [id, items, number])).toEqual([
      ['receipt', [EIA, PERMIT], '苏园环联〔2026〕1号'],
      ['acceptance-1', [PERMIT], '苏园环受〔2026〕1号'],
      ['acceptance-2', [EIA], '苏园环受〔2026〕2号'],
    ]);
  });
});
