import { isComment, type ChildNode, type Element } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import type { Content, ContentSection } from 'pdfmake/interfaces';
import { checkAttributes, classNames, isBlank, isElement, isText, refuse, styleOf } from './dom';
import { inlineContent, isInline, type PageNumbers } from './inline';
import { HtmlNotSupported } from './pdf';
import { elements, frame, sealSvg, sections } from './styles';
import { tableContent } from './table';

/**
 * The HTML of a document as pdfmake's content: one or more `<section class="letter|annex|certificate">`, each with pages of its
 * own and a `<footer>` of its own. Throws HtmlNotSupported for anything outside of the subset in docs/documents.md.
 */
export function htmlToContent(html: string): ContentSection[] {
  const { children } = parseDocument(html, { lowerCaseTags: true, decodeEntities: true });
  const found = children.filter((node) => !isBlank(node));
  return found.map((node) => {
    if (!isElement(node) || node.name !== 'section') throw notASection(node);
    return section(node);
  });
}

const notASection = (node: ChildNode) =>
  isElement(node) ? refuse(node, 'outside of a section') : new HtmlNotSupported('Text outside of a section');

function section(node: Element): ContentSection {
  checkAttributes(node);
  const [kind = 'letter', ...others] = classNames(node);
  if (others.length > 0 || !Object.hasOwn(sections, kind)) refuse(node, 'as a section');
  const { pageOrientation, pageMargins } = sections[kind as keyof typeof sections];
  const footer = node.children.find((child): child is Element => isElement(child) && child.name === 'footer');
  const [left, , right] = pageMargins;
  return {
    section: blocks(node.children.filter((child) => child !== footer)),
    pageSize: 'A4',
    pageOrientation,
    pageMargins: [...pageMargins],
    background: kind === 'certificate' ? (_page, { width, height }) => frame(width, height) : null,
    // Laid out anew for every page: pdfmake writes into what it is given.
    footer: footer ? (page, pages) => ({ stack: blocks(footer.children, { page, pages }), margin: [left, 8, right, 0] }) : null,
  };
}

/** Blocks one under the other; text and inline elements between them become paragraphs. */
export function blocks(nodes: ChildNode[], numbers?: PageNumbers): Content[] {
  const content: Content[] = [];
  let line: ChildNode[] = [];
  const endLine = () => {
    if (!line.every(isBlank)) content.push({ text: inlineContent(line, numbers) });
    line = [];
  };
  for (const node of nodes) {
    if (isComment(node)) continue;
    if (isInline(node)) line.push(node);
    else if (isElement(node)) {
      endLine();
      content.push(block(node, numbers));
    }
  }
  endLine();
  return content;
}

function block(node: Element, numbers: PageNumbers | undefined): Content {
  switch (node.name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'p':
      checkAttributes(node);
      return {
        text: inlineContent(node.children, numbers),
        ...elements[node.name],
        ...styleOf(classNames(node), node),
        ...(node.name === 'p' ? {} : { headlineLevel: 1 }),
      };
    case 'div':
      return division(node, numbers);
    case 'ul':
    case 'ol':
      return list(node, node.name, numbers);
    case 'table':
      return tableContent(node, (cell) => blocks(cell, numbers));
    case 'hr':
      checkAttributes(node);
      return rule(classNames(node).includes('red'));
    case 'img':
      return image(node);
    default:
      return refuse(node, 'here');
  }
}

const seal = 78;

function division(node: Element, numbers: PageNumbers | undefined): Content {
  checkAttributes(node);
  const names = classNames(node);
  if (names.includes('seal')) {
    const lines = node.children.filter(isText).map(({ data }) => data.trim());
    return { svg: sealSvg(lines.filter(Boolean)), width: seal, ...styleOf(names, node, ['seal']) };
  }
  // `keep`: on one page.
  return { stack: blocks(node.children, numbers), unbreakable: names.includes('keep'), ...styleOf(names, node, ['keep']) };
}

function list(node: Element, kind: 'ul' | 'ol', numbers: PageNumbers | undefined): Content {
  checkAttributes(node);
  const items = node.children
    .filter((child) => !isBlank(child))
    .map((child) => {
      if (!isElement(child) || child.name !== 'li') return isElement(child) ? refuse(child, 'in a list') : { text: '' };
      checkAttributes(child);
      return { stack: blocks(child.children, numbers) };
    });
  const style = { ...elements[kind], ...styleOf(classNames(node), node) };
  return kind === 'ul' ? { ul: items, ...style } : { ol: items, ...style };
}

const rule = (isRed: boolean): Content => ({
  table: { widths: ['*'], body: [[{ text: '', margin: [0, 0, 0, 0], fontSize: 1 }]] },
  layout: {
    hLineWidth: (row) => (row === 0 ? (isRed ? 1.8 : 0.5) : 0),
    vLineWidth: () => 0,
    hLineColor: () => (isRed ? '#b3121d' : '#9aa0a8'),
    paddingTop: () => 0,
    paddingBottom: () => 0,
  },
  margin: [0, 2, 0, 6],
});

function image(node: Element): Content {
  checkAttributes(node, ['src', 'width', 'alt']);
  const { src = '', width } = node.attribs;
  if (!/^data:image\/png;base64,[A-Za-z0-9+/=]+$/.test(src)) return refuse(node, 'other than as data:image/png');
  if (isTransparent(src)) return refuse(node, 'with transparency: its bytes would not be the same every time');
  return { image: src, width: width === undefined ? 64 : points(width, node), ...styleOf(classNames(node), node) };
}

/** Colour type of the PNG's header: 0 grey and 2 RGB have no transparency. */
const isTransparent = (src: string) => ![0, 2].includes(Buffer.from(src.slice(src.indexOf(',') + 1, 80), 'base64')[25] ?? -1);

function points(value: string, node: Element): number {
  return /^\d{1,3}$/.test(value) ? Number(value) : refuse(node, `with a width of ${value}`);
}
