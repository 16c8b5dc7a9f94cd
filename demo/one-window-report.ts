import { styleText } from 'node:util';
import type { Run } from './one-window-run';
import type { PublishedCase } from './published-case';
import { shiftedDates } from './published-case';
import type { Stage } from './story';
import { printDueDates, printTimeline } from './timeline';
import { readCase, readClock, readDocuments, readTimeline } from './views';

export const heading = ({ say }: Stage, text: string): void => say(`\n${styleText('bold', text)}`);

/** What the case is, and how much of it was published. */
export function introduce(stage: Stage, { published, counts, changed, copiedFrom }: PublishedCase): void {
  heading(stage, `The case: ${published.title} (${published.jurisdiction})`);
  stage.say(`  Published: ${published.source}`);
  stage.say(`  ${copiedFrom}`);
  stage.say(
    `  ${counts.published} values of the application are published, ${counts.assumed} are assumed and marked so in the file.`,
  );
  for (const { what, published: was, here, why } of changed) stage.say(`  Changed: ${what}: ${was} → ${here}. ${why}`);
}

/** The whole case as its people can read it: timeline, due dates with their reasons, papers, and the published dates beside it. */
export async function printCase(run: Run): Promise<void> {
  const { people, caseId, published, say } = run;
  const { today } = await readClock(people.clerk);
  heading(run, 'Timeline (business clock, Asia/Shanghai)');
  printTimeline(say, await readTimeline(people.clerk, caseId));
  heading(run, 'Due dates, and why');
  printDueDates(say, await readCase(people.clerk, caseId));
  heading(run, 'Papers');
  for (const { kind, number, bytes } of await readDocuments(people.clerk, caseId))
    say(`  ${kind.padEnd(24)} ${number}  ${Math.ceil(bytes / 1024)} KB`);
  heading(run, 'The published dates, shifted so that the EIA is approved today');
  for (const { name, published: was, here } of shiftedDates(published, today)) say(`  ${name.padEnd(28)} ${was} → ${here}`);
  say('  There the permit came 26 days after the EIA; here both certificates carry the same day.');
}
