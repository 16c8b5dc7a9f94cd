import { isComment, isTag, isText as isTextNode, type ChildNode, type Element, type Text } from 'domhandler';
import type { Style } from 'pdfmake/interfaces';
import { HtmlNotSupported } from './pdf';
import { classes } from './styles';

export const isText = (node: ChildNode): node is Text => isTextNode(node);
export const isElement = (node: ChildNode): node is Element => isTag(node);
/** White space, or a comment. */
export const isBlank = (node: ChildNode): boolean => isComment(node) || (isText(node) && /^\s*$/.test(node.data));

export function refuse(node: Element, where: string): never {
  throw new HtmlNotSupported(
    `<${node.name}${node.attribs.class ? ` class="${node.attribs.class}"` : ''}> is not supported ${where}`,
  );
}

export const classNames = (node: Element): string[] => (node.attribs.class ?? '').split(/\s+/).filter(Boolean);

/** Throws when the element has an attribute other than `class` and those allowed. */
export function checkAttributes(node: Element, allowed: string[] = []): void {
  for (const name of Object.keys(node.attribs))
    if (name !== 'class' && !allowed.includes(name)) throw new HtmlNotSupported(`<${node.name}> has no attribute ${name}`);
}

/** The style that classes add; `structural` ones mean something else to the element and are skipped. */
export function styleOf(names: string[], node: Element, structural: string[] = []): Style {
  return Object.assign({}, ...names.filter((name) => !structural.includes(name)).map((name) => known(name, node))) as Style;
}

function known(name: string, node: Element): Style {
  if (Object.hasOwn(classes, name)) return classes[name as keyof typeof classes];
  throw new HtmlNotSupported(`<${node.name}> has no class ${name}`);
}
