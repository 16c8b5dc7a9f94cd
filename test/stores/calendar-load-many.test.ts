import { hash } from '@node-rs/argon2';
import { daysBetween, localDate, yearOf } from '../../domain/calendar/dates';
import type { Actor } from '../../domain/decider';
import { createCalendarLoads } from '../../stores/calendar-load';
import { caseWorld } from '../support/case-world';
import { holidayNotice } from '../support/holiday-notice';

const CASES = 10_000;

test('a notice over 10,000 open cases moves them all and says how far it is', async () => {
  const admin: Actor = { kind: 'person', id: 'admin', name: 'admin', role: 'admin' };
  const world = await caseWorld();
  await world.db('users').insert({ id: 'admin', login: 'admin', name: 'admin', role: 'admin', password_hash: await hash('x') });
  const today = localDate(await world.clock.now());
  const year = daysBetween(today, `${yearOf(today)}-12-30`) > 0 ? yearOf(today) : yearOf(today) + 1;
  await world.clock.move(daysBetween(today, `${year}-12-30`), admin);
  const original = await world.submit();
  await world.accept(original);
  for (const [table, key] of Object.entries({ streams: 'id', cases: 'id', tasks: 'stream' })) {
    await world.db.raw(
      `insert into ${table} select r.* from ${table} t cross join generate_series(1, :copies) n
       cross join lateral jsonb_populate_record(null::${table}, replace(to_jsonb(t)::text, :original, :original || '-' || n)::jsonb) r
       where t.${key} = :original`,
      { original, copies: CASES - 1 },
    );
  }
  const { lastLoadedYear } = (await world.rules.current()).calendar('320205');
  const csv = holidayNotice(...Array.from({ length: year + 1 - lastLoadedYear }, (_, i) => lastLoadedYear + 1 + i));
  const seen: number[] = [];
  const loaded = await createCalendarLoads(world.db, () => undefined).load({ csv, actor: admin }, (done, of) => {
    expect(of).toBe(CASES);
    seen.push(done);
  });
  expect(loaded).toMatchObject({ openCases: CASES, movedCases: CASES });
  expect(seen.length).toBeGreaterThan(10);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  const lines = await world.db('cases').distinct<{ next_due: string }[]>('next_due');
  expect(lines.length).toBe(1);
  await world.drop();
});
