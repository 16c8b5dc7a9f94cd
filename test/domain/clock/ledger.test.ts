import { Refused } from '../../../domain/refused';
import { clockState, enter, type Clock, type LedgerEntry } from '../../../domain/clock/ledger';
import { STOP_GROUNDS } from '../../../domain/clock/grounds';
import { clockOf, entry } from './clocks';

const refusal = (clock: Clock, next: LedgerEntry): string => {
  try {
    enter(clock, next);
    return 'entered';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
};

const running = clockOf('2026-11-02', 'PDP-02');
const stopped = enter(running, entry('stop', '2026-11-10'));
const ended = enter(running, entry('end', '2026-11-20'));
const unstarted: Clock = { ...running, ledger: [] };

describe('the ledger of a clock', () => {
  it('takes what a clock can do, and keeps what it had', () => {
    expect(clockState(unstarted)).toBe('new');
    expect(clockState(enter(unstarted, entry('start', '2026-11-02')))).toBe('running');
    expect(clockState(stopped)).toBe('stopped');
    expect(clockState(enter(stopped, entry('resume', '2026-11-12')))).toBe('running');
    expect(clockState(enter(stopped, entry('restart', '2026-11-12')))).toBe('running');
    expect(clockState(enter(stopped, entry('end', '2026-11-12')))).toBe('ended');
    expect(running.ledger).toHaveLength(1);
  });

  it.each<[string, Clock, LedgerEntry, string]>([
    ['a second start', running, entry('start', '2026-11-03'), 'clock-already-started'],
    ['a stop before the start', unstarted, entry('stop', '2026-11-03'), 'clock-not-started'],
    ['a stop of a stopped clock', stopped, entry('stop', '2026-11-11'), 'clock-already-stopped'],
    ['a resumption of a running clock', running, entry('resume', '2026-11-11'), 'clock-not-stopped'],
    ['a second end', ended, entry('end', '2026-11-21'), 'clock-ended'],
    ['a stop of an ended clock', ended, entry('stop', '2026-11-21'), 'clock-ended'],
    ['a restart of an ended clock', ended, entry('restart', '2026-11-21'), 'clock-ended'],
    ['a stop earlier than the last entry', stopped, entry('resume', '2026-11-09'), 'clock-entry-out-of-order'],
    ['a stop for a correction', running, entry('stop', '2026-11-10', { ground: 'correction' }), 'stop-ground-unknown'],
    ['a stop for publicity', running, entry('stop', '2026-11-10', { ground: 'publicity' }), 'stop-ground-unknown'],
    ['a stop without a notice', running, entry('stop', '2026-11-10', { document: ' ' }), 'stop-document-missing'],
    ['an extension without days', running, entry('extend', '2026-11-10'), 'extension-incomplete'],
    ['an extension by half a day', running, entry('extend', '2026-11-10', { days: 0.5 }), 'extension-incomplete'],
    [
      'an extension without a document',
      running,
      entry('extend', '2026-11-10', { days: 10, document: '' }),
      'extension-incomplete',
    ],
  ])('refuses %s', (_what, clock, next, code) => expect(refusal(clock, next)).toBe(code));

  it('stops on each ground of the closed list (行政许可法 45)', () => {
    expect(STOP_GROUNDS.map(({ zh }) => zh).join('、')).toBe('听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审');
    for (const { code } of STOP_GROUNDS) expect(refusal(running, entry('stop', '2026-11-10', { ground: code }))).toBe('entered');
  });
});
