import express from 'express';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';

/**
 * The floor: the least that any server on this machine could do for one act. Express and pg, no session, no rules: lock the
 * stream, write two events, the state, one task gone and one new, the case's row and the receipt, each as one plain statement
 * in one transaction, on the product's own schema. Run as a program of its own, as the API is: DATABASE_URL in the
 * environment, one line with its port on standard output.
 */
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 16 });

interface Body {
  id: string;
  /** State of the size that a real act writes. */
  state: unknown;
}

async function act({ id, state }: Body): Promise<number> {
  const db = await pool.connect();
  try {
    await db.query('begin');
    const { rows } = await db.query<{ seq: number; state: unknown }>('select seq, state from streams where id = $1 for update', [
      id,
    ]);
    const seq = rows[0]!.seq;
    const now = new Date();
    for (const n of [1, 2]) {
      await db.query(
        `insert into events (stream, seq, type, data, at, recorded_at, actor, update_id, prev_hash, hash)
         values ($1, $2, 'OpinionGiven', $3, $4, $4, $5, $6, $7, $7)`,
        [id, seq + n, DATA, now, ACTOR, `${id}/${seq}`, HASH],
      );
    }
    await db.query(
      `update streams set seq = $2, state = $3, state_version = 1, head_hash = $4, process_due = $5, closed = false, told_at = null,
       tellings = 0 where id = $1`,
      [id, seq + 2, JSON.stringify(state), HASH, now],
    );
    await db.query('delete from tasks where stream = $1 and id = $2', [id, `GiveOpinion/${seq}`]);
    await db.query(
      `insert into tasks (stream, id, kind, jurisdiction, role, department, subject, due, since)
       values ($1, $2, 'GiveOpinion', '320205', 'reviewer', 'eia', 'eia-review', $3, $4)`,
      [id, `GiveOpinion/${seq + 2}`, '2026-12-18', now],
    );
    await db.query(
      `insert into cases (id, number, jurisdiction, unit_name, uscc, project_name, procedure, stage, items, next_due, next_due_subject,
         provisional, submitted_at, closed)
       values ($1, $2, '320205', '地板', '91320214MA0DEM021H', '地板', 'eia-form-simplified-permit', 'reviewing', $3, $4, 'case', false, $5, false)
       on conflict (id) do update set stage = excluded.stage, items = excluded.items, next_due = excluded.next_due,
         next_due_subject = excluded.next_due_subject, provisional = excluded.provisional, closed = excluded.closed`,
      [id, id, ITEMS, '2026-12-18', now],
    );
    await db.query(
      `insert into receipts (update_id, actor_id, command_hash, stream, from_seq, to_seq, answer, recorded_at)
       values ($1, 'demo-eia', $2, $3, $4, $5, $6, $7)`,
      [`${id}/${seq}`, HASH, id, seq + 1, seq + 2, ANSWER, now],
    );
    await db.query('commit');
    return seq + 2;
  } catch (error) {
    await db.query('rollback');
    throw error;
  } finally {
    db.release();
  }
}

const HASH = '0'.repeat(64);
const ACTOR = JSON.stringify({ kind: 'person', id: 'demo-eia', name: '陈思源', role: 'reviewer', department: 'eia' });
const DATA = JSON.stringify({
  branch: 'eia-review',
  round: 1,
  opinion: 'agree',
  text: '报告表内容完整，结论可信。',
  conditions: '',
});
const ITEMS = JSON.stringify([
  { kind: 'eia-form', state: 'accepted' },
  { kind: 'permit-simplified', state: 'accepted' },
]);
const ANSWER = JSON.stringify({ stream: '', seq: 0, events: ['OpinionGiven', 'ClockEntered'], numbers: {}, repeated: false });

/** The state is the stream's own, so that only its size is the caller's business. */
const states = new Map<string, unknown>();

async function main(): Promise<void> {
  const { rows } = await pool.query<{ id: string; state: unknown }>('select id, state from streams');
  for (const { id, state } of rows) states.set(id, state);
  const app = express();
  app.use(express.json());
  app.post('/act', async (req, res) => {
    const { id } = req.body as { id: string };
    res.json({ stream: id, seq: await act({ id, state: states.get(id) }) });
  });
  const server = app.listen(0, '127.0.0.1', () => {
    process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
  });
  process.once('SIGTERM', () => process.exit(0));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
