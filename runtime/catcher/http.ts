import { timingSafeEqual } from 'node:crypto';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import { Faults, type FaultSwitch } from './faults';
import type { Outbox } from './outbox';

const Sms = z.object({
  id: z.string().min(1).max(200),
  to: z.string().regex(/^\+?[\d-]{3,20}$/),
  text: z.string().min(1).max(500),
});
const Filter = z.object({ channel: z.enum(['mail', 'sms']).optional(), to: z.string().optional(), after: z.string().optional() });

/** The SMS gateway's side (`POST /sms`) and what people and tests look at. Loopback only; nothing is ever deleted here. */
export function createCatcherHttp(outbox: Outbox, faults: FaultSwitch, token: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: '64kb' }));

  app.post('/sms', async (request, response) => {
    if (!sameToken(request.get('authorization') ?? '', `Bearer ${token}`))
      return void response.status(401).json({ error: 'token' });
    const fault = faults.nextSms();
    if (fault === '503' || fault === '422') return void response.status(Number(fault)).json({ error: 'fault switch' });
    const sms = Sms.safeParse(request.body);
    if (!sms.success) return void response.status(422).json({ error: z.prettifyError(sms.error) });
    const { id, to, text } = sms.data;
    if ((request.get('idempotency-key') ?? id) !== id)
      return void response.status(422).json({ error: 'Idempotency-Key is not the id' });
    const caught =
      outbox.findSms(id) ??
      (await outbox.add({ channel: 'sms', to: [to], from: '', subject: '', text, html: '', messageId: id }));
    if (fault === 'drop-after-200') return void request.socket.destroy();
    response.json({ id: caught.id });
  });

  app.get('/messages.json', (request, response) => {
    const filter = Filter.safeParse(request.query);
    if (!filter.success) return void response.status(400).json({ error: z.prettifyError(filter.error) });
    response.json(outbox.list(filter.data));
  });

  app.get('/messages/:id', async (request, response) => {
    const message = await outbox.read(request.params.id);
    if (!message) return void response.status(404).json({ error: 'no such message' });
    response.json(message);
  });

  app.post('/faults', (request, response) => {
    const wanted = Faults.safeParse(request.body);
    if (!wanted.success) return void response.status(422).json({ error: z.prettifyError(wanted.error) });
    faults.set(wanted.data);
    response.json(wanted.data);
  });

  app.use((error: { status?: number; message: string }, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    response.status(error.status ?? 500).json({ error: error.message });
  });
  return app;
}

function sameToken(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
