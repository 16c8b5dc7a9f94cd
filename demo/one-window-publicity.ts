import { paths } from '../api/paths';
import { addDays, daysBetween, weekday } from '../domain/calendar/dates';
import { rejectionOf, Visitor } from './client';
import { EIA, papersWritten, type Run } from './one-window-run';
import { moveClock, readCase, readClock, readPublicity, type ShownPublicity } from './views';
import { until } from './waiting';

const ACCEPTANCE = 'acceptance-notice';
const PROPOSAL = 'proposal-notice';
/** What a machine under load needs until the process has followed the clock. */
const PATIENCE = 120;

/** The acceptance is on display: on its first day somebody says something about it, and the EIA reviewer answers. */
export async function hearPublic(run: Run): Promise<void> {
  const { people, published, caseId, expect, say, instance } = run;
  const { clerk, eia, enterprise } = people;
  const visitor = new Visitor(instance.address);
  const notice = await noticeOf(run, ACCEPTANCE);
  const { today } = await readClock(clerk);
  expect.that(
    'With its acceptance the project is on public display, from a later day on',
    notice.open && notice.rule === 'EIA-07' && notice.from > today,
    `${notice.titleZh} ${notice.from} – ${notice.to}`,
  );
  await moveTo(run, notice.from);
  const page = await visitor.text(paths.publicityNotice({ id: notice.id }));
  const { contact, text, name } = published.publicOpinion;
  expect.that(
    'Anybody reads the notice without an account, and nothing of the applicant’s contact in it',
    page.includes(published.application.project.name) && !page.includes(published.application.contact.phone),
    paths.publicityNotice({ id: notice.id }),
  );
  const opinion = { text: text.value, name: name.value, contact: contact.value };
  await visitor.read(paths.api.publicityOpinions({ id: notice.id }), { method: 'POST', body: opinion });
  const waiting = (await tasksOf(run, 'eia')).filter(({ kind }) => kind === 'AnswerPublicOpinion');
  expect.that('The opinion of the public is in the EIA division’s inbox', waiting.length === 1, waiting[0]?.subject);
  const seen = JSON.stringify([
    await readCase(enterprise, caseId),
    await readPublicity(visitor, published.application.project.name),
  ]);
  expect.that(
    'Who gave it is for the authority alone',
    !seen.includes(contact.value) && JSON.stringify(await readCase(eia, caseId)).includes(contact.value),
  );
  await eia.act(caseId, 'AnswerPublicOpinion', {
    opinion: waiting[0]!.subject,
    adopted: true,
    text: published.publicOpinion.answer.value,
  });
  say(`  ${notice.titleZh}, ${notice.from} to ${notice.to}: a resident writes on its first day, the EIA reviewer answers`);
}

/** After the first period the intended decision is shown in its turn; until that is over the EIA is not granted. */
export async function showIntention(run: Run): Promise<void> {
  const { people, caseId, expect, say } = run;
  const first = await noticeOf(run, ACCEPTANCE);
  const decisions = async () =>
    (await tasksOf(run, 'approver')).filter(({ kind }) => kind === 'Decide').map(({ subject }) => subject);
  expect.that(
    'Both reviews are in, yet nothing is to be decided while the project is on display',
    (await decisions()).length === 0,
  );
  await moveTo(run, addDays(first.to, 1));
  const second = await until('the notice of the intended decision', () => find(run, PROPOSAL), PATIENCE);
  expect.that(
    'The intended decision is on display after the acceptance, not beside it',
    second.open && second.rule === 'EIA-10' && second.from > first.to && !(await noticeOf(run, ACCEPTANCE)).open,
    `${second.titleZh} ${second.from} – ${second.to}`,
  );
  const early = await rejectionOf(people.approver.act(caseId, 'Decide', { item: EIA, outcome: 'grant' }));
  expect.that(
    'The EIA cannot be granted before that period is over',
    early?.status === 409 && early.problem.code === 'publicity-open',
    early && `${early.status} ${early.problem.code}: ${early.problem.detail}`,
  );
  await moveTo(run, weekdayAfter(second.to));
  const ready = await until('the decision', async () => (await decisions()).length > 0 && decisions(), PATIENCE);
  expect.that('Both periods over, the EIA decision is in the approver’s inbox, the permit is not yet', ready.join() === EIA);
  const closed = !(await noticeOf(run, PROPOSAL)).open;
  const late = await rejectionOf(sayLate(run, second));
  expect.that(
    'What comes after the last day is not taken',
    closed && late?.problem.code === 'publicity-ended',
    late?.problem.detail,
  );
  say(`  ${second.titleZh}, ${second.from} to ${second.to}: a decision before its end is refused, an opinion after it too`);
}

/** The notice of one of the procedure's periods, once it is published. */
async function find({ instance, published, caseId, people }: Run, branch: string): Promise<ShownPublicity | undefined> {
  const { branches = [] } = await readCase(people.clerk, caseId);
  const shown = branches.find(({ id }) => id === branch)?.notices?.at(-1);
  const rows = await readPublicity(new Visitor(instance.address), published.application.project.name);
  return shown && rows.find(({ rule }) => rule === shown.rule);
}

async function noticeOf(run: Run, branch: string): Promise<ShownPublicity> {
  const found = await find(run, branch);
  if (!found) throw new Error(`Not on public display: ${branch}`);
  return found;
}

const sayLate = ({ instance }: Run, { id }: ShownPublicity): Promise<unknown> =>
  new Visitor(instance.address).read(paths.api.publicityOpinions({ id }), { method: 'POST', body: { text: '补充意见。' } });

async function tasksOf({ people, caseId }: Run, who: 'eia' | 'approver') {
  const { rows } = await people[who].read<{ rows: { kind: string; subject: string; caseId: string }[] }>(paths.api.tasks());
  return rows.filter((task) => task.caseId === caseId);
}

/** Nobody decides on a weekend. */
const weekdayAfter = (day: string): string => {
  const next = addDays(day, 1);
  return weekday(next) > 5 ? addDays(next, 8 - weekday(next)) : next;
};

/** The business clock goes to a day, however many lie between. */
async function moveTo(run: Run, day: string): Promise<void> {
  await papersWritten(run);
  const { clerk } = run.people;
  const days = daysBetween((await readClock(clerk)).today, day);
  if (days > 0) await moveClock(clerk, days);
}
