import { continueAsNew } from '@temporalio/workflow';
import type { StreamRef } from '../domain/decider';
import { companion } from './companion';

/** A licence's whole life. Reminders and expiry are time's doing (settled by every look); this keeps it looked at. */
export async function licenceLife(stream: StreamRef): Promise<void> {
  await companion(stream, {}, continueAsNew<typeof licenceLife>);
}
