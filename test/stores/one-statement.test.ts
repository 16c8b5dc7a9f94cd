import { inOneStatement } from '../../stores/one-statement';
import { freshDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test('inserts, updates and deletes of several tables are one statement, and all or none', async () => {
  const { db } = database;
  const sent: string[] = [];
  db.on('query', ({ sql }: { sql: string }) => sent.push(sql));
  await db.transaction((trx) =>
    inOneStatement(trx, [
      trx('number_series').insert({ series: 'a', year: 2026, last: 1 }),
      trx('numbers').insert([{ series: 'a', year: 2026, no: 1, stream: 's', subject: 'x' }]),
      trx('reference_version').update({ version: 7 }),
      trx('sections')
        .insert({ hash: 'h', content: JSON.stringify({ a: 1 }) })
        .onConflict('hash')
        .ignore(),
    ]),
  );
  expect(sent).toHaveLength(3);
  expect(await db('reference_version').first()).toMatchObject({ version: 7 });
  await expect(
    db.transaction((trx) =>
      inOneStatement(trx, [
        trx('reference_version').update({ version: 8 }),
        trx('number_series').insert({ series: 'a', year: 2026, last: 1 }),
      ]),
    ),
  ).rejects.toMatchObject({ code: '23505' });
  expect(await db('reference_version').first()).toMatchObject({ version: 7 });
});
