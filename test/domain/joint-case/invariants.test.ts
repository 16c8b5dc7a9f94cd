import { violations } from '../../../domain/joint-case';
import type { CaseItem, JointCase } from '../../../domain/joint-case/state';
import { rules } from '../rules';
import { accepted, at, EIA, grantEia, grantPermit, PERMIT, reviewed, submitted } from './case-run';

const issued = (): JointCase => {
  const run = reviewed();
  run.by('approver', grantEia, at('2026-03-04', 9));
  run.by('approver', grantPermit, at('2026-03-04', 10));
  run.process(at('2026-03-04', 11));
  return run.state;
};
const onItem = (state: JointCase, kind: string, change: Partial<CaseItem>): JointCase => ({
  ...state,
  items: state.items.map((item) => (item.kind === kind ? { ...item, ...change } : item)),
});
const onClock = (state: JointCase, id: string, entries: JointCase['clocks'][number]['ledger']): JointCase => ({
  ...state,
  clocks: state.clocks.map((clock) => (clock.id === id ? { ...clock, ledger: [...clock.ledger, ...entries] } : clock)),
});
const actor = { id: 'x', name: 'x' };
const entry = { at: at('2026-03-04'), ground: 'hearing', article: '行政许可法 45', actor, document: '1号' };

describe('the Never list names what is wrong', () => {
  it.each([
    ['a sound case', submitted().state, []],
    ['a finished one', issued(), []],
    [
      '1. granted over an open branch',
      { ...issued(), branches: issued().branches.map((branch) => ({ ...branch, round: 2 })) },
      [
        'eia-form granted while branch eia-review is not agreed in round 2',
        'permit-simplified granted while branch permit-review is not agreed in round 2',
      ],
    ],
    [
      '2. the permit before its EIA (条例 11(1))',
      onItem(issued(), PERMIT, { decision: { ...issued().items[1]!.decision!, at: 0 } }),
      ['permit-simplified granted before eia-form (排污许可管理条例 11(1))'],
    ],
    [
      '3. one of a set issued, the other not',
      { ...onItem(issued(), PERMIT, { state: 'granted' }) },
      [
        'some of a set that goes out together are issued and others are not',
        'certificate of permit-simplified, which is not issued',
      ],
    ],
    [
      '3. issued without a certificate',
      { ...issued(), certificates: {} },
      ['eia-form issued without certificate or licence', 'permit-simplified issued without certificate or licence'],
    ],
    [
      '4. a running clock on an ended item',
      onItem(submitted().state, EIA, { state: 'withdrawn' }),
      ['clock item/eia-form is running though its subject has ended'],
    ],
    [
      '4. a stop without document',
      onClock(submitted().state, 'item/eia-form', [{ kind: 'stop', ...entry, document: '' }]),
      [`clock item/eia-form stopped without ground and document at ${at('2026-03-04')}`],
    ],
    [
      '4. two stops counted twice',
      onClock(submitted().state, 'item/eia-form', [
        { kind: 'stop', ...entry },
        { kind: 'stop', ...entry },
      ]),
      [`clock item/eia-form stopped twice at ${at('2026-03-04')}`],
    ],
    [
      '5. a branch open without due date',
      { ...accepted().state, clocks: accepted().state.clocks.filter(({ kind }) => kind !== 'internal') },
      ['branch eia-review is open without due date', 'branch permit-review is open without due date'],
    ],
    [
      '6. a silent decision without its article',
      onItem(accepted().state, EIA, { acceptedArticle: '' }),
      ['eia-form accepted without article'],
    ],
    [
      '8. a second notice without ground',
      {
        ...submitted().state,
        corrections: [1, 2].map((n) => ({
          id: `correction-${n}`,
          number: '',
          at: 1,
          by: actor,
          items: [EIA],
          demands: [],
          answeredAt: 2,
        })),
      } satisfies JointCase,
      ['correction-2 is a further notice without ground'],
    ],
  ] satisfies [string, JointCase, string[]][])('%s', (_what, state, found) => {
    expect(violations(state, rules)).toEqual(found);
  });
});
