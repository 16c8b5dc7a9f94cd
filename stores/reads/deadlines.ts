import type { Knex } from 'knex';
import type { DeadlineOverride } from '../../domain/rules/override';
import type { Statute } from '../../domain/rules/statute';

export interface DeadlineFilter {
  domain?: string;
  /** Part of id, words, source, article or quote. */
  text?: string;
}

const SEARCHED = ['rule_id', 'what', 'duty_holder', 'source', 'article', 'also_in', 'quote_zh'] as const;

/** Rows of the deadline file. A rule of which any version is found comes with all of its versions, the oldest first. */
export async function listDeadlines(db: Knex, { domain, text }: DeadlineFilter): Promise<Statute[]> {
  const rows = await db('deadline_rules').orderBy(['id', 'valid_from']).select<{ rule: Statute }[]>('rule');
  const wanted = text?.trim().toLowerCase() ?? '';
  const all = rows.map(({ rule }) => rule);
  const found = new Set(
    all
      .filter((rule) => domain === undefined || rule.domain === domain)
      .filter((rule) => SEARCHED.some((column) => rule[column].toLowerCase().includes(wanted)))
      .map((rule) => rule.rule_id),
  );
  return all.filter((rule) => found.has(rule.rule_id));
}

/** Local texts that change how these rules are counted, by authority and day. */
export async function listOverrides(db: Knex, rules: readonly string[]): Promise<DeadlineOverride[]> {
  const rows = await db('deadline_overrides')
    .whereIn('rule', rules)
    .orderBy(['jurisdiction', 'rule', 'valid_from'])
    .select<{ override: DeadlineOverride }[]>('override');
  return rows.map(({ override }) => override);
}
