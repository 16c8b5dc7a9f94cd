import { z } from 'zod';
import { paths } from '../../api/paths';
import { dueDate } from '../../domain/clock/due';
import { explain } from '../../domain/clock/explain';
import type { JointCase } from '../../domain/joint-case/state';
import type { Rules } from '../../domain/rules/rules';
import { openDatabase } from '../../stores/database';
import { createRulesSource } from '../../stores/reference/rules';

const Environment = z.object({ DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address') });

/** Every clock of a case with the steps to its date, in Chinese or with `en` in English. */
function print({ id, number, facts, clocks, jurisdiction }: JointCase, rules: Rules, language: 'zh' | 'en'): void {
  console.log(`${number}  ${facts.unitName}  ${facts.projectName}`);
  for (const clock of clocks) {
    const due = dueDate(clock, rules, rules.calendar(jurisdiction));
    console.log(`\n${clock.id} (${clock.kind}, ${due.state}): ${due.date ?? '-'}${due.provisional ? ' *' : ''}`);
    explain(due)[language].forEach((line, i) => console.log(`  ${String(i + 1).padStart(2)}. ${line}`));
  }
  console.log(`\nTo print: ${paths.clockSheet({ id, clock: 'all' })}, as PDF ${paths.api.clockSheet({ id, clock: 'all' })}`);
  if (clocks.length === 0) console.log('No clock runs yet.');
}

/** `npm run explain -- <case> [en]`: the case by its number or id. Exits 1 when there is no such case, naming the newest ones. */
async function main(): Promise<number> {
  const [wanted, language] = process.argv.slice(2);
  const { DATABASE_URL } = Environment.parse(process.env);
  const db = openDatabase(DATABASE_URL, { name: 'onewindow-explain', pool: { max: 2 } });
  try {
    const cases = db<{ id: string; kind: string; state: JointCase }>('streams').where('kind', 'joint-case');
    const found = await cases
      .clone()
      .whereRaw(`(id = ? or state->>'number' = ?)`, [wanted ?? '', wanted ?? ''])
      .first('state');
    if (found) {
      print(found.state, await createRulesSource(db).current(), language === 'en' ? 'en' : 'zh');
      return 0;
    }
    const newest = await cases.clone().orderBy('id', 'desc').limit(10).select('state');
    console.error(wanted ? `There is no case ${wanted}.` : 'Say which case, by number or id.');
    for (const { state } of newest) console.error(`  ${state.number}  ${state.facts.unitName}`);
    return 1;
  } finally {
    await db.destroy();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
