import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../runtime/config';
import { bringUpToDate } from '../runtime/migrate';
import { openDatabase } from '../stores/database';
import { ACTS_PER_PIECE, mix } from './acts';
import { Caller } from './caller';
import { closedLoop, type Measured, type Work } from './load';
import { atMost, ms, quantiles, type Finding } from './report';
import type { World } from './world';

/** Pieces of work (five acts each) per round; two rounds, alternating with the floor. */
const PIECES = { warm: 30, one: 50, sixteen: 200 };
const ROUNDS = 2;

interface Floor {
  caller: Caller;
  ids: string[];
  stop(): Promise<void>;
}

/** A person's acts from the HTTP POST, with session, authorization, rules, hash chain and read models, beside the floor. */
export async function measureActs(world: World): Promise<Finding[]> {
  const { maker, caller, officers, say } = world;
  const pieces = PIECES.warm + ROUNDS * (PIECES.one + PIECES.sixteen);
  say(`  preparing ${2 * pieces} cases …`);
  const submitted = await maker.make(pieces, 'submitted');
  const accepted = await maker.make(pieces, 'accepted');
  const take = (count: number): Work[] =>
    Array.from({ length: count }, () => mix(caller, officers, submitted.pop()!, accepted.pop()!));
  const floor = await startFloor(world, accepted);
  const floorWork = (count: number): Work[] =>
    Array.from({ length: count }, (_, i) =>
      Array.from({ length: ACTS_PER_PIECE }, () => async () => {
        const { status, body } = await floor.caller.post('/act', { id: floor.ids[i % floor.ids.length], text: FILLER });
        if (status !== 200) throw new Error(`floor: ${status} ${body}`);
      }),
    );
  try {
    await closedLoop(4, take(PIECES.warm));
    await closedLoop(4, floorWork(PIECES.warm));
    const runs: Record<'floor1' | 'one' | 'floor16' | 'sixteen', Measured[]> = { floor1: [], one: [], floor16: [], sixteen: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      runs.floor1.push(await closedLoop(1, floorWork(PIECES.one)));
      runs.one.push(await closedLoop(1, take(PIECES.one)));
      runs.floor16.push(await closedLoop(16, floorWork(PIECES.sixteen)));
      runs.sixteen.push(await closedLoop(16, take(PIECES.sixteen)));
    }
    return findings(better(runs.floor1), better(runs.one), better(runs.floor16), better(runs.sixteen));
  } finally {
    await floor.stop();
  }
}

/** The better round on both sides: what else ran on the machine during the other one is not ours. */
const better = (runs: Measured[]): Measured => runs.reduce((a, b) => (b.perSecond > a.perSecond ? b : a));

function findings(floor1: Measured, one: Measured, floor16: Measured, sixteen: Measured): Finding[] {
  const [rate, floorRate] = [sixteen.perSecond, floor16.perSecond];
  return [
    atMost('a person’s act at 1 in flight, p50', one.p50, 3 * floor1.p50, ms, {
      floor: ms(floor1.p50),
      ratio: `${(one.p50 / floor1.p50).toFixed(2)} ×`,
      budget: `≤ 3 × floor = ${ms(3 * floor1.p50)}`,
    }),
    quantiles('… at 1 in flight', one),
    quantiles('… floor at 1 in flight', floor1),
    {
      figure: 'acts/s at 16 in flight, one worker',
      value: rate.toFixed(0),
      floor: floorRate.toFixed(0),
      ratio: `${(rate / floorRate).toFixed(2)} ×`,
      budget: `≥ 0.3 × floor = ${(0.3 * floorRate).toFixed(0)}`,
      met: rate >= 0.3 * floorRate,
      ...(rate < 0.3 * floorRate ? { missedBy: `${(0.3 * floorRate - rate).toFixed(0)} acts/s` } : {}),
    },
    quantiles('… at 16 in flight', sixteen),
    quantiles('… floor at 16 in flight', floor16),
  ];
}

/** As long as the longest text that an act of the mix carries. */
const FILLER = '报告表内容完整，结论可信。';

/** The floor's own database on the same server, with as many streams as pieces and states of the size of real ones. */
async function startFloor({ core, instance }: World, like: readonly string[]): Promise<Floor> {
  const { rows: states } = await core.db.raw<{ rows: { id: string; state: unknown }[] }>(
    'select id, state from streams where id = any(?)',
    [like.slice(0, PIECES.sixteen)],
  );
  const url = await freshDatabase(instance.databaseUrl, 'floor');
  const db = openDatabase(url, { statementTimeout: 0, connectionTimeout: 10_000 });
  await bringUpToDate(db);
  await db('streams').insert(
    states.map(({ id, state }) => ({
      id,
      kind: 'joint-case',
      jurisdiction: '320205',
      seq: 0,
      state: JSON.stringify(state),
      state_version: 1,
      head_hash: '',
    })),
  );
  await db.destroy();
  const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'bench', 'floor.js')], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(child);
  const caller = new Caller(`http://127.0.0.1:${port}`);
  return {
    caller,
    ids: states.map(({ id }) => id),
    async stop() {
      caller.close();
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function portOf(child: ChildProcess): Promise<number> {
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return (JSON.parse(line.toString('utf8')) as { port: number }).port;
}

/** Makes an empty database beside the instance's own and returns its address. */
export async function freshDatabase(beside: string, name: string): Promise<string> {
  const admin = openDatabase(beside, { pool: { max: 1 }, statementTimeout: 60_000, connectionTimeout: 10_000 });
  try {
    await admin.raw('drop database if exists ?? with (force)', [name]);
    await admin.raw('create database ??', [name]);
  } finally {
    await admin.destroy();
  }
  const url = new URL(beside);
  url.pathname = `/${name}`;
  return url.toString();
}
