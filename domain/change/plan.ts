import { addMonths } from '../calendar/dates';
import type { Words } from '../classification/answer';
import type { LocalDate } from '../decider';
import type { Limit, Verdict } from './answer';
import type { Change } from './facts';
import { dated } from './limits';
import type { ChangePlan, Item, Mark } from './tables';

export interface PlanNote extends Words {
  no: string;
  marks: Mark[];
}

/** How the items go on together at one window. */
export interface Plan {
  /** Ways to go, one per item at most: the heaviest of each. */
  routes: ({ code: string; item: Item } & Words)[];
  /** Procedures that take them, by id, with the routes that each takes. */
  procedures: { procedure: string; routes: string[] }[];
  /** Routes that no procedure takes: done outside, or facts are missing to choose. */
  without: string[];
  /** Dated limits, the earliest first. */
  limits: (Limit & { date: LocalDate; item: Item })[];
  papers: 'nonmajor_analysis'[];
  notes: PlanNote[];
  /** Items whose class is still open. */
  open: Item[];
}

/** The verdicts put together: the heaviest way of each item, in one case where a procedure takes several. */
export function planChange(verdicts: readonly Verdict[], change: Change, plan: ChangePlan): Plan {
  const classOf = new Map(verdicts.map((one) => [one.item, one.class]));
  const routes = verdicts.flatMap(({ item, route }) => (route === null ? [] : [{ code: route, item, ...plan.routes[route]! }]));
  const { procedures, without } = taking(
    routes.map(({ code }) => code),
    change,
    plan,
  );
  const crossed = plan.notes.filter(({ when }) => Object.entries(when).every(([item, one]) => classOf.get(item as Item) === one));
  const hit = new Set(verdicts.flatMap(({ rulesHit }) => rulesHit.map(({ no }) => no)));
  const rest = [
    ...(classOf.get('permit') === 'reapply' && hit.has('P8') ? [plan.takesOver] : []),
    ...(hit.has('P8') && hit.has('H6') && near(change, plan.mergeRenewals.months) ? [plan.mergeRenewals] : []),
  ];
  return {
    routes,
    procedures,
    without,
    limits: verdicts
      .flatMap(({ item, rulesHit }) => dated(rulesHit.flatMap(({ limit }) => limit ?? [])).map((one) => ({ ...one, item })))
      .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    papers: [...new Set(crossed.flatMap(({ paper }) => paper ?? []))],
    notes: [...crossed, ...rest].map(({ no, zh, en, marks }) => ({ no, zh, en, marks })),
    open: verdicts.filter((one) => ['ask', 'needs-judgement'].includes(one.class)).map(({ item }) => item),
  };
}

/** The first procedures that fit, each with its routes, until none fits. */
function taking(routes: readonly string[], change: Change, plan: ChangePlan): Pick<Plan, 'procedures' | 'without'> {
  const tier = change.newTier ?? change.tier;
  const fits = plan.procedures.find(
    (one) =>
      one.routes.every((route) => routes.includes(route)) &&
      (one.document === undefined || one.document === change.eiaDocument) &&
      (one.tier === undefined || one.tier === tier),
  );
  if (!fits) return { procedures: [], without: [...routes] };
  const left = taking(
    routes.filter((route) => !fits.routes.includes(route)),
    change,
    plan,
  );
  return { ...left, procedures: [{ procedure: fits.procedure, routes: fits.routes }, ...left.procedures] };
}

/** Whether the two licences end within so many months of each other. */
function near({ permitValidTo: a, wasteValidTo: b }: Change, months: number): boolean {
  if (a === undefined || b === undefined) return false;
  const [first, second] = a < b ? [a, b] : [b, a];
  return second <= addMonths(first, months);
}
