import { seedDemo } from '../../runtime/embedded/demo/seed';
import { startApp, type App } from '../support/app';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const stages = async (): Promise<string[]> =>
  (await app.db('cases').orderBy('stage').select<{ stage: string }[]>('stage')).map(({ stage }) => stage);

it('makes a case in each of its states and a draft, once', async () => {
  expect(await seedDemo({ address: app.url })).toBe(6);
  // The process is not running here: what was decided waits for its certificates.
  expect(await stages()).toEqual(['checking', 'correcting', 'issuing', 'reviewing', 'reviewing', 'reviewing']);
  const events = await app.db('events').count({ count: '*' }).first<{ count: number }>();

  expect(await seedDemo({ address: app.url })).toBe(0);
  expect(await app.db('events').count({ count: '*' }).first<{ count: number }>()).toEqual(events);
  expect(await app.db('drafts').count({ count: '*' }).first<{ count: number }>()).toEqual({ count: 1 });
});

it('goes on where it was interrupted, and repeats no act', async () => {
  const last = await app.db('cases').where({ stage: 'checking' }).first<{ id: string }>('id');
  await app.db('cases').where({ id: last.id }).delete();
  const before = await app.db('events').count({ count: '*' }).first<{ count: number }>();
  // One case fewer in the lists: all are asked for again, and their receipts answer.
  expect(await seedDemo({ address: app.url })).toBe(6);
  expect(await app.db('events').count({ count: '*' }).first<{ count: number }>()).toEqual(before);
});
