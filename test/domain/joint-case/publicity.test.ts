import { PUBLIC } from '../../../domain/decider';
import { createCalendar } from '../../../domain/calendar/calendar';
import { endOfDay } from '../../../domain/calendar/dates';
import { stageOf, violations } from '../../../domain/joint-case';
import { people } from '../people';
import { accepted, at, EIA, grantEia } from './case-run';
import type { CaseRun } from './case-run';
import { agree, branchOf, lawWith, opinion, reply, say, sendBack } from './step-cases';

const law = lawWith('eia-review', 'permit-review', 'acceptance-notice', 'proposal-notice');
const early = 'acceptance-notice';
const late = 'proposal-notice';
const hear = (run: CaseRun, when: number, ...of: Parameters<typeof say>) => run.act(PUBLIC, say(...of), when);

describe('公示: the days', () => {
  it('begin on the working day after the act, which counts as the first (18 of 20 published periods count it), for EIA-08', () => {
    const run = accepted(law);
    expect(run.events.filter(({ type }) => type === 'NoticePublished')).toMatchObject([
      // Accepted on Monday the 2nd: five working days from Tuesday to the next Monday.
      { at: at('2026-03-02', 12), branch: early, round: 1, rule: 'EIA-08', from: '2026-03-03', to: '2026-03-09' },
    ]);
    expect(run.opened.at(-1)).toMatchObject({
      command: { moment: 'N09', params: { d: '2026-03-03', to: '2026-03-09', n: 5, dayType: 'working' } },
    });
    expect(run.tasks('EndNotice')).toMatchObject([{ id: `EndNotice/${early}/1`, for: 'time', at: endOfDay('2026-03-09') }]);
  });

  it('end at 24:00 of the last one, and the branch answers itself, naming its rule', () => {
    const run = accepted(law);
    run.look(endOfDay('2026-03-09') - 1);
    expect(branchOf(run, early).state).toBe('open');
    run.look(endOfDay('2026-03-09'));
    const ended = run.types().indexOf('NoticeEnded');
    expect(run.events.slice(ended, ended + 3)).toMatchObject([
      { type: 'NoticeEnded', branch: early, at: endOfDay('2026-03-09') },
      { type: 'OpinionGiven', branch: early, opinion: 'agree', by: { id: 'time' }, basis: 'EIA-08 环办〔2013〕103号 二(一)2-3' },
      { type: 'ClockEntered', clock: `branch/${early}/1`, entry: { kind: 'end' } },
    ]);
    expect(violations(run.state, law)).toEqual([]);
  });

  it('are facts once published: another calendar moves none of them', () => {
    const run = accepted(law);
    const holidays = [{ date: '2026-03-06', kind: 'off' as const }];
    const calendar = createCalendar({ jurisdiction: '320571', version: 2, holidays, lastLoadedYear: 2026 });
    const moved = { ...law, calendar: () => calendar };
    const before = run.tasks('EndNotice');
    expect(run.decider.tasks(run.state, moved).filter(({ kind }) => kind === 'EndNotice')).toEqual(before);
  });
});

describe('opinions of the public', () => {
  it('come in from anybody while the period lasts, each with a task for the department', () => {
    const run = accepted(law);
    hear(run, at('2026-03-05'), early, 1, { name: '邻居', contact: ' ' });
    hear(run, at('2026-03-09', 23, 59), early);
    expect(branchOf(run, early).notices?.[0]?.opinions).toMatchObject([{ id: `${early}-1`, name: '邻居' }, { id: `${early}-2` }]);
    expect(branchOf(run, early).notices?.[0]?.opinions[0]).not.toHaveProperty('contact');
    expect(run.tasks('AnswerPublicOpinion')).toMatchObject([
      { id: `AnswerPublicOpinion/${early}-1/1`, for: { role: 'reviewer', department: 'eia' }, subject: `${early}-1` },
      { id: `AnswerPublicOpinion/${early}-2/1` },
    ]);
  });

  it('are each answered before the branch is: it waits for the last answer, and then answers itself', () => {
    const run = accepted(law);
    hear(run, at('2026-03-05'), early);
    hear(run, at('2026-03-05', 11), early);
    run.by('eia', reply(`${early}-1`), at('2026-03-06'));
    run.look(at('2026-03-10'));
    expect(branchOf(run, early)).toMatchObject({ state: 'open', notices: [{ endedAt: endOfDay('2026-03-09') }] });
    expect(run.refuses('approver', grantEia, at('2026-03-10', 11))).toBe('branch-open');
    const events = run.by('eia', reply(`${early}-2`, false), at('2026-03-10', 12));
    expect(events).toMatchObject([
      { type: 'PublicOpinionAnswered', adopted: false },
      { type: 'OpinionGiven', by: { id: 'time' } },
      { type: 'ClockEntered' },
    ]);
    expect(run.tasks('AnswerPublicOpinion')).toEqual([]);
    expect(violations(run.state, law)).toEqual([]);
  });

  it.each([
    ['once the period is over', at('2026-03-10'), say(early), 'publicity-ended'],
    ['about another round', at('2026-03-05'), say(early, 2), 'publicity-ended'],
    ['about a branch that is a review', at('2026-03-05'), say('eia-review'), 'not-found'],
    ['about nothing', at('2026-03-05'), say('nothing'), 'not-found'],
    ['without a word', at('2026-03-05'), say(early, 1, { text: ' ' }), 'text-missing'],
  ] as const)('are refused %s', (_why, when, command, code) => {
    expect(accepted(law).refusal(PUBLIC, command, when)?.code).toBe(code);
  });

  it('are not given by officers, and the public does nothing else', () => {
    const run = accepted(law);
    expect(run.refuses('eia', say(early), at('2026-03-05'))).toBe('forbidden');
    expect(run.refusal(PUBLIC, { type: 'Accept' }, at('2026-03-05'))?.code).toBe('forbidden');
    expect(run.decider.allowed(run.state, PUBLIC, 0, law)).toEqual([]);
  });

  it.each([
    ['by another department', 'permit', reply(`${early}-1`), 'forbidden'],
    ['where there is none of that number', 'eia', reply(`${early}-9`), 'opinion-unknown /opinion'],
    ['without a word', 'eia', { ...reply(`${early}-1`), text: '' }, 'text-missing /text'],
  ] as const)('are not answered %s', (_why, who, command, code) => {
    const run = accepted(law);
    hear(run, at('2026-03-05'), early);
    expect(run.refuses(who, command, at('2026-03-06'))).toBe(code);
  });

  it('are answered once', () => {
    const run = accepted(law);
    hear(run, at('2026-03-05'), early);
    run.by('eia', reply(`${early}-1`), at('2026-03-06'));
    expect(run.refusal(people.eia2, reply(`${early}-1`), at('2026-03-06', 11))).toMatchObject({
      code: 'already-acted',
      params: { by: 'eia' },
    });
  });
});

describe('公示 of the intended decision (opens: reviewed, EIA-10)', () => {
  const day = '2026-03-10';

  it('opens once the reviews and the first period agree; nothing is granted before it is over', () => {
    const run = accepted(law);
    agree(run, at('2026-03-04'));
    expect(branchOf(run, late).state).toBe('waiting');
    run.look(at(day));
    expect(branchOf(run, late)).toMatchObject({
      state: 'open',
      notices: [{ publishedAt: endOfDay('2026-03-09'), from: '2026-03-10', to: '2026-03-16' }],
    });
    expect(run.refuses('approver', grantEia, at(day, 11))).toBe('publicity-open');
    expect(stageOf(run.state)).toBe('reviewing');
    expect(run.refuses('approver', grantEia, at('2026-03-16', 23))).toBe('publicity-open');
    run.look(endOfDay('2026-03-16'));
    expect(stageOf(run.state)).toBe('deciding');
    run.by('approver', grantEia, at('2026-03-17'));
    expect(violations(run.state, law)).toEqual([]);
  });

  it('stays as a review is sent back: running or over, it is not repeated by itself', () => {
    const run = accepted(law);
    agree(run, at('2026-03-04'));
    run.look(at(day));
    run.by('approver', sendBack('eia-review'), at(day, 11));
    expect(branchOf(run, late)).toMatchObject({ state: 'open', round: 1 });
    run.look(endOfDay('2026-03-16'));
    expect(branchOf(run, late)).toMatchObject({ state: 'answered', round: 1 });
    expect(run.refuses('approver', grantEia, at('2026-03-18'))).toBe('branch-open');
    run.by('eia', opinion('eia-review'), at('2026-03-18', 11));
    run.by('approver', grantEia, at('2026-03-18', 12));
    expect(violations(run.state, law)).toEqual([]);
  });

  it('is repeated where it is itself sent back, with new days, once the reviews agree', () => {
    const run = accepted(law);
    agree(run, at('2026-03-04'));
    run.look(at('2026-03-18'));
    run.by('approver', sendBack('eia-review'), at('2026-03-18', 11));
    run.by('approver', sendBack(late), at('2026-03-18', 12));
    expect(branchOf(run, late)).toMatchObject({ state: 'waiting', sentBack: { reason: '内容有变' } });
    expect(violations(run.state, law)).toEqual([]);
    run.by('eia', opinion('eia-review'), at('2026-03-19'));
    expect(branchOf(run, late)).toMatchObject({
      state: 'open',
      round: 3,
      notices: [{ round: 1 }, { round: 3, from: '2026-03-20', to: '2026-03-26' }],
    });
    expect(run.refuses('approver', grantEia, at('2026-03-20'))).toBe('publicity-open');
    // While nothing stands in the way it begins at once.
    run.look(at('2026-03-27'));
    run.by('approver', sendBack(late), at('2026-03-27', 11));
    expect(branchOf(run, late)).toMatchObject({ state: 'open', round: 4 });
    expect(branchOf(run, late).notices?.at(-1)).toMatchObject({ round: 4, from: '2026-03-30' });
  });

  it('is taken down with a case that is withdrawn: no opinion is taken any more', () => {
    const run = accepted(law);
    run.by('enterprise', { type: 'Withdraw', reason: '终止' }, at('2026-03-04'));
    expect(branchOf(run, early).state).toBe('cancelled');
    expect(run.refusal(PUBLIC, say(early), at('2026-03-04', 11))?.code).toBe('publicity-ended');
    expect(run.item(EIA).state).toBe('withdrawn');
    expect(violations(run.state, law)).toEqual([]);
  });
});
