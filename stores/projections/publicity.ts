import type { Knex } from 'knex';
import type { JointCase } from '../../domain/joint-case/state';
import type { Rules } from '../../domain/rules/rules';
import type { Write } from '../one-statement';

/** What anybody may read of a case's publicity periods; nothing of it is confidential. */
export function projectPublicity(trx: Knex, state: JointCase, rules: Rules): Write[] {
  const rows = state.branches.flatMap((branch, i) =>
    (branch.notices ?? []).map((notice) => {
      const planned = rules.procedure(state.procedure).branches.find(({ id }) => id === branch.id);
      const ended = notice.endedAt !== undefined || branch.state !== 'open' || notice.round !== branch.round;
      return {
        id: `${state.id}-p${i + 1}-${notice.round}`,
        case_id: state.id,
        branch: branch.id,
        round: notice.round,
        jurisdiction: state.jurisdiction,
        title_zh: planned?.zh ?? branch.id,
        title_en: planned?.en ?? branch.id,
        unit_name: state.facts.unitName,
        project_name: state.facts.projectName,
        division: state.facts.division,
        items: JSON.stringify(branch.items),
        rule: notice.rule,
        from: notice.from,
        to: notice.to,
        published_at: new Date(notice.publishedAt),
        ended,
        opinions: notice.opinions.length,
      };
    }),
  );
  return rows.length > 0 ? [trx('publicity').insert(rows).onConflict('id').merge()] : [];
}
