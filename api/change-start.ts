import { ulid as newUlid } from 'ulid';
import { localDate } from '../domain/calendar/dates';
import type { Actor } from '../domain/decider';
import { approvals } from '../domain/procedure/procedure';
import { Refused } from '../domain/refused';
import { startDraft } from '../stores/changes';
import { permitsOf } from '../stores/reads/licences';
import { proceduresInForce } from '../stores/reads/procedures';
import type { AssessmentView } from './change-record';
import { invalidField } from './errors';
import type { ApiServices } from './services';

/**
 * Begins the application that an assessment leads to: a draft of the person's own with the facts carried along. Pressed twice
 * it is the same draft. Throws Refused('change-open') until every item is confirmed.
 */
export async function startFrom(services: ApiServices, actor: Actor, view: AssessmentView, procedure: string): Promise<string> {
  const open = view.verdicts.filter(
    ({ item, class: id }) => id !== 'not-applicable' && !view.confirmations.some((one) => one.item === item),
  );
  if (open.length > 0) throw new Refused('change-open');
  if (!view.plan.procedures.some((one) => one.procedure === procedure)) throw invalidField('/procedure', 'procedure-unknown');
  const offered = await proceduresInForce(services.db, localDate(await services.businessClock.now()));
  const chosen = offered.find(({ id }) => id === procedure);
  if (!chosen) throw invalidField('/procedure', 'procedure-unknown');
  // A case that amends a permit starts from the unit's own; where there are several, the applicant says which.
  const amends = approvals(chosen).some((item) => item.amends !== undefined);
  const permits = amends ? await permitsOf(services.db, actor, view.uscc) : [];
  const draft = newUlid();
  return startDraft(services.db, {
    ...{ assessment: view.id, procedure, draft, owner: actor.id, jurisdiction: actor.jurisdiction ?? '' },
    content: {
      ...{ id: draft, procedure, application: applicationOf(view) },
      ...(permits.length === 1 ? { licence: permits[0] } : {}),
    },
  });
}

/** What an application need not be told again. */
function applicationOf({ id, unitName, uscc, change, verdicts }: AssessmentView): object {
  const { division, capacities, pollutants, outlets, baseFile } = change;
  return {
    unit: { name: unitName, uscc },
    contact: { locale: 'zh-CN' },
    project: {
      nature: change.answers.newProject ? 'expand' : 'rebuild',
      description: [
        `依据变动判定 ${id} 提出。${baseFile ? `原环评文件：${baseFile}。` : ''}`,
        ...verdicts
          .filter((one) => one.rulesHit.length > 0)
          .map(({ reason, rulesHit }) => `${reason.zh}（${rulesHit.map(({ text }) => text).join('；')}）`),
      ].join('\n'),
    },
    site: { division },
    products: (capacities?.rows ?? []).map(({ name, after = '', unit }) => ({ name, quantity: after, unit })),
    outlets: (outlets?.rows ?? [])
      .filter(({ change: kind }) => kind !== 'removed')
      .map(({ name, medium }) => ({
        ...{ code: name, kind: medium, name },
        pollutants: (pollutants?.rows ?? [])
          .filter((row) => row.medium === medium && row.unit === 't/a')
          .map((row) => ({ name: row.name, annual: row.after ?? '', concentrationUnit: medium === 'air' ? 'mg/m3' : 'mg/L' })),
      })),
    materials: [],
    consent: {},
  };
}
