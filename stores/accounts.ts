import type { Knex } from 'knex';
import type { Actor, DepartmentKind, Role } from '../domain/decider';

/** One person who may sign in. */
export interface Account {
  id: string;
  login: string;
  name: string;
  role: Role;
  department: DepartmentKind | null;
  jurisdiction: string | null;
  uscc: string | null;
  email: string | null;
  phone: string | null;
  locale: 'zh-CN' | 'en';
  demo: boolean;
}

export const ACCOUNT_COLUMNS = [
  'id',
  'login',
  'name',
  'role',
  'department',
  'jurisdiction',
  'uscc',
  'email',
  'phone',
  'locale',
  'demo',
] as const satisfies readonly (keyof Account)[];

/** The account behind a login, with its password hash; only while it is active. */
export const findAccountByLogin = (db: Knex, login: string): Promise<(Account & { password_hash: string }) | undefined> =>
  db<Account & { password_hash: string; active: boolean }>('users')
    .where({ login, active: true })
    .first(...ACCOUNT_COLUMNS, 'password_hash');

export const findAccount = (db: Knex, id: string): Promise<Account | undefined> =>
  db<Account & { active: boolean }>('users')
    .where({ id, active: true })
    .first(...ACCOUNT_COLUMNS);

/** Demo sign-ins, for the sign-in page of the embedded default. */
export const listDemoAccounts = (db: Knex): Promise<Account[]> =>
  db<Account & { active: boolean }>('users')
    .where({ demo: true, active: true })
    .orderBy('login')
    .select(...ACCOUNT_COLUMNS);

export const setLocale = async (db: Knex, id: string, locale: Account['locale']): Promise<void> => {
  await db<Account>('users').where({ id }).update({ locale });
};

/** The person as the domain sees them, with the role and scope held at this moment. */
export const actorOf = (account: Account): Actor => ({
  kind: 'person',
  id: account.id,
  name: account.name,
  role: account.role,
  ...(account.department ? { department: account.department } : {}),
  ...(account.jurisdiction ? { jurisdiction: account.jurisdiction } : {}),
  ...(account.uscc ? { uscc: account.uscc } : {}),
});
