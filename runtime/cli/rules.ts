import { join } from 'node:path';
import { localDate } from '../../domain/calendar/dates';
import { termOf, type Statute } from '../../domain/rules/statute';
import { BadFile } from '../../stores/reference/bad-file';
import { createCatalogue } from '../../stores/reference/catalogue';
import { readReferenceData } from '../../stores/reference/files';
import { projectRoot } from '../config';

const CONFIDENCE: Record<Statute['verified'], string> = {
  V1: 'article read in full',
  V1c: 'read in one copy of the Code',
  V2: 'excerpt or second hand',
};

/** Rows counted by a key, the most frequent first. */
function tally<T>(rows: readonly T[], key: (row: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}

const line = (name: string, count: number, more = ''): void =>
  console.log(`  ${name.padEnd(28)}${String(count).padStart(6)}  ${more}`);

/** `npm run rules`: checks the data folder whole and says how much of the law it holds, and how sure each part is. */
function main(): void {
  const folder = join(projectRoot(), 'data');
  const { statutes, overrides, holidays, procedures, jurisdictions } = readReferenceData(folder);
  const rules = new Set(statutes.map(({ rule_id }) => rule_id));

  console.log(
    `deadlines: ${rules.size} rules in ${statutes.length} versions, ${statutes.filter(termOf).length} of them terms with a last day`,
  );
  for (const [verified, count] of tally(statutes, (row) => row.verified))
    line(verified, count, CONFIDENCE[verified as Statute['verified']]);
  console.log('by subject');
  for (const [domain, count] of tally(statutes, (row) => row.domain)) line(domain, count);
  console.log('by unit of the text');
  for (const [unit, count] of tally(statutes, (row) => row.unit))
    line(unit, count, unit === 'day_unspecified' ? 'only 日: engine default' : '');

  console.log(`local rules: ${overrides.length}`);
  for (const { jurisdiction, rule, length, unit, source, article, verified, validFrom } of overrides) {
    line(`${rule} ${jurisdiction}`, length ?? 0, `${unit ?? 'same unit'}, from ${validFrom}, ${verified}: ${source} ${article}`);
  }

  console.log('calendar');
  for (const [year, count] of tally(holidays, (row) => String(row.notice_year)).toSorted()) {
    const notice = holidays.find((row) => String(row.notice_year) === year);
    line(year, count, notice?.notice_ref);
  }
  console.log('lists');
  for (const [name, count] of Object.entries(createCatalogue(folder).sizes())) line(name, count);
  console.log('procedures');
  const today = localDate(Date.now());
  for (const { id, version, validFrom, items } of procedures) {
    const begun = procedures.filter((one) => one.id === id && one.validFrom <= today);
    const inForce = version === Math.max(...begun.map((one) => one.version));
    const kinds = items.map(({ kind }) => kind).join(', ');
    line(`${id} v${version}`, items.length, `items, from ${validFrom}${inForce ? ', in force' : ''}: ${kinds}`);
  }
  console.log(`authorities: ${jurisdictions.length} (placeholders: ${jurisdictions.map(({ nameZh }) => nameZh).join('、')})`);
}

try {
  main();
} catch (error) {
  if (!(error instanceof BadFile)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
