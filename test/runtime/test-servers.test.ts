import { Worker, NativeConnection } from '@temporalio/worker';
import { freshDatabase } from '../support/database';
import { clientOf, freshNamespace, temporalAddress } from '../support/temporal';
import { fastForward } from '../support/time';
import type { sleeper } from './fixtures/sleeper';

describe('the servers of a test run', () => {
  it('gives each test file a migrated database of its own, with legal dates as text', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    try {
      await one.db('holidays').insert({ date: '2049-02-01', kind: 'rest', name_zh: '试', notice_year: 2049, notice_ref: 'test' });
      expect(await other.db('holidays').where({ notice_year: 2049 })).toEqual([]);
      expect(await one.db('holidays').where({ notice_year: 2049 }).first('date')).toEqual({ date: '2049-02-01' });
      const { rows } = await one.db.raw<{ rows: unknown[] }>(
        'select 5::bigint as large, 1.50::numeric as quantity, mark from business_clock',
      );
      expect(rows).toEqual([{ large: 5, quantity: '1.50', mark: 'test' }]);
    } finally {
      await Promise.all([one.drop(), other.drop()]);
    }
  });

  it('lets a workflow live through a hundred days of real timers in seconds', async () => {
    const [namespace, taskQueue, workflowId] = [await freshNamespace(), 'sleepers', 'sleeper'];
    const client = await clientOf(namespace);
    const connection = await NativeConnection.connect({ address: temporalAddress() });
    const worker = await Worker.create({
      connection,
      namespace,
      taskQueue,
      workflowsPath: require.resolve('./fixtures/sleeper'),
    });
    try {
      await worker.runUntil(async () => {
        const handle = await client.workflow.start<typeof sleeper>('sleeper', { taskQueue, workflowId, args: [100] });
        await fastForward(client, workflowId, 101 * 86_400);
        expect(await handle.result()).toEqual({ slept: 100 });
      });
    } finally {
      await connection.close();
      await client.connection.close();
    }
  });
});
