import type { Knex } from 'knex';
import type { Actor } from '../../domain/decider';
import { READ_DISTRICTS } from '../../domain/joint-case/roles';

export interface BureauRow {
  code: string;
  nameZh: string;
  nameEn: string;
  level: 'city' | 'district';
  parent: string | null;
}

/** The bureaus of this installation, by code. */
export const listBureaus = (db: Knex): Promise<BureauRow[]> =>
  db('jurisdictions').orderBy('code').select<BureauRow[]>('code', 'level', 'parent', { nameZh: 'name_zh', nameEn: 'name_en' });

/** The district bureaus whose cases a person reads beside those of their own bureau; the filter of lists offers them. */
export async function districtsInSight(db: Knex, { role, jurisdiction }: Actor): Promise<BureauRow[]> {
  if (!role || !READ_DISTRICTS.includes(role)) return [];
  return (await listBureaus(db)).filter(({ parent }) => parent !== null && parent === jurisdiction);
}
