import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { freePort, freePortPair, portTaken } from '../../runtime/embedded/ports';

const LOCAL_PORTS = '/proc/sys/net/ipv4/ip_local_port_range';

it('gives ports that no outgoing connection takes while the server that belongs there restarts', async () => {
  const [first] = readFileSync(LOCAL_PORTS, 'utf8').split(/\s+/).map(Number);
  for (const port of [await freePort(), await freePortPair()]) {
    expect(port).toBeGreaterThanOrEqual(18_000);
    expect(port + 1).toBeLessThan(first!);
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
