import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { daysBetween, localDate, yearOf } from '../../domain/calendar/dates';
import type { Actor } from '../../domain/decider';
import { createCalendarLoads, tellingDelay, type CalendarLoads } from '../../stores/calendar-load';
import { localHolidays } from '../../stores/reads/calendar';
import { duesOf } from '../../stores/preview-dates';
import { rebuild } from '../../stores/rebuild';
import { BadFile } from '../../stores/reference/bad-file';
import { loadReference } from '../../stores/reference/load';
import { caseWorld, paper, people } from '../support/case-world';
import { holidayNotice } from '../support/holiday-notice';

const DATA = join(__dirname, '../../data');
const admin: Actor = { kind: 'person', id: 'admin', name: 'admin', role: 'admin' };
let world: Awaited<ReturnType<typeof caseWorld>>;
let loads: CalendarLoads;
let id: string;
let other: string;
/** Years after the last notice of the data folder, up to the one into which the case's terms run. */
let years: number[];

beforeAll(async () => {
  world = await caseWorld();
  loads = createCalendarLoads(world.db, (streams) => void world.told.push(...streams));
  await world.db('users').insert({ id: 'admin', login: 'admin', name: 'admin', role: 'admin', password_hash: await hash('x') });
  const today = localDate(await world.clock.now());
  const thisYear = daysBetween(today, `${yearOf(today)}-12-14`) > 0 ? yearOf(today) : yearOf(today) + 1;
  await world.clock.move(daysBetween(today, `${thisYear}-12-14`), admin);
  const { lastLoadedYear } = (await world.rules.current()).calendar('320205');
  years = Array.from({ length: thisYear + 1 - lastLoadedYear }, (_, i) => lastLoadedYear + 1 + i);
  id = await world.submit();
  await world.accept(id);
  // On to the last days of December: what has come due before is settled, the nearest moment lies in January.
  await world.clock.move(16, admin);
  await world.look({ id, kind: 'joint-case' });
  for (const task of (await world.look({ id, kind: 'joint-case' })).tasks.filter(({ kind }) => kind === 'ProduceLetter')) {
    await world.process(id, { type: 'ProduceLetter', task: task.id, document: paper('letter') });
  }
  // A second one, of which the nearest date lies in January, too.
  other = await world.submit();
  await world.accept(other);
});
afterAll(() => world.drop());

const dues = async () => duesOf({ id, kind: 'joint-case' }, await world.stateOf(id), await world.rules.current());
const lineOf = (one: string) =>
  world.db('cases').where({ id: one }).first<{ next_due: string; provisional: boolean }>('next_due', 'provisional');
const truth = () =>
  Promise.all([
    world.db('events').orderBy('position'),
    world.db('receipts').orderBy('update_id'),
    world.db('streams').orderBy('id').select('id', 'seq', 'state', 'head_hash', 'closed', 'quarantined'),
    world.db('numbers').orderBy(['series', 'year', 'no']),
  ]);
const derived = () =>
  Promise.all([
    world.db('cases').orderBy('id'),
    world.db('tasks').orderBy(['stream', 'id']).select('stream', 'id', 'due', 'person', 'role'),
    world.db('streams').where({ id }).select('id', 'process_due'),
  ]);
const reference = () =>
  Promise.all([world.db('holidays').orderBy('date'), world.db('reference_version'), world.db('calendar_loads')]);

test('a bad file is refused whole, naming line and column, and changes nothing', async () => {
  const before = await Promise.all([reference(), derived()]);
  const last = years.at(-1)!;
  const bad: [string, string | number, number][] = [
    [holidayNotice(...years).replace('-01-02,off', '-01-32,off'), 'date', 3],
    [holidayNotice(...years).replace('-01-03,off', '-01-03,half'), 'kind', 4],
    [holidayNotice(last + 1), 'notice_year', 2],
    [holidayNotice(...years).replace(`${years[0]!}-01-01`, `${years[0]! - 1}-10-01`), 'date', 2],
    ['date,kind\n', 3, 1],
  ];
  for (const [csv, column, line] of bad) {
    const error: unknown = await loads.load({ csv, actor: admin }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(BadFile);
    expect((error as BadFile).problems[0]).toMatchObject({ column, line });
  }
  expect(await Promise.all([reference(), derived()])).toEqual(before);
});

test('a preview says which dates move, and writes nothing', async () => {
  const before = await Promise.all([reference(), derived(), truth()]);
  const preview = await loads.preview(holidayNotice(...years));
  expect(preview).toMatchObject({ years, days: 12 * years.length, openCases: 2, movedCases: 2 });
  expect(preview.moved.length).toBeGreaterThan(0);
  const now = await dues();
  const { number } = await world.stateOf(id);
  for (const moved of preview.moved.filter((one) => one.case === number)) {
    expect(moved.before).toBe(now.get(moved.clock));
    expect(moved.after > moved.before).toBe(true);
  }
  expect(await Promise.all([reference(), derived(), truth()])).toEqual(before);
});

test('a load does what the preview said, and the facts stay', async () => {
  const [facts, before, preview] = [await truth(), await dues(), await loads.preview(holidayNotice(...years))];
  const { number } = await world.stateOf(id);
  const line = await lineOf(other);
  expect(line.provisional).toBe(true);
  const timers = jest.spyOn(global, 'setTimeout');
  const seen: number[] = [];
  const loaded = await loads.load({ csv: holidayNotice(...years), actor: admin, version: preview.version }, (done) =>
    seen.push(done),
  );
  const wake = timers.mock.calls.find(([, delay]) => delay === tellingDelay(id))?.[0];
  timers.mockRestore();

  expect(loaded.moved).toEqual(preview.moved);
  expect(loaded).toMatchObject({ version: preview.version + 1, openCases: 2, movedCases: 2, told: 1 });
  expect(seen).toEqual([2]);
  expect(await truth()).toEqual(facts);
  const after = await dues();
  const own = loaded.moved.filter((moved) => moved.case === number);
  const differ = [...before.keys()].filter((clock) => before.get(clock) !== after.get(clock)).toSorted();
  expect(own.map(({ clock }) => clock)).toEqual(differ);
  for (const moved of own) expect([moved.before, moved.after]).toEqual([before.get(moved.clock), after.get(moved.clock)]);
  const moved = await lineOf(other);
  expect(moved.provisional).toBe(false);
  expect(moved.next_due > line.next_due).toBe(true);

  // Told within ten minutes, at a moment of its own.
  expect(tellingDelay(id)).toBeLessThan(10 * 60_000);
  world.told.length = 0;
  wake!();
  expect(world.told).toEqual([{ id, kind: 'joint-case' }]);

  const row: unknown = await world.db('calendar_loads').first();
  expect(row).toMatchObject({ loaded_by: 'admin', years, version: loaded.version, moved_dates: loaded.moved.length, told: 1 });
});

test('the read models are what a rebuild makes of the new calendar', async () => {
  const written = await derived();
  await rebuild(world.db, await world.rules.current());
  expect(await derived()).toEqual(written);
});

test('the same notice again moves nothing and tells nobody', async () => {
  expect(await loads.load({ csv: holidayNotice(...years), actor: admin })).toMatchObject({ movedCases: 0, moved: [], told: 0 });
});

test('a preview of another calendar is no ground to load by', async () => {
  const { version } = await loads.preview(holidayNotice(...years));
  await expect(loads.load({ csv: holidayNotice(...years), actor: admin, version: version - 1 })).rejects.toMatchObject({
    code: 'preview-outdated',
  });
});

test('the next start keeps what was loaded, and its corrections of years that the data folder has', async () => {
  // A correction without the last make-up day of the newest year that the data folder has.
  const [header, ...rows] = readFileSync(join(DATA, 'holidays.csv'), 'utf8').trim().split('\n');
  const own = rows.filter((row) => row.split(',')[3] === String(years[0]! - 1));
  const dropped = own.findLast((row) => row.includes('makeup_workday'))!;
  await loads.load({ csv: [header, ...own.filter((row) => row !== dropped)].join('\n'), actor: admin });
  const before = await reference();
  expect(await loadReference(world.db, DATA)).toMatchObject({ changes: 0 });
  expect(await reference()).toEqual(before);
  expect((await world.rules.current()).calendar('320205').isWorkingDay(dropped.slice(0, 10))).toBe(false);
});

describe('days of one authority', () => {
  /** Five working days of January that only this authority has off. */
  const local = async (jurisdiction: string, name = '地方节日'): Promise<string> => {
    const year = years.at(-1)!;
    const national = (await world.rules.current()).calendar('320206');
    const days = Array.from({ length: 25 }, (_, i) => `${year}-01-${String(i + 6).padStart(2, '0')}`);
    const off = days.filter((day) => national.isWorkingDay(day)).slice(0, 5);
    const rows = off.map((day) => `${day},off,${name},${year},测试地方通知,${jurisdiction}`);
    return ['date,kind,name_zh,notice_year,notice_ref,jurisdiction', ...rows, ''].join('\n');
  };
  const first = (csv: string): string => csv.split('\n')[1]!.slice(0, 10);

  test('a notice of another authority concerns no case here', async () => {
    const csv = await local('320206');
    expect(await loads.preview(csv)).toMatchObject({ jurisdiction: '320206', openCases: 0, movedCases: 0 });
  });

  test('its own moves its cases, and leaves the State Council’s notices and other authorities alone', async () => {
    const csv = await local('320205');
    const national = await world.db('holidays').orderBy('date');
    const loaded = await loads.load({ csv, actor: admin });
    expect(loaded).toMatchObject({ jurisdiction: '320205', openCases: 2, movedCases: 2 });
    expect(loaded.moved.every(({ before, after }) => after > before)).toBe(true);
    const rules = await world.rules.current();
    const works = (code: string) => rules.calendar(code).isWorkingDay(first(csv));
    expect(['320205', '320206', '320200'].map(works)).toEqual([false, true, true]);
    expect(rules.calendar('320205').isProvisional(first(csv))).toBe(false);
    expect(await world.db('holidays').orderBy('date')).toEqual(national);
    const written = await derived();
    await rebuild(world.db, rules);
    expect(await derived()).toEqual(written);
    expect(await loadReference(world.db, DATA)).toMatchObject({ changes: 0 });
  });

  test('those of a city bind its districts; loaded again they are replaced, not added', async () => {
    const city = await local('320200', '全市放假');
    expect(await loads.preview(city)).toMatchObject({ openCases: 2 });
    await loads.load({ csv: city, actor: admin });
    await loads.load({ csv: city, actor: admin });
    const rules = await world.rules.current();
    expect(['320205', '320214', '320200'].map((code) => rules.calendar(code).isWorkingDay(first(city)))).toEqual([
      ...[false, false, false],
    ]);
    expect((await localHolidays(world.db)).filter(({ jurisdiction }) => jurisdiction === '320200')).toHaveLength(5);
  });

  test('a damaged one is refused, naming line and column', async () => {
    const csv = await local('320205');
    const bad: [string, string, number][] = [
      [csv.replace(',320205', ',110000'), 'jurisdiction', 2],
      [csv.replace(/,320205\n$/, ',320206\n'), 'jurisdiction', 6],
      [csv.replace(`,${years.at(-1)!},`, `,${years.at(-1)! + 1},`), 'notice_year', 2],
      [csv.replace(',off,', ',makeup_workday,'), 'date', 2],
    ];
    for (const [text, column, line] of bad) {
      const error: unknown = await loads.preview(text).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(BadFile);
      expect((error as BadFile).problems[0]).toMatchObject({ column, line });
    }
  });
});

test('acts that come in the middle see the old calendar and are computed again, or the new one', async () => {
  const corrected = holidayNotice(...years).replace(`${years.at(-1)}-01-05`, `${years.at(-1)}-10-08`);
  const [loaded] = await Promise.all([
    loads.load({ csv: corrected, actor: admin }),
    ...Array.from({ length: 6 }, () => world.submit().then((other) => world.accept(other))),
    world.act(id, people.eia, { type: 'GiveOpinion', branch: 'eia-review', opinion: 'agree', text: '同意' }),
  ]);
  expect(loaded.moved.every(({ before, after }) => after <= before)).toBe(true);
  const written = await derived();
  await rebuild(world.db, await world.rules.current());
  expect(await derived()).toEqual(written);
});
