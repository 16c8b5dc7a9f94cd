import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';

Runtime.install({ logger: new DefaultLogger('WARN') });

const folder = join(__dirname, '../histories');
const histories = readdirSync(folder).filter((file) => file.endsWith('.bin'));

/** Recorded by `SAVE_HISTORIES=1 npx jest test/workflows/one-window`; kept for as long as such workflows may be running somewhere. */
test.each(histories)('the loop and the stories still replay %s', async (file) => {
  const history = temporal.api.history.v1.History.decode(readFileSync(join(folder, file)));
  await Worker.runReplayHistory({ workflowsPath: join(__dirname, '../../workflows/index.ts') }, history);
});

test('every story has a history of each loop', () => {
  const stories = ['joint-case', 'licence-life', 'notice'];
  expect(histories.sort()).toEqual(stories.flatMap((story) => [`${story}-2.bin`, `${story}.bin`]));
});
