import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder, from the sources and from `dist/` alike: the nearest one above that holds a package.json. */
export const projectRoot = find(__dirname);

function find(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (folder === dirname(folder)) throw new Error(`No package.json above ${__dirname}`);
  return find(dirname(folder));
}
