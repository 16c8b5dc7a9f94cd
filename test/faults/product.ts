import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { Person } from '../../demo/client';
import type { ActName, Body } from '../../demo/client';
import { addWithoutPublicity, WITHOUT_PUBLICITY } from '../../demo/without-publicity';
import { startInstance } from '../../runtime/embedded/instance';
import type { Instance } from '../../runtime/embedded/instance';
import { DEMO_PASSWORD } from '../../runtime/embedded/demo/people';
import { openDatabase } from '../../stores/database';
import { application, USCC } from '../support/application';

export const PERMIT_NUMBER = `${USCC}001P`;

/** The whole product as processes of their own, with its people signed in; every part can be killed. */
export async function startProduct() {
  const instance = await startInstance({ environment: { LOG_LEVEL: 'warn' } });
  const db = openDatabase(instance.databaseUrl, { name: 'faults', pool: { max: 4 } });
  await addWithoutPublicity(db);
  const signIn = (login: string) => Person.signIn(instance.address, login, DEMO_PASSWORD);
  const people = {
    clerk: await signIn('clerk'),
    eia: await signIn('eia'),
    permit: await signIn('permit'),
    approver: await signIn('approver'),
    enterprise: await signIn('enterprise'),
  };
  const product = {
    instance,
    db,
    people,
    async stop() {
      await db.destroy();
      await instance.stop();
    },
  };
  return { ...product, ...journey(product) };
}

export type Product = Awaited<ReturnType<typeof startProduct>>;
type People = Record<'clerk' | 'eia' | 'permit' | 'approver' | 'enterprise', Person>;

/** An act repeated under one key until somebody answers: what a careful caller does while parts of us are down. */
async function insist<T>(act: (key: string) => Promise<T>, seconds = 60): Promise<T> {
  const key = randomUUID();
  for (const end = Date.now() + seconds * 1000; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
    try {
      return await act(key);
    } catch (error) {
      const { status } = error as { status?: number };
      const away = status === undefined || status === 503 || status === 0;
      if (!away || Date.now() > end) throw error;
    }
  }
}

function journey({ people, db }: { people: People; db: Knex; instance: Instance }) {
  const as = <Name extends ActName>(who: keyof People, id: string, command: Name, body: Body<Name>) =>
    insist((key) => people[who].act(id, command, body, key));
  return {
    as,
    submit: async () => (await insist((key) => people.clerk.submit({ procedure: WITHOUT_PUBLICITY, application }, key))).stream,
    async accept(id: string) {
      for (const [who, department] of [
        ['clerk', 'window'],
        ['eia', 'eia'],
        ['permit', 'permit'],
      ] as const) {
        await as(who, id, 'ReportCompleteness', { department, demands: [] });
      }
      await as('clerk', id, 'Accept', {});
    },
    async decide(id: string) {
      await as('eia', id, 'GiveOpinion', { branch: 'eia-review', opinion: 'agree', text: '同意' });
      await as('permit', id, 'GiveOpinion', { branch: 'permit-review', opinion: 'agree', text: '同意' });
      await as('approver', id, 'Decide', { item: 'eia-form', outcome: 'grant' });
      await as('approver', id, 'Decide', { item: 'permit-simplified', outcome: 'grant', licenceNumber: PERMIT_NUMBER });
    },
    licencesOf: (id: string) => db<{ case_id: string; kind: string }>('licences').where({ case_id: id }),
    /** How often each type of event happened. */
    async counts(id: string): Promise<Record<string, number>> {
      const rows = await db<{ stream: string; type: string }>('events').where({ stream: id }).select('type');
      return rows.reduce<Record<string, number>>((sum, { type }) => ({ ...sum, [type]: (sum[type] ?? 0) + 1 }), {});
    },
  };
}
