import type { Element, ChildNode } from 'domhandler';
import type { Content, ContentText } from 'pdfmake/interfaces';
import { classNames, isElement, isText, refuse, styleOf } from './dom';
import { elements } from './styles';

/** Numbers that are known only when the pages are laid out: `<var>page</var>`, `<var>pages</var>`. */
export interface PageNumbers {
  page: number;
  pages: number;
}

type Run = ContentText & { text: string };

const inlineNames = new Set(['strong', 'b', 'span', 'small', 'sub', 'sup', 'br', 'var']);

export const isInline = (node: ChildNode): boolean => isText(node) || (isElement(node) && inlineNames.has(node.name));

/** Runs of one paragraph, with white space as HTML has it; a line end between two Chinese characters is none. */
export function inlineContent(nodes: ChildNode[], numbers?: PageNumbers): Content {
  const runs: Run[] = [];
  collect(nodes, {}, runs, numbers);
  return tidy(runs);
}

function collect(nodes: ChildNode[], style: Omit<ContentText, 'text'>, into: Run[], numbers: PageNumbers | undefined): void {
  for (const node of nodes) {
    if (isText(node)) into.push({ ...style, text: node.data });
    else if (isElement(node)) {
      if (node.name === 'br') into.push({ ...style, text: '\n', preserveLeadingSpaces: true });
      else if (node.name === 'var') into.push({ ...style, text: String(variable(node, numbers)) });
      else if (inlineNames.has(node.name)) collect(node.children, { ...style, ...inlineStyle(node) }, into, numbers);
      else refuse(node, 'inside a line of text');
    }
  }
}

function inlineStyle(node: Element): Omit<ContentText, 'text'> {
  const own = node.name === 'strong' || node.name === 'b' ? elements.strong : node.name === 'small' ? elements.small : {};
  const shift = node.name === 'sub' ? { sub: true } : node.name === 'sup' ? { sup: true } : {};
  return { ...own, ...shift, ...styleOf(classNames(node), node) };
}

function variable(node: Element, numbers: PageNumbers | undefined): number {
  const [only] = node.children;
  const name = only && isText(only) ? only.data : '';
  if (!numbers || (name !== 'page' && name !== 'pages')) return refuse(node, 'here; only page and pages, in a footer');
  return numbers[name];
}

const cjk = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u201c\u201d\u2018\u2019]/;

/** Collapses white space over the borders of runs and trims the ends. */
function tidy(runs: Run[]): Run[] {
  const tidied: Run[] = [];
  let before = '\n';
  for (const run of runs) {
    if (run.text === '\n' && run.preserveLeadingSpaces) {
      trimEnd(tidied);
      tidied.push({ ...run, preserveLeadingSpaces: undefined });
      before = '\n';
      continue;
    }
    let text = run.text.replace(/[ \t\r\n]+/g, (space, at: number) => {
      const left = at === 0 ? before : run.text[at - 1]!;
      const right = run.text[at + space.length];
      const lineEnd = space.includes('\n');
      return lineEnd && right !== undefined && cjk.test(left) && cjk.test(right) ? '' : ' ';
    });
    if (/\s$/.test(before)) text = text.replace(/^ /, '');
    if (text === '') continue;
    tidied.push(...lowered(run, text));
    before = text.at(-1)!;
  }
  trimEnd(tidied);
  return tidied;
}

const low = '₀₁₂₃₄₅₆₇₈₉';
const high = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The font has no ₃ and no ⁵: NH₃ is printed with a lowered 3, so that it is read and found as one. */
function lowered(run: Run, text: string): Run[] {
  return text.split(/([₀-₉]+|[⁰⁴-⁹]+)/).flatMap((part): Run[] => {
    if (part === '') return [];
    const digits = (from: string) => [...part].map((digit) => from.indexOf(digit)).join('');
    if (low.includes(part[0]!)) return [{ ...run, text: digits(low), sub: true }];
    if (/[⁰⁴-⁹]/.test(part)) return [{ ...run, text: digits(high), sup: true }];
    return [{ ...run, text: part }];
  });
}

function trimEnd(runs: Run[]): void {
  const last = runs.at(-1);
  if (!last || last.text === '\n') return;
  last.text = last.text.replace(/ $/, '');
  if (last.text === '') {
    runs.pop();
    trimEnd(runs);
  }
}
