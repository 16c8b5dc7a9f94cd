import { hash } from '@node-rs/argon2';
import type { Knex } from 'knex';
import type { DepartmentKind, Role } from '../../../domain/decider';

export interface DemoPerson {
  login: string;
  name: string;
  role: Role;
  department?: DepartmentKind;
  jurisdiction?: string;
  uscc?: string;
}

/** The same for all, printed by `npm start` and on the sign-in page; the accounts exist only in databases marked `demo` or `test`. */
export const DEMO_PASSWORD = 'onewindow-demo';

const CITY = '320200';
const DISTRICT = '320205';

/** Invented units whose codes pass the check digit and belong to nobody. */
export const demoUnits = {
  electronics: { uscc: '91320214MA0DEM013N', name: '演示电子材料有限公司' },
  printing: { uscc: '91320214MA0DEM021H', name: '演示包装印刷有限公司' },
  food: { uscc: '91320213MA0DEM03XT', name: '演示食品有限公司' },
  recycling: { uscc: '91320282MA0DEM05XT', name: '演示资源循环有限公司' },
  plating: { uscc: '91320211MA0DEM04PC', name: '演示金属表面处理有限公司' },
} as const;

export const demoPeople: DemoPerson[] = [
  { login: 'clerk', name: '周敏', role: 'clerk', department: 'window', jurisdiction: DISTRICT },
  { login: 'eia', name: '陈思源', role: 'reviewer', department: 'eia', jurisdiction: DISTRICT },
  { login: 'eia2', name: '顾言', role: 'reviewer', department: 'eia', jurisdiction: DISTRICT },
  { login: 'permit', name: '张弛', role: 'reviewer', department: 'permit', jurisdiction: DISTRICT },
  { login: 'permit2', name: '沈一诺', role: 'reviewer', department: 'permit', jurisdiction: DISTRICT },
  { login: 'approver', name: '林正', role: 'approver', jurisdiction: DISTRICT },
  { login: 'supervisor', name: '吴岚', role: 'supervisor', department: 'permit', jurisdiction: DISTRICT },
  { login: 'inspector', name: '郑海', role: 'inspector', department: 'enforcement', jurisdiction: CITY },
  { login: 'city-clerk', name: '钱进', role: 'clerk', department: 'window', jurisdiction: CITY },
  { login: 'city-eia', name: '许知远', role: 'reviewer', department: 'eia', jurisdiction: CITY },
  { login: 'city-permit', name: '孙平', role: 'reviewer', department: 'permit', jurisdiction: CITY },
  { login: 'city-waste', name: '方洁', role: 'reviewer', department: 'solid-waste', jurisdiction: CITY },
  { login: 'city-approver', name: '何志刚', role: 'approver', jurisdiction: CITY },
  { login: 'admin', name: '系统管理员', role: 'admin' },
  { login: 'enterprise', name: '王芳', role: 'enterprise', uscc: demoUnits.electronics.uscc },
  { login: 'enterprise2', name: '刘洋', role: 'enterprise', uscc: demoUnits.printing.uscc },
  { login: 'enterprise3', name: '赵一', role: 'enterprise', uscc: demoUnits.plating.uscc },
  { login: 'enterprise4', name: '陆远', role: 'enterprise', uscc: demoUnits.recycling.uscc },
];

/** Writes the demo accounts once; later starts leave them as they are. Refuses a database that is not marked. */
export async function seedPeople(db: Knex): Promise<void> {
  const { mark } = (await db<{ mark: string }>('business_clock').first())!;
  if (mark === 'production') throw new Error('Demo accounts are never written to a production database.');
  const passwordHash = await hash(DEMO_PASSWORD);
  await db('users')
    .insert(
      demoPeople.map(({ login, name, role, department, jurisdiction, uscc }) => ({
        id: `demo-${login}`,
        login,
        name,
        role,
        department: department ?? null,
        jurisdiction: jurisdiction ?? null,
        uscc: uscc ?? null,
        email: `${login}@demo.invalid`,
        phone: null,
        password_hash: passwordHash,
        demo: true,
      })),
    )
    .onConflict('login')
    .ignore();
}
