import { createServer } from 'node:net';
import { freePort, freePortPair, portTaken } from '../../runtime/embedded/ports';

/** Where Linux begins to give ports to outgoing connections, unless it is told otherwise. */
const FIRST_OUTGOING = 32_768;

it('gives ports that no outgoing connection takes while the server that belongs there restarts', async () => {
  for (const port of [await freePort(), await freePortPair()]) {
    expect(port).toBeGreaterThanOrEqual(18_000);
    expect(port + 1).toBeLessThan(FIRST_OUTGOING);
  }
});

it('sees a port that is taken', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  expect(await portTaken(port)).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await portTaken(port)).toBe(false);
});
