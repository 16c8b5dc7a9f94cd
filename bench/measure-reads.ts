import { paths } from '../api/paths';
import { addWithoutPublicity } from '../demo/without-publicity';
import { openDatabase } from '../stores/database';
import { readConfig } from '../runtime/config';
import { seedPeople } from '../runtime/embedded/demo/people';
import { freePort, freePortPair } from '../runtime/embedded/ports';
import { apiChild } from '../runtime/embedded/product';
import { createLogger } from '../runtime/logger';
import { bringUpToDate, markDatabase } from '../runtime/migrate';
import { createCore } from '../runtime/services';
import { Caller, sessionOf } from './caller';
import { CaseMaker } from './case-maker';
import { closedLoop, type Work } from './load';
import { fillWithCases } from './many-cases';
import { freshDatabase } from './measure-acts';
import { atMost, ms, type Finding } from './report';
import { signInOfficers, type World } from './world';

const READS = 200;
const IN_FLIGHT = 4;

/** Pages of a bureau with many cases, from an API process and a database of their own on the same server. */
export async function measureReads({ instance, say }: World, count: number): Promise<Finding[]> {
  const url = await freshDatabase(instance.databaseUrl, 'many_cases');
  const setUp = openDatabase(url, { statementTimeout: 0, connectionTimeout: 10_000 });
  await bringUpToDate(setUp);
  await markDatabase(setUp, 'demo');
  await seedPeople(setUp);
  await addWithoutPublicity(setUp);
  const port = await freePort();
  const environment = {
    ...instance.environment,
    DATABASE_URL: url,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    METRICS_PORT: String(await freePortPair()),
  };
  const core = createCore(readConfig(environment), 'bench-reads', createLogger('bench', 'silent'));
  const api = apiChild({ environment, logs: `${instance.data}/logs/many-cases` });
  try {
    say(`  filling a database with ${count} cases …`);
    await fillWithCases(setUp, await CaseMaker.open(core), count);
    await api.start();
    return await readPages(`http://127.0.0.1:${port}`, await someOpenCases(core), count);
  } finally {
    await api.stop();
    await core.close();
    await setUp.destroy();
  }
}

async function someOpenCases({ db }: Pick<World['core'], 'db'>): Promise<string[]> {
  const rows = await db('cases').where({ closed: false }).orderByRaw('md5(id)').limit(READS).select<{ id: string }[]>('id');
  return rows.map(({ id }) => id);
}

async function readPages(address: string, cases: string[], count: number): Promise<Finding[]> {
  const officers = await signInOfficers(address);
  const caller = new Caller(address);
  const read = (person: keyof typeof officers, path: string) => async () => {
    const { status, body } = await caller.get(path, { ...sessionOf(officers[person]), accept: 'text/html' });
    if (status !== 200) throw new Error(`${path}: ${status} ${body.slice(0, 200)}`);
  };
  const reads: Record<string, (i: number) => () => Promise<void>> = {
    'inbox of a clerk': () => read('clerk', paths.inbox()),
    'inbox of a reviewer': () => read('eia', paths.inbox()),
    'case page': (i) => read('clerk', paths.case({ id: cases[i % cases.length]! })),
    'register of cases': () => read('clerk', paths.cases()),
    'register of cases, looked for by name': (i) => read('clerk', paths.cases({}, { text: `演示企业${i % 900}` })),
    'register of licences': () => read('clerk', paths.licences()),
  };
  const findings: Finding[] = [];
  try {
    for (const [name, make] of Object.entries(reads)) {
      await closedLoop(IN_FLIGHT, works(20, make));
      const { p50, p95 } = await closedLoop(IN_FLIGHT, works(READS, make));
      findings.push(
        atMost(`${name} with ${count} cases at ${IN_FLIGHT} in flight, p95`, p95, 150, ms, { ratio: `p50 ${ms(p50)}` }),
      );
    }
  } finally {
    caller.close();
  }
  return findings;
}

const works = (count: number, make: (i: number) => () => Promise<void>): Work[] =>
  Array.from({ length: count }, (_, i) => [make(i)]);
