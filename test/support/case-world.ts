import { ulid } from 'ulid';
import { WITHOUT_PUBLICITY } from '../../demo/without-publicity';
import type { Knex } from 'knex';
import { PROCESS } from '../../domain/decider';
import type { Actor, DepartmentKind, Role, StreamRef } from '../../domain/decider';
import type { JointCaseCommand } from '../../domain/joint-case/commands';
import type { DocumentRef, JointCase } from '../../domain/joint-case/state';
import { createBusinessClock } from '../../stores/business-clock';
import { createLook } from '../../stores/look';
import { createRulesSource } from '../../stores/reference/rules';
import { createPreview, createStep } from '../../stores/step';
import type { Step } from '../../stores/step-contract';
import { submittable, USCC } from './application';
import { freshDatabase } from './database';

export const JURISDICTION = '320205';
export const PERMIT_NUMBER = `${USCC}001P`;

const application = submittable();
const officer = (id: string, role: Role, department?: DepartmentKind): Actor => ({
  kind: 'person',
  id,
  name: id,
  role,
  jurisdiction: JURISDICTION,
  ...(department ? { department } : {}),
});
export const people = {
  clerk: officer('clerk', 'clerk', 'window'),
  eia: officer('eia', 'reviewer', 'eia'),
  permit: officer('permit', 'reviewer', 'permit'),
  approver: officer('approver', 'approver'),
  supervisor: officer('supervisor', 'supervisor', 'permit'),
  enterprise: { kind: 'person', id: 'enterprise', name: 'enterprise', role: 'enterprise', uscc: USCC } satisfies Actor,
};

export const paper = (name: string): DocumentRef => ({
  file: name.padEnd(64, '0'),
  content: name.padEnd(64, '1'),
  template: 't/1',
  bytes: 1,
});

/** The acts of a case by the people of one authority, over any step. */
export function caseActs(db: Knex, step: Step) {
  const act = (stream: string, actor: Actor, command: JointCaseCommand, key?: string) =>
    step({ stream: { id: stream, kind: 'joint-case' }, command, actor, ...(key === undefined ? {} : { key }) });
  const stateOf = async (id: string) =>
    (await db<{ id: string; state: JointCase }>('streams').where({ id }).first('state'))!.state;
  return {
    act,
    stateOf,
    submission: (id = ulid()): Extract<JointCaseCommand, { type: 'Submit' }> => ({
      type: 'Submit',
      id,
      jurisdiction: JURISDICTION,
      procedure: WITHOUT_PUBLICITY,
      channel: 'window',
      facts: application.facts,
      sections: application.sections,
    }),
    async submit(id = ulid()) {
      await step({
        stream: { id, kind: 'joint-case' },
        command: this.submission(id),
        actor: people.clerk,
        sections: application.contents,
      });
      return id;
    },
    async accept(id: string) {
      for (const [who, department] of [
        ['clerk', 'window'],
        ['eia', 'eia'],
        ['permit', 'permit'],
      ] as const) {
        await act(id, people[who], { type: 'ReportCompleteness', department, demands: [] });
      }
      await act(id, people.clerk, { type: 'Accept' });
    },
    async review(id: string) {
      await act(id, people.eia, { type: 'GiveOpinion', branch: 'eia-review', opinion: 'agree', text: '同意' });
      await act(id, people.permit, { type: 'GiveOpinion', branch: 'permit-review', opinion: 'agree', text: '同意' });
    },
    async grant(id: string) {
      await act(id, people.approver, { type: 'Decide', item: 'eia-form', outcome: 'grant' });
      await act(id, people.approver, {
        type: 'Decide',
        item: 'permit-simplified',
        outcome: 'grant',
        licenceNumber: PERMIT_NUMBER,
      });
    },
    /** Does one command of the process, as the workflow would. */
    process: (id: string, command: { type: string; task: string } & Record<string, unknown>) =>
      step({ stream: { id, kind: 'joint-case' }, command, actor: PROCESS }),
  };
}

/** A database of its own, and the acts of a case on it; the process's acts are done by the test. */
export async function caseWorld() {
  const database = await freshDatabase();
  const { db } = database;
  const told: StreamRef[] = [];
  const deps = { db, rules: createRulesSource(db), tell: (streams: StreamRef[]) => void told.push(...streams) };
  const step = createStep(deps);
  const clock = createBusinessClock(db, deps.tell);

  return {
    ...database,
    told,
    rules: deps.rules,
    step,
    preview: createPreview(deps),
    look: createLook(deps),
    clock,
    ...caseActs(db, step),
  };
}
