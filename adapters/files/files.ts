import type { Readable } from 'node:stream';

/** Content-addressed file storage: a file is its SHA-256 and never changes. */
export interface FilesPort {
  /** Stores the bytes and returns their SHA-256 in hex; storing twice is storing once. */
  put(bytes: Buffer): Promise<string>;
  /** Moves a finished upload in from a temporary path. */
  take(path: string): Promise<{ hash: string; bytes: number }>;
  open(hash: string): Promise<Readable>;
  read(hash: string): Promise<Buffer>;
  has(hash: string): Promise<boolean>;
}
