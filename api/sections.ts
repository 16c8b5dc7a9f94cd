import { canonicalHash } from '../stores/hash-chain';

/** Sections by name → hash, and their contents by hash, as the step takes them. */
export function addressed(contents: Record<string, unknown>): {
  sections: Record<string, string>;
  contents: Record<string, unknown>;
} {
  const hashed = Object.entries(contents).map(([name, content]) => [name, canonicalHash(content), content] as const);
  return {
    sections: Object.fromEntries(hashed.map(([name, hash]) => [name, hash])),
    contents: Object.fromEntries(hashed.map(([, hash, content]) => [hash, content])),
  };
}
