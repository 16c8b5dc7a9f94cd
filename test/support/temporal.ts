import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { published } from './servers';

/** Address of the run's Temporal. */
export const temporalAddress = (): string => published('temporal');

/** One per test file, so that its workers take only its work. */
export const freshTaskQueue = (): string => `test-${randomBytes(6).toString('hex')}`;

/** A client on the run's Temporal, namespace `default`. Close it with `client.connection.close()`. */
export async function client(): Promise<Client> {
  const connection = await Connection.connect({ address: temporalAddress(), connectTimeout: 10_000 });
  return new Client({ connection, namespace: 'default' });
}
