import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Knex } from 'knex';

export interface Metrics {
  registry: Registry;
  /** One act of a person: command, how it ended (`done`, `repeated`, or an error code), seconds from its arrival. */
  observeAct(command: string, outcome: string, seconds: number): void;
}

/**
 * The product's own metrics. What is read from Postgres is read when it is scraped; with Postgres away those gauges are absent
 * rather than old.
 */
export function createMetrics(db: Knex, { defaults = true }: { defaults?: boolean } = {}): Metrics {
  const registry = new Registry();
  if (defaults) collectDefaultMetrics({ register: registry });
  const acts = new Histogram({
    name: 'onewindow_act_seconds',
    help: 'Time from the arrival of a person’s act to its answer',
    labelNames: ['command', 'outcome'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [registry],
  });
  const gauge = (name: string, help: string, sql: string) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.reset();
        const { rows } = await db.raw<{ rows: { value: number | string | null }[] }>(sql).catch(() => ({ rows: [] }));
        for (const { value } of rows) this.set(Number(value ?? 0));
      },
    });
  gauge('onewindow_process_behind_seconds', 'Age of the oldest task of the process or of time that is due and not done', BEHIND);
  gauge(
    'onewindow_notices_unsent',
    'Notices with a delivery still waiting',
    `select count(*) as value from notices where not settled`,
  );
  gauge(
    'onewindow_notices_unsent_age_seconds',
    'Age of the oldest notice with a delivery still waiting',
    `select coalesce(extract(epoch from now() + c.offset_ms * interval '1 ms' - min(n.requested_at)), 0) as value
     from business_clock c left join notices n on not n.settled group by c.offset_ms`,
  );
  gauge('onewindow_cases_open', 'Cases that are not closed', `select count(*) as value from cases where not closed`);
  gauge(
    'onewindow_streams_quarantined',
    'Streams set aside because their rules threw',
    `select count(*) as value from streams where quarantined is not null`,
  );
  return {
    registry,
    observeAct: (command, outcome, seconds) => acts.observe({ command, outcome }, seconds),
  };
}

/** Seconds by which the process is behind; 0 when nothing is overdue. */
export const BEHIND = `
  select greatest(coalesce(extract(epoch from now() + c.offset_ms * interval '1 ms' - min(s.process_due)), 0), 0) as value
  from business_clock c
  left join streams s on s.process_due is not null and s.quarantined is null
  group by c.offset_ms`;
