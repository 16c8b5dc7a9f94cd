import type { Request } from 'express';
import type { Actor } from '../domain/decider';
import { Refused } from '../domain/refused';
import { canonicalHash } from '../stores/hash-chain';

/** The header, within sane limits; undefined when there is none. Throws Refused('key-invalid'). */
export function idempotencyKey(req: Request): string | undefined {
  const key = req.get('idempotency-key');
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Refused('key-invalid');
  return key;
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An id made from person and key, so that a repeated request names the same thing. */
export function beginningId(actor: Actor, key: string): string {
  const bits = BigInt(`0x${canonicalHash([actor.id, 'begin', key]).slice(0, 32)}`);
  return Array.from({ length: 26 }, (_, i) => ALPHABET[Number((bits >> BigInt(5 * (25 - i))) & 31n)]).join('');
}
