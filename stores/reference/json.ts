import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { z } from 'zod';
import { BadFile, type FileProblem } from './bad-file';
import { decode, placeOf } from './csv';

/** Checks of a value of a right shape; `pointer` says where, as a JSON pointer. */
export type ValueCheck<T> = (value: T) => { pointer: string; message: string }[];

/** Reads a JSON file that fits the schema and its checks; refuses it whole with `BadFile`, naming line and column. */
export function readJson<Schema extends z.ZodType>(
  file: string,
  bytes: Uint8Array,
  schema: Schema,
  check: ValueCheck<z.infer<Schema>> = () => [],
): z.infer<Schema> {
  const text = decode(file, bytes);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (!tree || errors.length > 0) {
    const found = errors.map(({ error, offset }) => ({ ...placeOf(text, offset), message: printParseErrorCode(error) }));
    throw new BadFile(file, found.length > 0 ? found : [{ line: 1, column: 1, message: 'empty' }]);
  }
  const place = (path: readonly PropertyKey[], message: string): FileProblem => ({
    ...placeOf(text, nearest(tree, path).offset),
    message: path.length > 0 ? `${path.join('/')}: ${message}` : message,
  });
  const doubled = doubledKeys(tree).map((node) => ({ ...placeOf(text, node.offset), message: 'a key that is there twice' }));
  if (doubled.length > 0) throw new BadFile(file, doubled);
  const parsed = schema.safeParse(getNodeValue(tree));
  if (!parsed.success) {
    throw new BadFile(
      file,
      parsed.error.issues.map(({ path, message }) => place(path, message)),
    );
  }
  const problems = check(parsed.data).map(({ pointer, message }) => place(segments(pointer), message));
  if (problems.length > 0) throw new BadFile(file, problems);
  return parsed.data;
}

const segments = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** The node at a path, or the last one above it that exists. */
function nearest(tree: Node, path: readonly PropertyKey[]): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(
      tree,
      path.slice(0, length).map((part) => (typeof part === 'number' ? part : String(part))),
    );
    if (node) return node;
  }
  return tree;
}

function doubledKeys(node: Node): Node[] {
  const children = node.children ?? [];
  const keys = new Set<unknown>();
  const doubled: Node[] = [];
  for (const child of children) {
    const key = child.type === 'property' ? child.children?.[0] : undefined;
    if (key && keys.has(key.value)) doubled.push(key);
    else if (key) keys.add(key.value);
    doubled.push(...doubledKeys(child));
  }
  return doubled;
}
