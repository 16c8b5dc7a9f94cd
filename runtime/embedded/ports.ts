import { randomInt } from 'node:crypto';
import { createConnection, createServer } from 'node:net';

/**
 * Below the ports that systems give to outgoing connections (Linux: from 32768). One of those could be taken by any caller while
 * the server that belongs there is down, even by a caller of that very server, which then speaks to itself.
 */
const LOWEST = 18_000;
const HIGHEST = 32_000;

/** A port that was free a moment ago, on any address, and that no outgoing connection takes. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!(await portTaken(port))) return port;
  }
  throw new Error(`No free port found between ${LOWEST} and ${HIGHEST}.`);
}

/** A free loopback port whose successor is free too. */
export async function freePortPair(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (port < 65_535 && !(await portTaken(port + 1))) return port;
  }
}

/** Whether something already listens on the port, on any address or on loopback. */
export function portTaken(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(true);
      else if (error.code === 'EACCES') reject(new Error(`Port ${port} needs more rights than this user has; set another PORT.`));
      else reject(error);
    });
    server.listen(port, () => server.close(() => resolve(false)));
  });
}

/** Whether a loopback port accepts a connection now. */
export function portAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
