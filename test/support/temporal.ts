import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { published } from './servers';

/** Address of the run's Temporal. */
export const temporalAddress = (): string => published('temporal');

/**
 * A namespace of its own on the run's Temporal: ids of streams are made from person and key, so two databases with the same demo
 * people hold the same ids, and in one namespace the second would wake the workflows of the first.
 */
export async function freshNamespace(): Promise<string> {
  const namespace = `test-${randomBytes(6).toString('hex')}`;
  const connection = await Connection.connect({ address: temporalAddress(), connectTimeout: 10_000 });
  try {
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') });
    return namespace;
  } finally {
    await connection.close();
  }
}

/** A client of a namespace on the run's Temporal. Close it with `client.connection.close()`. */
export async function clientOf(namespace: string): Promise<Client> {
  const connection = await Connection.connect({ address: temporalAddress(), connectTimeout: 10_000 });
  return new Client({ connection, namespace });
}
