import { styleText } from 'node:util';
import { DEMO_PASSWORD, demoPeople } from './embedded/demo/people';
import { seedDemo } from './embedded/demo/seed';
import { startInstance } from './embedded/instance';

const started = performance.now();
const say = (line: string) => console.log(line);
// Whoever read our output may go away; that is no reason to stop.
process.stdout.on('error', () => undefined);

/** `npm start`: the whole product on this machine, until Ctrl-C. */
async function main(): Promise<void> {
  const fresh = process.argv.includes('--fresh');
  const { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress } = process.env;
  if (fresh && databaseUrl)
    throw new Error('--fresh empties only the embedded database. DATABASE_URL names another one: empty that yourself.');
  // Until the instance can be stopped in order, its exit handlers end what has been started.
  const interrupted = () => process.exit(130);
  for (const signal of signals) process.once(signal, interrupted);
  const instance = await startInstance({
    port: portOf(process.env.PORT ?? '8080'),
    data: process.env.ONEWINDOW_DATA ?? '.onewindow',
    fresh,
    elsewhere: { databaseUrl, temporalAddress },
    ui: true,
    say,
  });
  if (!databaseUrl) await loadCases(instance.address);
  for (const signal of signals) process.removeListener(signal, interrupted);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const rows: [string, string | undefined][] = [
    ['Pages and API', instance.address],
    ['Mail and SMS', databaseUrl ? `${instance.catcherUrl}/messages.json` : `${instance.address}/catcher`],
    ["Temporal's UI", instance.temporalUi],
    ['Data and logs', instance.data],
  ];
  say('');
  say(styleText('bold', `OneWindow 一窗 is ready after ${seconds} s`));
  for (const [label, value] of rows) if (value) say(`  ${label.padEnd(15)} ${value}`);
  if (!databaseUrl) showSignIns();
  say('  Ctrl-C stops everything; what was entered is kept.');
  await untilSignal();
  say('\nStopping …');
  const stopping = Date.now();
  for (const signal of signals) {
    process.on(signal, () => {
      // The terminal, npm and the launcher each pass the same Ctrl-C on; a second one by hand ends without waiting.
      if (Date.now() - stopping > 1_000) process.exit(130);
    });
  }
  await instance.stop();
  say('Stopped.');
}

/** The product is of use without its demo cases: it starts all the same when they cannot be made. */
async function loadCases(address: string): Promise<void> {
  try {
    await seedDemo({ address, say });
  } catch (error) {
    say(`The demo cases could not be made: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Demo accounts exist only in the embedded default. */
function showSignIns(): void {
  say(`  Demo sign-ins, all with the password ${DEMO_PASSWORD}:`);
  for (const { login, name, role, department, jurisdiction, uscc } of demoPeople) {
    say(`    ${login.padEnd(14)} ${[role, department, jurisdiction ?? uscc, name].filter(Boolean).join(' · ')}`);
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const untilSignal = (): Promise<void> =>
  new Promise((resolve) => {
    // Heard every time: a second Ctrl-C, left to itself, would end us before our processes are stopped.
    for (const signal of signals) process.on(signal, () => resolve());
  });

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`PORT=${text} is not a port number (0 to 65535).`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
