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

/** The account behind a login, with its password hash apart; only while it is active. */
export async function findAccountByLogin(
  db: Knex,
  login: string,
): Promise<{ account: Account; passwordHash: string } | undefined> {
  const row = await db('users')
    .where({ login, active: true })
    .first<(Account & { passwordHash: string }) | undefined>([...ACCOUNT_COLUMNS, 'password_hash as passwordHash']);
  if (!row) return undefined;
  const { passwordHash, ...account } = row;
  return { account, passwordHash };
}

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
