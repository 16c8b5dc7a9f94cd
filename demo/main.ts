import { parseArgs, styleText } from 'node:util';
import { DEMO_PASSWORD } from '../runtime/embedded/demo/people';
import { startInstance } from '../runtime/embedded/instance';
import { Expectations } from './expectations';
import { defaultStory, stories } from './stories';

const signals = ['SIGINT', 'SIGTERM'] as const;

/** `npm run demo -- <story> [--keep]`: exits 0 only when the story came to its end and every expectation held. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { keep: { type: 'boolean', default: false } } });
  const name = positionals[0] ?? defaultStory;
  const story = Object.hasOwn(stories, name) ? stories[name] : undefined;
  if (!story || positionals.length > 1) {
    const known = Object.entries(stories).map(([each, { title }]) => `  ${each.padEnd(16)} ${title}`);
    throw new Error(['There is no such story. These there are:', ...known, 'npm run demo -- <story> [--keep]'].join('\n'));
  }
  const say = (line = '') => console.log(line);
  const interrupted = () => process.exit(130);
  for (const signal of signals) process.once(signal, interrupted);
  const started = performance.now();
  say(styleText('bold', story.title));
  const instance = await startInstance({ keep: values.keep, environment: { LOG_LEVEL: 'warn' } });
  say(styleText('dim', `An instance of its own is ready after ${seconds(started)}: ${instance.address}`));
  const expect = new Expectations();
  let ended = false;
  try {
    await story.play({ instance, expect, say });
    ended = true;
  } catch (error) {
    say(
      `\n${styleText('red', 'The story could not go on:')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
  say(`\n${styleText('bold', 'Expectations')}`);
  expect.print(say);
  const well = ended && expect.failed === 0;
  say(
    `${expect.held} held, ${expect.failed} did not${ended ? '' : '; the story did not come to its end'}. Time: ${seconds(started)}`,
  );
  if (values.keep) {
    for (const signal of signals) process.removeListener(signal, interrupted);
    say(`\nKept running: ${instance.address}  (password of every demo person: ${DEMO_PASSWORD})`);
    say(`Data: ${instance.data}   Ctrl-C stops it; the data stays.`);
    await new Promise<void>((resolve) => {
      for (const signal of signals) process.once(signal, () => resolve());
    });
  }
  await instance.stop();
  return well ? 0 : 1;
}

const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(1)} s`;

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
