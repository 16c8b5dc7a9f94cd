import { rmSync } from 'node:fs';
import type { TestServers } from './servers';

export default async function tearDown(): Promise<void> {
  const servers = (globalThis as { testServers?: TestServers }).testServers;
  if (!servers) return;
  for (const child of servers.children) await child.stop();
  rmSync(servers.folder, { recursive: true, force: true });
}
