import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalFiles } from '../../adapters/files/local';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('a file is found under its SHA-256, stored twice is stored once', async () => {
  const files = createLocalFiles(folder);
  const bytes = Buffer.from('排污许可证');
  const hash = await files.put(bytes);
  expect(hash).toBe(sha(bytes));
  expect(await Promise.all([files.put(bytes), files.put(bytes)])).toEqual([hash, hash]);
  expect(await files.read(hash)).toEqual(bytes);
  expect(existsSync(join(folder, hash.slice(0, 2), hash.slice(2, 4), hash))).toBe(true);
  expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  const chunks: Buffer[] = [];
  for await (const chunk of await files.open(hash)) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks)).toEqual(bytes);
});

test('the same new file from many at once', async () => {
  const files = createLocalFiles(folder);
  const bytes = Buffer.alloc(300_000, 7);
  const hashes = await Promise.all(Array.from({ length: 8 }, async () => files.put(bytes)));
  expect(new Set(hashes)).toEqual(new Set([sha(bytes)]));
  expect(await files.read(sha(bytes))).toEqual(bytes);
  expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
});

test('a finished upload is moved in', async () => {
  const files = createLocalFiles(join(folder, 'store'));
  const upload = join(folder, 'upload');
  const bytes = Buffer.alloc(200_000, 1);
  for (const round of [1, 2]) {
    writeFileSync(upload, bytes);
    expect({ round, ...(await files.take(upload)) }).toEqual({ round, hash: sha(bytes), bytes: bytes.length });
    expect(existsSync(upload)).toBe(false);
  }
  expect(await files.read(sha(bytes))).toEqual(bytes);
});

test('only hashes open files', async () => {
  const files = createLocalFiles(folder);
  for (const name of ['../../etc/passwd', 'ABC', '', `${'a'.repeat(63)}/`]) {
    await expect(files.read(name)).rejects.toThrow('Not a SHA-256');
    await expect(files.open(name)).rejects.toThrow('Not a SHA-256');
  }
  expect(await files.has('a'.repeat(64))).toBe(false);
  await expect(files.open('a'.repeat(64))).rejects.toMatchObject({ code: 'ENOENT' });
});
