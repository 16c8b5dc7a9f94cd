import { actorRef, TIME } from '../decider';
import type { Instant, LocalDate, Task } from '../decider';
import { endOfDay, nextWholeDay, nextWorkingDay } from '../calendar/dates';
import { Refused } from '../refused';
import type { ProcedureBranch } from '../procedure/procedure';
import type { Rules } from '../rules/rules';
import { countTerm } from '../rules/term';
import { branchesToAct, branchToAct, endRound, ofThisRound, onBranch } from './branch';
import type { JointCaseEvent } from './events';
import type { DecideOne, EvolveOne, Follow, Phase } from './phase';
import { textOf } from './phase';
import { branchOf, kindOf } from './standing';
import type { CaseBranch, PublicNotice, PublicOpinion } from './branch-state';
import type { JointCase } from './state';
import { articleOf, branchClock, dueOf, procedureOf } from './terms';

const isPublicity = (branch: CaseBranch): boolean => kindOf(branch) === 'publicity';

/** The notice of the present round. */
const present = (branch: CaseBranch): PublicNotice | undefined => ofThisRound(branch, branch.notices?.at(-1));

/** Opinions that wait for an answer, of all rounds: one that came in is answered, whatever became of its notice. */
export const unansweredOpinions = (branch: CaseBranch): PublicOpinion[] =>
  (branch.notices ?? []).flatMap(({ opinions }) => opinions.filter(({ answer }) => answer === undefined));

/**
 * First and last day of a publicity period that is opened at a moment. The day of the act does not count, so that every day of the
 * period is a whole one: it begins on the next working day, which counts as its first (docs/decisions/0025-publicity-days.md).
 * One that opens with the end of another, at 24:00, begins with the day that begins then.
 */
function periodOf(state: JointCase, planned: ProcedureBranch, at: Instant, rules: Rules): { from: LocalDate; to: LocalDate } {
  const calendar = rules.calendar(state.jurisdiction);
  const from = nextWorkingDay(calendar, nextWholeDay(at));
  const rule = rules.deadline(planned.rule ?? '', state.receivedOn, state.jurisdiction);
  const { date } = countTerm({ length: rule.length, unit: rule.unit, startDayCounts: true, roll: true }, from, [], calendar);
  return { from, to: date ?? from };
}

/** A publicity branch that is open shows its notice; one whose notice has ended, with every opinion answered, answers itself. */
const follow: Follow = (state, { at }, rules) =>
  procedureOf(state, rules).branches.flatMap((planned): JointCaseEvent[] => {
    const branch = branchOf(state, planned.id);
    if (branch?.state !== 'open' || !isPublicity(branch)) return [];
    const { id, round } = branch;
    const notice = present(branch);
    const rule = planned.rule ?? '';
    if (!notice) return [{ type: 'NoticePublished', at, branch: id, round, rule, ...periodOf(state, planned, at, rules) }];
    if (notice.endedAt === undefined || unansweredOpinions(branch).length > 0) return [];
    const by = actorRef(TIME);
    const basis = `${rule} ${articleOf(rules.deadline(rule, state.receivedOn, state.jurisdiction))}`;
    return [
      { type: 'OpinionGiven', at, branch: id, round, opinion: 'agree', text: '', conditions: '', by, basis },
      ...endRound(state, branch, at, by),
    ];
  });

const receive: DecideOne<'SendPublicOpinion'> = (state, { command, receivedAt: at }) => {
  const branch = branchOf(state, command.branch);
  const notice = branch?.notices?.at(-1);
  if (!branch || !notice) throw new Refused('not-found');
  if (branch.state !== 'open' || command.round !== branch.round || notice.endedAt !== undefined)
    throw new Refused('publicity-ended', { to: notice.to });
  const count = (branch.notices ?? []).reduce((sum, { opinions }) => sum + opinions.length, 0);
  const [name, contact] = [command.name?.trim() ?? '', command.contact?.trim() ?? ''];
  return [
    {
      type: 'PublicOpinionReceived',
      at,
      branch: branch.id,
      round: branch.round,
      opinion: `${branch.id}-${count + 1}`,
      text: textOf(command.text, '/text'),
      ...(name === '' ? {} : { name }),
      ...(contact === '' ? {} : { contact }),
    },
  ];
};

/** The branch and the opinion of that id. */
function opinionOf(state: JointCase, id: string): { branch: CaseBranch; opinion: PublicOpinion } | undefined {
  for (const branch of state.branches) {
    const opinion = branch.notices?.flatMap(({ opinions }) => opinions).find((one) => one.id === id);
    if (opinion) return { branch, opinion };
  }
  return undefined;
}

const answer: DecideOne<'AnswerPublicOpinion'> = (state, { command, actor, receivedAt: at }) => {
  const found = opinionOf(state, command.opinion);
  if (!found) throw new Refused('opinion-unknown', { opinion: command.opinion }, '/opinion');
  const { opinion } = found;
  if (opinion.answer) throw new Refused('already-acted', { by: opinion.answer.by.name, at: opinion.answer.at });
  const branch = branchToAct(state, found.branch.id, actor, ['publicity']);
  const text = textOf(command.text, '/text');
  const { adopted } = command;
  return [{ type: 'PublicOpinionAnswered', at, branch: branch.id, opinion: opinion.id, adopted, text, by: actorRef(actor) }];
};

/** `EndNotice/<branch>/<round>` */
const end: DecideOne<'EndNotice'> = (state, { command, receivedAt: at }) => {
  const branch = branchOf(state, command.task.split('/')[1] ?? '');
  return branch ? [{ type: 'NoticeEnded', at, branch: branch.id, round: branch.round }] : [];
};

const onNotices = (state: JointCase, id: string, change: (notice: PublicNotice) => PublicNotice): JointCase =>
  onBranch(state, id, (branch) => ({ ...branch, notices: (branch.notices ?? []).map(change) }));

const evolvePublished: EvolveOne<'NoticePublished'> = (state, { branch: id, round, from, to, rule, at }) =>
  onBranch(state, id, (branch) => ({
    ...branch,
    notices: [...(branch.notices ?? []), { round, from, to, rule, publishedAt: at, opinions: [] }],
  }));

const evolveReceived: EvolveOne<'PublicOpinionReceived'> = (state, { branch: id, round, opinion, text, name, contact, at }) =>
  onNotices(state, id, (notice) =>
    notice.round === round
      ? {
          ...notice,
          opinions: [
            ...notice.opinions,
            { id: opinion, text, at, ...(name === undefined ? {} : { name }), ...(contact === undefined ? {} : { contact }) },
          ],
        }
      : notice,
  );

const evolveAnswered: EvolveOne<'PublicOpinionAnswered'> = (state, { branch: id, opinion: named, adopted, text, by, at }) =>
  onNotices(state, id, (notice) => ({
    ...notice,
    opinions: notice.opinions.map((one) => (one.id === named ? { ...one, answer: { adopted, text, by, at } } : one)),
  }));

const evolveEnded: EvolveOne<'NoticeEnded'> = (state, { branch: id, round, at }) =>
  onNotices(state, id, (notice) => (notice.round === round ? { ...notice, endedAt: at } : notice));

/** Time takes the notice down at the end of its last day; the department answers each opinion. */
const tasks = (state: JointCase, rules: Rules): Task[] =>
  state.branches
    .filter((branch) => branch.state === 'open' && isPublicity(branch))
    .flatMap((branch): Task[] => {
      const { id, department, round } = branch;
      const notice = present(branch);
      const due = dueOf(state, branchClock(id, round), rules);
      return [
        ...(notice && notice.endedAt === undefined
          ? [
              {
                id: `EndNotice/${id}/${round}`,
                kind: 'EndNotice',
                for: 'time' as const,
                subject: id,
                at: endOfDay(notice.to),
              },
            ]
          : []),
        ...unansweredOpinions(branch).map((opinion): Task => ({
          // A notice put up again asks anew for what the one before left open.
          id: `AnswerPublicOpinion/${opinion.id}/${round}`,
          kind: 'AnswerPublicOpinion',
          for: { role: 'reviewer', department },
          subject: opinion.id,
          due,
        })),
      ];
    });

/** Publicity (公示): a notice that anybody may read and answer; the branch answers itself when it has ended and nothing is left open. */
export const publicity = {
  decide: { SendPublicOpinion: receive, AnswerPublicOpinion: answer, EndNotice: end },
  evolve: {
    NoticePublished: evolvePublished,
    PublicOpinionReceived: evolveReceived,
    PublicOpinionAnswered: evolveAnswered,
    NoticeEnded: evolveEnded,
  },
  tasks,
  follow,
  possible: {
    AnswerPublicOpinion: (state, actor) =>
      branchesToAct(state, actor, ['publicity']).some((branch) => unansweredOpinions(branch).length > 0),
  },
} satisfies Phase;
