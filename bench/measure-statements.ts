import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../api/app';
import { pagesRouter } from '../api/pages';
import { createApiServices } from '../runtime/api-services';
import { readConfig } from '../runtime/config';
import { createLogger } from '../runtime/logger';
import { createCore } from '../runtime/services';
import { mix } from './acts';
import { Caller } from './caller';
import type { Finding } from './report';
import type { World } from './world';

const NAMES = ['report completeness', 'report completeness', 'report completeness', 'claim', 'give opinion'];

/** SQL statements of one act, session and BEGIN and COMMIT included: the API in this process, its statements counted by Knex. */
export async function measureStatements({ instance, maker, officers }: World): Promise<Finding[]> {
  const config = readConfig({ ...instance.environment, LOG_LEVEL: 'silent' });
  const logger = createLogger('bench', 'silent');
  const core = createCore(config, 'bench-statements', logger);
  const server = createServer(createApp(createApiServices(config, core, logger), pagesRouter));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const caller = new Caller(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const counts = new Map<string, string[]>();
  let seen: string[] = [];
  core.db.on('query', ({ sql }: { sql: string }) => seen.push(sql));
  try {
    const [submitted, accepted] = [await maker.make(2, 'submitted'), await maker.make(2, 'accepted')];
    // The first piece warms up: connections are opened and the rules are read.
    for (const round of [0, 1]) {
      for (const [i, act] of mix(caller, officers, submitted[round]!, accepted[round]!).entries()) {
        seen = [];
        await act();
        if (round === 1) counts.set(NAMES[i]!, seen);
      }
    }
  } finally {
    caller.close();
    server.closeAllConnections();
    server.close();
    await core.teller.idle();
    await core.close();
  }
  return [...counts].map(([name, statements]) => ({
    figure: `SQL statements per act: ${name}`,
    value: String(statements.length),
    ratio: statements.map(verb).join(', '),
  }));
}

/** First word of a statement: enough to see what the count is made of. */
const verb = (sql: string): string => (/^\s*(\w+)/.exec(sql)?.[1] ?? '?').toLowerCase();
