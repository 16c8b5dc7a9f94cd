import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface Account {
  uid: number;
  gid: number;
}

export interface Launch {
  command: string;
  args: string[];
  uid?: number;
  gid?: number;
}

/**
 * Postgres refuses to run as root. For root this is the account it runs as: the owner of an existing data folder, else
 * `postgres` where the system has it, else `nobody`. Undefined for everyone else, who run it as themselves.
 */
export function accountFor(folder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(folder)) {
    const { uid, gid } = statSync(folder);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', 'nobody']) {
    const uid = numericId('-u', name);
    const gid = numericId('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error(
    'Postgres refuses to run as root, and this system has neither an account `postgres` nor `nobody`. Run as an ordinary user, or set DATABASE_URL.',
  );
}

/**
 * How to start a program as that account. When a folder above the program or the data is closed to it (a clone under /root or
 * in a private temporary folder), `setpriv` gives the process the one right to pass through.
 */
export function launchAs(account: Account | undefined, command: string, args: string[], folder: string): Launch {
  if (!account) return { command, args };
  const closed = [command, folder].map((path) => firstClosed(path, account)).find((path) => path !== undefined);
  if (closed === undefined) return { command, args, ...account };
  if (!hasSetpriv()) {
    throw new Error(
      `Postgres runs as user ${account.uid} here, because it refuses to run as root, and that user may not pass through ${closed}. ` +
        'Move the project, open that folder (chmod o+x), set ONEWINDOW_DATA to another place, or run as an ordinary user.',
    );
  }
  const ids = ['--reuid', String(account.uid), '--regid', String(account.gid), '--clear-groups'];
  const rights = ['--securebits', '+no_setuid_fixup', '--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'];
  return { command: 'setpriv', args: [...ids, ...rights, '--', command, ...args] };
}

/** The first folder above the path that the account may not enter. */
function firstClosed(path: string, { uid, gid }: Account): string | undefined {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid: owner, gid: group } = statSync(folder);
      const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return folder;
    }
    if (folder === dirname(folder)) return undefined;
  }
}

function numericId(flag: '-u' | '-g', name: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

function hasSetpriv(): boolean {
  try {
    execFileSync('setpriv', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
