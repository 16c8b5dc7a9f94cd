import { parseArgs } from 'node:util';
import { addWithoutPublicity } from '../demo/without-publicity';
import { readConfig } from '../runtime/config';
import { startInstance } from '../runtime/embedded/instance';
import { findTemporal } from '../runtime/embedded/temporal-binary';
import { createLogger } from '../runtime/logger';
import { createCore } from '../runtime/services';
import { Caller } from './caller';
import { CaseMaker } from './case-maker';
import { measureActs } from './measure-acts';
import { measureHistory } from './measure-history';
import { measureProcess } from './measure-process';
import { measureReads } from './measure-reads';
import { measureStart } from './measure-start';
import { measureStatements } from './measure-statements';
import { loadNow, printFindings, readMachine, writeResults, type Finding } from './report';
import { soak } from './soak';
import { signInOfficers, type World } from './world';

const SOAK = { short: 60, long: 300 };
const CASES = 10_000;

const say = (line: string) => console.log(line);

/**
 * `npm run bench -- [--soak] [--only acts,reads] [--cases 10000]`: measures an instance of its own on this machine and writes
 * bench/results.md, unless only some parts were asked for. `--soak` loads it for five minutes instead of one.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { soak: { type: 'boolean', default: false }, only: { type: 'string' }, cases: { type: 'string' } },
  });
  const cases = Number(values.cases ?? CASES);
  const duration = values.soak ? SOAK.long : SOAK.short;
  /** In this order: the history moves the clock, which would make what is prepared later fall due. */
  const parts: Record<string, (world: World) => Promise<Finding[]>> = {
    history: ({ instance }) => measureHistory(instance),
    process: measureProcess,
    acts: measureActs,
    statements: measureStatements,
    soak: (world) => soak(world, duration),
    reads: (world) => measureReads(world, cases),
  };
  const wanted = values.only?.split(',') ?? [...Object.keys(parts), 'start'];
  const unknown = wanted.find((name) => name !== 'start' && !Object.hasOwn(parts, name));
  if (unknown !== undefined)
    throw new Error(`There is no part ${unknown}. These there are: ${[...Object.keys(parts), 'start'].join(', ')}`);

  const findings: Finding[] = [];
  const measure = async (name: string, part: () => Promise<Finding[]>): Promise<void> => {
    if (!wanted.includes(name)) return;
    say(`\n${name}`);
    const began = performance.now();
    const found = await part();
    printFindings(say, found);
    say(`  ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    findings.push(...found);
  };

  const load = loadNow();
  const { version } = await findTemporal(() => undefined);
  const instance = await startInstance();
  const interrupted = () => process.exit(130);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  const core = createCore(readConfig({ ...instance.environment }), 'bench', createLogger('bench', 'warn'));
  const caller = new Caller(instance.address);
  let machine;
  try {
    await addWithoutPublicity(core.db);
    machine = await readMachine(core.db, version, load);
    const officers = await signInOfficers(instance.address);
    const world: World = { instance, core, caller, officers, maker: await CaseMaker.open(core), say };
    for (const [name, part] of Object.entries(parts)) await measure(name, () => part(world));
  } finally {
    caller.close();
    await core.close();
    await instance.stop();
  }
  // Alone on the machine, as it would be.
  await measure('start', measureStart);

  const missed = findings.filter(({ met }) => met === false);
  say(
    `\n${missed.length === 0 ? 'Every budget is met.' : `Missed: ${missed.map(({ figure, missedBy }) => `${figure} by ${missedBy}`).join('; ')}`}`,
  );
  if (values.only === undefined)
    say(`Written: ${writeResults(values.soak ? 'npm run bench -- --soak' : 'npm run bench', machine, findings)}`);
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.stack : error);
    process.exit(1);
  },
);
