import { knex, type Knex } from 'knex';
import { createCalendar, type Calendar, type Holiday } from '../../domain/calendar/calendar';
import type { LocalDate } from '../../domain/decider';
import type { Procedure } from '../../domain/procedure/procedure';
import type { DeadlineRule } from '../../domain/rules/deadline';
import type { Jurisdiction, Rules } from '../../domain/rules/rules';
import { overridden, overrideOf, PROMISE_RULE, type DeadlineOverride } from '../../domain/rules/override';
import { termOf, type Statute } from '../../domain/rules/statute';
import { statuteInForce } from './statute-in-force';

export interface RulesSource {
  /** The rules at that version of the reference data or a newer one; by default the newest. */
  current: (version?: number) => Promise<Rules>;
  /** All rows of the deadline file, terms or not, in the newest version. */
  statutes(): Promise<Statute[]>;
}

interface LoadedRules {
  rules: Rules;
  statutes: Statute[];
}

/**
 * Keeps the rules in memory and reads them again only when the version differs. Reading uses a connection of its own:
 * steps ask while they hold one of the pool's, and could otherwise wait for each other.
 */
export function createRulesSource(db: Knex): RulesSource {
  let kept: LoadedRules | undefined;
  let reading: Promise<LoadedRules> | undefined;
  const fresh = (): Promise<LoadedRules> => {
    reading ??= readRules(db)
      .then((loaded) => (kept = loaded))
      .finally(() => (reading = undefined));
    return reading;
  };
  const loaded = async (version?: number): Promise<LoadedRules> => {
    const wanted = version ?? (await newestVersion(db));
    if (kept && kept.rules.version >= wanted) return kept;
    const read = await fresh();
    return read.rules.version >= wanted ? read : fresh();
  };
  return {
    current: async (version) => (await loaded(version)).rules,
    statutes: async () => (await loaded()).statutes,
  };
}

async function newestVersion(db: Knex): Promise<number> {
  const row = await db<{ version: number }>('reference_version').first('version');
  if (!row) throw new Error('reference_version has no row: run the migrations');
  return row.version;
}

async function readRules(db: Knex): Promise<LoadedRules> {
  const { client } = db as unknown as { client: { config: Knex.Config } };
  const own = knex({ ...client.config, pool: { min: 0, max: 1 } });
  try {
    return await own.transaction(
      async (trx) => {
        const data = await readRulesData(trx);
        return { rules: buildRules(data), statutes: data.statutes };
      },
      { isolationLevel: 'repeatable read', readOnly: true },
    );
  } finally {
    await own.destroy();
  }
}

/** Everything that rules are built from, as it stands in the database. */
export async function readRulesData(trx: Knex): Promise<RulesData & { localDays: LocalDay[] }> {
  const version = await newestVersion(trx);
  const deadlines = await trx('deadline_rules').orderBy(['id', 'valid_from']).select<{ rule: Statute }[]>('rule');
  const holidays = await trx('holidays').orderBy('date').select<HolidayRow[]>('date', 'kind', 'notice_year');
  const procedures = await trx('procedures').orderBy(['id', 'version']).select<{ procedure: Procedure }[]>('procedure');
  const jurisdictions = await trx('jurisdictions').select<JurisdictionRow[]>('*');
  const local = await trx('deadline_overrides')
    .orderBy(['jurisdiction', 'rule', 'valid_from'])
    .select<{ override: DeadlineOverride }[]>('override');
  const localDays = await trx('local_holidays').orderBy('date').select<LocalDay[]>('jurisdiction', 'date', 'kind', 'notice_year');
  const statutes = deadlines.map(({ rule }) => rule);
  const overrides = local.map(({ override }) => override);
  return {
    version,
    statutes,
    overrides,
    localDays,
    holidays,
    procedures: procedures.map(({ procedure }) => procedure),
    jurisdictions,
  };
}

interface HolidayRow extends Holiday {
  notice_year: number;
}

/** A day that one jurisdiction, and those below it, have off or work. */
export interface LocalDay extends HolidayRow {
  jurisdiction: string;
}

interface JurisdictionRow {
  code: string;
  name_zh: string;
  name_en: string;
  short_name: string;
  level: Jurisdiction['level'];
  parent: string | null;
  sms_sign: string;
  reconsideration_body: string;
  court: string;
  phone: string;
}

interface RulesData {
  version: number;
  statutes: Statute[];
  overrides: readonly DeadlineOverride[];
  holidays: readonly HolidayRow[];
  localDays?: readonly LocalDay[];
  procedures: readonly Procedure[];
  jurisdictions: readonly JurisdictionRow[];
}

/** Pure look-ups over what was read. The State Council's notices bind everywhere; a jurisdiction's own days go before them. */
export function buildRules({
  version,
  statutes,
  overrides,
  localDays = [],
  holidays,
  procedures,
  jurisdictions,
}: RulesData): Rules {
  const lastLoadedYear = holidays.reduce((year, { notice_year }) => Math.max(year, notice_year), 0);
  const national = createCalendar({ jurisdiction: '', version, holidays, lastLoadedYear });
  const terms = new Map<Statute, DeadlineRule | null>(statutes.map((statute) => [statute, termOf(statute)]));
  const authorities = new Map(jurisdictions.map((row) => [row.code, jurisdictionOf(row)]));
  const lineage = (code: string): string[] => {
    const parent = authorities.get(code)?.parent;
    return parent === undefined ? [code] : [code, ...lineage(parent)];
  };
  const calendars = new Map<string, Calendar>();
  const calendarOf = (jurisdiction: string): Calendar => {
    const known = calendars.get(jurisdiction);
    if (known) return known;
    const own = lineage(jurisdiction).toReversed();
    const local = own.flatMap((code) => localDays.filter((day) => day.jurisdiction === code));
    const calendar =
      local.length > 0
        ? createCalendar({ jurisdiction, version, holidays, lastLoadedYear, local })
        : { ...national, jurisdiction };
    calendars.set(jurisdiction, calendar);
    return calendar;
  };
  return {
    version,
    procedure: ({ id, version: pinned }) =>
      found(
        procedures.find((one) => one.id === id && one.version === pinned),
        `procedure ${id} ${pinned}`,
      ),
    versionsOf: (id) => procedures.filter((one) => one.id === id).toSorted((a, b) => a.version - b.version),
    currentProcedure: (id: string, on: LocalDate) =>
      found(
        procedures
          .filter((one) => one.id === id && one.validFrom <= on)
          .toSorted((a, b) => a.version - b.version)
          .at(-1),
        `procedure ${id} in force on ${on}`,
      ),
    deadline(id, receivedOn, jurisdiction) {
      const statute = found(statuteInForce(statutes, id, receivedOn), `rule ${id} in force on ${receivedOn}`);
      const term = found(terms.get(statute) ?? undefined, `term in rule ${id}`);
      const override = overrideOf(overrides, id, receivedOn, lineage(jurisdiction));
      return override ? overridden(term, override) : term;
    },
    promised(procedure, receivedOn, jurisdiction) {
      const local = overrideOf(overrides, PROMISE_RULE, receivedOn, lineage(jurisdiction), procedure.id);
      if (local?.length === undefined) return procedure.promised;
      return { workingDays: local.length, source: `${local.source} ${local.article}` };
    },
    calendar: calendarOf,
    jurisdiction: (code) => found(authorities.get(code), `jurisdiction ${code}`),
  };
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what} in the reference data`);
  return value;
}

const jurisdictionOf = (row: JurisdictionRow): Jurisdiction => ({
  code: row.code,
  nameZh: row.name_zh,
  nameEn: row.name_en,
  shortName: row.short_name,
  level: row.level,
  ...(row.parent === null ? {} : { parent: row.parent }),
  smsSign: row.sms_sign,
  reconsiderationBody: row.reconsideration_body,
  court: row.court,
  phone: row.phone,
});
