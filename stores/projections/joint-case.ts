import type { Knex } from 'knex';
import { dueDate } from '../../domain/clock/due';
import { stageOf } from '../../domain/joint-case/stage';
import type { JointCase } from '../../domain/joint-case/state';
import type { Rules } from '../../domain/rules/rules';
import type { Write } from '../one-statement';

/** The nearest due date among the running statutory and promised clocks: what people see first. */
export function nearestDue(state: JointCase, rules: Rules): { date: string; subject: string; provisional: boolean } | null {
  const calendar = rules.calendar(state.jurisdiction);
  let nearest: { date: string; subject: string; provisional: boolean } | null = null;
  for (const clock of state.clocks) {
    if (clock.kind === 'internal') continue;
    const due = dueDate(clock, rules, calendar);
    if (due.state !== 'running' || !due.date) continue;
    if (!nearest || due.date < nearest.date) nearest = { date: due.date, subject: clock.id, provisional: due.provisional };
  }
  return nearest;
}

/** Lists of cases, and the papers produced for each. */
export function projectJointCase(trx: Knex, state: JointCase, rules: Rules): Write[] {
  const stage = stageOf(state);
  const due = nearestDue(state, rules);
  const papers = [
    ...state.letters.flatMap((letter) =>
      letter.document
        ? [{ id: letter.id, kind: letter.kind, number: letter.number, document: letter.document, at: letter.at }]
        : [],
    ),
    ...state.items.flatMap((item) => {
      const document = state.certificates[item.kind];
      const number = item.decision?.documentNumber ?? item.filed?.number;
      return document && number !== undefined
        ? [
            {
              id: `certificate/${item.kind}`,
              kind: `certificate-${item.kind}`,
              number,
              document,
              at: item.issuedAt ?? state.issuedAt ?? state.submittedAt,
            },
          ]
        : [];
    }),
  ];
  return [
    trx('cases')
      .insert({
        id: state.id,
        number: state.number,
        jurisdiction: state.jurisdiction,
        unit_name: state.facts.unitName,
        uscc: state.facts.uscc,
        project_name: state.facts.projectName,
        procedure: state.procedure.id,
        procedure_version: state.procedure.version,
        licence: state.licence?.id ?? null,
        stage,
        items: JSON.stringify(state.items.map(({ kind, state: itemState }) => ({ kind, state: itemState }))),
        next_due: due?.date ?? null,
        next_due_subject: due?.subject ?? null,
        provisional: due?.provisional ?? false,
        submitted_at: new Date(state.submittedAt),
        closed: stage === 'closed',
      })
      .onConflict('id')
      .merge(),
    ...(papers.length > 0
      ? [
          trx('documents')
            .insert(
              papers.map(({ document, at, ...paper }) => ({
                stream: state.id,
                ...paper,
                template: document.template,
                file: document.file,
                content_hash: document.content,
                bytes: document.bytes,
                produced_at: new Date(at),
              })),
            )
            .onConflict(['stream', 'id'])
            .merge(),
        ]
      : []),
  ];
}
