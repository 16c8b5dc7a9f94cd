import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { DomainEvent } from '../domain/decider';
import type { NumberReserved } from '../domain/joint-case/events';

const isOpenNumber = (event: DomainEvent): event is NumberReserved =>
  event.type === 'NumberReserved' && (event as NumberReserved).number === '';

/**
 * Fills the numbers that the decider asked for, from counter rows locked in sorted order, so that series are gap-free and two
 * steps never wait for each other in a ring. A number looks like `锡环联〔2026〕12号` (documents.md, numbering).
 */
export async function fillNumbers(trx: Knex, stream: string, events: DomainEvent[]): Promise<Record<string, string>> {
  const open = events.filter(isOpenNumber);
  if (open.length === 0) return {};
  const wanted = new Map<string, NumberReserved[]>();
  for (const event of open) {
    const key = `${event.series}\n${event.year}`;
    wanted.set(key, [...(wanted.get(key) ?? []), event]);
  }
  const filled: Record<string, string> = {};
  for (const key of [...wanted.keys()].sort()) {
    const asking = wanted.get(key)!;
    const { series, year } = asking[0]!;
    const { rows } = await trx.raw<{ rows: { last: number }[] }>(
      `insert into number_series (series, year, last) values (?, ?, ?)
       on conflict (series, year) do update set last = number_series.last + excluded.last returning last`,
      [series, year, asking.length],
    );
    const first = rows[0]!.last - asking.length + 1;
    asking.forEach((event, i) => {
      event.number = `${series}〔${year}〕${first + i}号`;
      if (event.verifyCode === '') event.verifyCode = randomBytes(16).toString('base64url');
      filled[event.subject] = event.number;
    });
    await trx('numbers').insert(asking.map((event, i) => ({ series, year, no: first + i, stream, subject: event.subject })));
  }
  return filled;
}
