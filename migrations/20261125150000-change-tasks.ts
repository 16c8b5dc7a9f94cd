import type { Knex } from 'knex';

export const name = '20261125150000-change-tasks';

/**
 * What people have to do: the tasks of the streams, and each verdict on a change that nobody has confirmed. A change is no stream
 * and writes no tasks of its own; its row is gone with its confirmation. Where the bureau has no such department, it is the approver's.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create view open_tasks as
    select stream, id, kind, jurisdiction, role, department, person, subject, due, since from tasks
    union all
    select a.id, 'ConfirmChange/' || (v ->> 'item'), 'ConfirmChange', a.jurisdiction,
      case when d.kind is null then 'approver' else 'reviewer' end, d.kind, null, v ->> 'item', null, a.assessed_at
    from change_assessments a
    cross join lateral jsonb_array_elements(a.verdicts) v
    left join departments d on d.jurisdiction = a.jurisdiction
      and d.kind = case v ->> 'item' when 'waste' then 'solid-waste' else v ->> 'item' end
    where v ->> 'class' <> 'not-applicable'
      and not exists (select 1 from change_confirmations c where c.assessment = a.id and c.item = v ->> 'item')`);
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop view open_tasks');
}
