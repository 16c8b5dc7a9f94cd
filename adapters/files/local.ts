import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FilesPort } from './files';

/**
 * Files in a local folder, each under its SHA-256: `aa/bb/aabb…`. A file appears whole or not at all, also when the power
 * fails: written aside, forced to disk, then renamed.
 */
export function createLocalFiles(folder: string): FilesPort {
  const place = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('Not a SHA-256 in hex');
    return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash);
  };
  const has = async (hash: string) =>
    access(place(hash)).then(
      () => true,
      () => false,
    );
  const aside = async () => {
    await mkdir(join(folder, 'incoming'), { recursive: true });
    return join(folder, 'incoming', randomUUID());
  };
  /** `from` must be on this file system already. */
  const settle = async (from: string, hash: string) => {
    if (await has(hash)) return rm(from, { force: true });
    const to = place(hash);
    await mkdir(dirname(to), { recursive: true });
    await sync(from);
    await rename(from, to);
    await sync(dirname(to));
  };

  return {
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (await has(hash)) return hash;
      const file = await aside();
      await pipeline([bytes], createWriteStream(file, { flags: 'wx' }));
      await settle(file, hash);
      return hash;
    },
    async take(path) {
      const { hash, bytes } = await digest(path);
      await mkdir(folder, { recursive: true });
      if ((await stat(path)).dev === (await stat(folder)).dev) {
        await settle(path, hash);
      } else {
        const file = await aside();
        await pipeline(createReadStream(path), createWriteStream(file, { flags: 'wx' }));
        await settle(file, hash);
        await rm(path, { force: true });
      }
      return { hash, bytes };
    },
    async open(hash) {
      const file = await open(place(hash));
      return file.createReadStream();
    },
    read: async (hash) => readFile(place(hash)),
    has,
  };
}

async function digest(path: string): Promise<{ hash: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { hash: hash.digest('hex'), bytes };
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
