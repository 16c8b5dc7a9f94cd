import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { createCatcherHttp } from './http';
import { newFaultSwitch } from './faults';
import { openOutbox } from './outbox';
import { createSmtpCatcher } from './smtp';

export interface CatcherSettings {
  /** Address to listen on; loopback by default. */
  host?: string;
  /** 0: any free port. */
  smtpPort: number;
  httpPort: number;
  /** Data folder; messages are kept in its `outbox`. */
  data: string;
  smsToken: string;
}

export interface Catcher {
  smtpPort: number;
  httpPort: number;
  close(): Promise<void>;
}

/** A mail server and an SMS gateway that keep everything and send nothing on. */
export async function startCatcher({
  host = '127.0.0.1',
  smtpPort,
  httpPort,
  data,
  smsToken,
}: CatcherSettings): Promise<Catcher> {
  const outbox = openOutbox(join(data, 'outbox'));
  const faults = newFaultSwitch();
  const smtp = createSmtpCatcher(outbox, faults);
  const http = createServer(createCatcherHttp(outbox, faults, smsToken));
  const smtpListening = await listen(smtp.server, smtpPort, host);
  try {
    const httpListening = await listen(http, httpPort, host);
    return {
      smtpPort: smtpListening,
      httpPort: httpListening,
      async close() {
        http.closeAllConnections();
        await Promise.all([
          new Promise<void>((resolve) => http.close(() => resolve())),
          new Promise<void>((resolve) => smtp.close(resolve)),
        ]);
      },
    };
  } catch (error) {
    await new Promise<void>((resolve) => smtp.close(resolve));
    throw error;
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
