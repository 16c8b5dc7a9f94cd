import type { Verdict } from '../domain/change/answer';
import { classifyChange } from '../domain/change/classify';
import type { Change } from '../domain/change/facts';
import { localClass, type LocalReading } from '../domain/change/local';
import { planChange, type Plan } from '../domain/change/plan';
import type { Item } from '../domain/change/tables';
import { localDate } from '../domain/calendar/dates';
import type { ApiServices } from './services';

export interface ClassifiedChange {
  verdicts: Verdict[];
  plan: Plan;
  local: LocalReading;
}

/** What the lists say of a change today, and how its items go on together. */
export async function classifiedChange(
  { rules: rulesOf, businessClock, catalogue }: Pick<ApiServices, 'rules' | 'businessClock' | 'catalogue'>,
  change: Change,
  confirmed: ReadonlyMap<Item, Verdict> = new Map(),
): Promise<ClassifiedChange> {
  const [rules, now] = await Promise.all([rulesOf(), businessClock.now()]);
  const today = localDate(now);
  const { changeTables: tables } = catalogue;
  const proposed = classifyChange(change, tables, {
    today,
    terms: {
      calendar: rules.calendar(change.division ?? ''),
      deadline: (id) => rules.deadline(id, today, change.division ?? ''),
    },
    pollutant: (name, medium) => catalogue.pollutantNamed(name, medium),
    confirmed: Object.fromEntries([...confirmed].map(([item, verdict]) => [item, verdict.class])),
  });
  const verdicts = proposed.map((verdict) => confirmed.get(verdict.item) ?? verdict);
  return { verdicts, plan: planChange(verdicts, change, tables.plan), local: localClass(verdicts, change, tables.local) };
}
