import { BEHIND } from '../metrics';
import type { ApiServices } from '../services';

/** The database is asked at most this often, ms. */
const EVERY = 5_000;
/** Seconds by which due work may be late before anybody is told. */
const PATIENCE = 60;

interface Sample {
  at: number;
  late: boolean;
  /** Late at this sample and at the one before: moving the clock of a demonstration alone is no delay. */
  lasting: boolean;
}

const samples = new WeakMap<ApiServices, Sample>();

/** Whether the process service is away, or has been behind with what fell due for more than a moment. */
export async function isCatchingUp(services: ApiServices): Promise<boolean> {
  if (services.temporal.state() === 'down') return true;
  const before = samples.get(services);
  if (before && Date.now() - before.at < EVERY) return before.lasting;
  const { rows } = await services.db.raw<{ rows: { value: number | string }[] }>(BEHIND);
  const late = Number(rows[0]?.value ?? 0) > PATIENCE;
  const sample = { at: Date.now(), late, lasting: late && (before?.late ?? false) };
  samples.set(services, sample);
  return sample.lasting;
}
