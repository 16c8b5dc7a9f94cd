import type { Knex } from 'knex';
import type { Actor, DepartmentKind, LocalDate, Role } from '../../domain/decider';
import type { CaseStage } from '../../domain/joint-case/state';
import { afterOf, limitOf, pageOf, type Page, type PageRequest } from './paging';
import { holding } from './scope';

/** A task of a person, with the case it belongs to; of a change, with the unit that it is about. */
export interface TaskRow {
  stream: string;
  /** Kind of the stream: a notice that did not go out, or a case; `change`: an assessment, which is no stream. */
  streamKind: 'joint-case' | 'notice' | 'licence' | 'change';
  /** kind/subject/round/occurrence. */
  id: string;
  kind: string;
  subject: string | null;
  jurisdiction: string;
  role: Role;
  department: DepartmentKind | null;
  /** Whoever claimed it. */
  person: string | null;
  personName: string | null;
  due: LocalDate | null;
  since: Date;
  /** The case; of a notice, the case that it tells of. */
  caseId: string | null;
  caseNumber: string | null;
  unitName: string | null;
  projectName: string | null;
  stage: CaseStage | null;
}

export interface TaskFilter {
  kind?: string;
  department?: DepartmentKind;
  /** `mine`: claimed by me; `unclaimed`: by nobody. */
  holder?: 'mine' | 'unclaimed';
  /** Due on this day or before. */
  dueBy?: LocalDate;
  /** Due on this day or after. */
  dueFrom?: LocalDate;
  /** Part of number, unit, credit code or project. */
  text?: string;
}

const COLUMNS = {
  stream: 'tasks.stream',
  id: 'tasks.id',
  kind: 'tasks.kind',
  subject: 'tasks.subject',
  jurisdiction: 'tasks.jurisdiction',
  role: 'tasks.role',
  department: 'tasks.department',
  person: 'tasks.person',
  personName: 'users.name',
  due: 'tasks.due',
  since: 'tasks.since',
  caseId: 'cases.id',
  caseNumber: 'cases.number',
  projectName: 'cases.project_name',
  stage: 'cases.stage',
};

/**
 * Whose task it is: one for my role (and department, where it names one) that nobody else has claimed. The head of a
 * department also sees what its reviewers have to do; a head without department sees the whole bureau's.
 */
function forActor(query: Knex.QueryBuilder, actor: Actor): void {
  const { role = 'admin', department = null } = actor;
  if (role === 'enterprise') {
    query.where('tasks.role', role).where('cases.uscc', actor.uscc ?? '');
    return;
  }
  query.where('tasks.jurisdiction', actor.jurisdiction ?? '').where((mine) => {
    void mine.where((own) => {
      void own.where('tasks.role', role);
      void own.where((any) => void any.whereNull('tasks.department').orWhere('tasks.department', department));
      void own.where((any) => void any.whereNull('tasks.person').orWhere('tasks.person', actor.id));
    });
    if (role !== 'supervisor') return;
    void mine.orWhere((led) => {
      void led.where('tasks.role', 'reviewer');
      if (department) void led.where('tasks.department', department);
    });
  });
}

/** The case of a task: the stream itself, or what a notice tells of; or the change that waits for an officer. */
const withCase = (db: Knex, query: Knex.QueryBuilder): Knex.QueryBuilder =>
  query
    .leftJoin('notices', 'notices.id', 'tasks.stream')
    .leftJoin('cases', 'cases.id', db.raw('coalesce(notices.about, tasks.stream)'))
    .leftJoin('change_assessments', 'change_assessments.id', 'tasks.stream');

function filtered(db: Knex, actor: Actor, filter: TaskFilter): Knex.QueryBuilder {
  const query = db('open_tasks as tasks');
  if (filter.text || actor.role === 'enterprise') withCase(db, query);
  forActor(query, actor);
  if (filter.kind) query.where('tasks.kind', filter.kind);
  if (filter.department) query.where('tasks.department', filter.department);
  if (filter.holder === 'mine') query.where('tasks.person', actor.id);
  if (filter.holder === 'unclaimed') query.whereNull('tasks.person');
  if (filter.dueBy) query.where('tasks.due', '<=', filter.dueBy);
  if (filter.dueFrom) query.where('tasks.due', '>=', filter.dueFrom);
  if (filter.text) holding(query, filter.text, SEARCHED);
  return query;
}

const SEARCHED = [
  ...['cases.number', 'cases.unit_name', 'cases.uscc', 'cases.project_name'],
  ...['change_assessments.unit_name', 'change_assessments.uscc'],
];

const BY_DUE = `coalesce(tasks.due, 'infinity'), tasks.stream, tasks.id`;

/** The inbox: a person's tasks, the soonest due first, those without a date last. Throws Refused('cursor-invalid'). */
export async function listTasks(db: Knex, actor: Actor, filter: TaskFilter, page: PageRequest): Promise<Page<TaskRow>> {
  const limit = limitOf(page);
  const own = filtered(db, actor, filter)
    .orderByRaw(BY_DUE)
    .limit(limit + 1)
    .select('tasks.*');
  const after = afterOf(page, 3);
  if (after) own.whereRaw(`(${BY_DUE}) > (coalesce(?::date, 'infinity'), ?, ?)`, after);
  // One page of tasks first; only then the cases and names beside them.
  const rows: TaskRow[] = await withCase(db, db(own.as('tasks')))
    .leftJoin('streams', 'streams.id', 'tasks.stream')
    .leftJoin('users', 'users.id', 'tasks.person')
    .orderByRaw(BY_DUE)
    .select({
      ...COLUMNS,
      streamKind: db.raw(`coalesce(streams.kind, 'change')`),
      unitName: db.raw('coalesce(cases.unit_name, change_assessments.unit_name)'),
    });
  return pageOf(rows, limit, (row) => [row.due, row.stream, row.id]);
}

export interface TaskCounts {
  total: number;
  overdue: number;
  today: number;
  /** Within the seven days from today, today included. */
  week: number;
  unclaimed: number;
  mine: number;
  byKind: Record<string, number>;
  byDepartment: Record<string, number>;
}

type CountRow = { kind: string; department: string | null } & Omit<TaskCounts, 'byKind' | 'byDepartment'>;

/** The workbench's numbers on a day. */
export async function countTasks(db: Knex, actor: Actor, today: LocalDate, filter: TaskFilter = {}): Promise<TaskCounts> {
  const rows: CountRow[] = await filtered(db, actor, filter)
    .groupBy('tasks.kind', 'tasks.department')
    .select(
      'tasks.kind as kind',
      'tasks.department as department',
      db.raw('count(*)::int as total'),
      db.raw('(count(*) filter (where tasks.due < ?::date))::int as overdue', [today]),
      db.raw('(count(*) filter (where tasks.due = ?::date))::int as today', [today]),
      db.raw('(count(*) filter (where tasks.due between ?::date and ?::date + 6))::int as week', [today, today]),
      db.raw('(count(*) filter (where tasks.person is null))::int as unclaimed'),
      db.raw('(count(*) filter (where tasks.person = ?))::int as mine', [actor.id]),
    );
  const sum: TaskCounts = { total: 0, overdue: 0, today: 0, week: 0, unclaimed: 0, mine: 0, byKind: {}, byDepartment: {} };
  for (const row of rows) {
    for (const key of ['total', 'overdue', 'today', 'week', 'unclaimed', 'mine'] as const) sum[key] += row[key];
    sum.byKind[row.kind] = (sum.byKind[row.kind] ?? 0) + row.total;
    if (row.department) sum.byDepartment[row.department] = (sum.byDepartment[row.department] ?? 0) + row.total;
  }
  return sum;
}
