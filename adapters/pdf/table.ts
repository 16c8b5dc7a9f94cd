import type { ChildNode, Element } from 'domhandler';
import type { Content, Size, TableCell } from 'pdfmake/interfaces';
import { checkAttributes, classNames, isBlank, isElement, refuse, styleOf } from './dom';
import { elements, headFill, tables } from './styles';

type Blocks = (nodes: ChildNode[]) => Content[];

/**
 * `<table class="grid|facts|plain">` with `<colgroup>` (a width in per cent or points, or none for what is left over), `<thead>`
 * (repeated on every page) and rows. Rows are not broken over pages.
 */
export function tableContent(node: Element, blocks: Blocks): Content {
  checkAttributes(node);
  const names = classNames(node);
  const layout = names.find((name): name is keyof typeof tables => Object.hasOwn(tables, name)) ?? 'grid';
  const columns: Size[] = [];
  const head: Element[] = [];
  const rows: Element[] = [];
  for (const child of childElements(node)) {
    checkAttributes(child);
    if (child.name === 'colgroup') columns.push(...childElements(child).map(width));
    else if (child.name === 'thead') head.push(...childElements(child));
    else if (child.name === 'tbody') rows.push(...childElements(child));
    else if (child.name === 'tr') rows.push(child);
    else refuse(child, 'in a table');
  }
  if (columns.length === 0) refuse(node, 'without a colgroup');
  return {
    table: {
      widths: columns,
      headerRows: head.length,
      dontBreakRows: true,
      keepWithHeaderRows: head.length > 0 ? 1 : 0,
      body: grid(node, [...head, ...rows], columns.length, blocks),
    },
    layout: tables[layout],
    ...elements.table,
    ...styleOf(names, node, Object.keys(tables)),
  };
}

const childElements = (node: Element): Element[] =>
  node.children
    .filter((child) => !isBlank(child))
    .map((child) => (isElement(child) ? child : refuse(node, 'with text beside its rows')));

function width(node: Element): Size {
  checkAttributes(node, ['width']);
  if (node.name !== 'col') refuse(node, 'in a colgroup');
  const wanted = node.attribs.width;
  if (wanted === undefined) return '*';
  if (/^\d{1,2}%$/.test(wanted)) return wanted;
  return /^\d{1,3}$/.test(wanted) ? Number(wanted) : refuse(node, `with a width of ${wanted}`);
}

/** pdfmake wants a cell for every column; those covered by a span are empty objects. */
function grid(table: Element, rows: Element[], columns: number, blocks: Blocks): TableCell[][] {
  const body: (TableCell | undefined)[][] = rows.map(() => Array.from<TableCell | undefined>({ length: columns }));
  rows.forEach((row, y) => {
    if (row.name !== 'tr') refuse(row, 'as a row');
    checkAttributes(row);
    let x = 0;
    for (const cell of childElements(row)) {
      while (body[y]![x] !== undefined) x += 1;
      const across = span(cell, 'colspan');
      const down = span(cell, 'rowspan');
      if (x + across > columns || y + down > rows.length) refuse(table, 'with cells beyond its columns or rows');
      for (let dy = 0; dy < down; dy += 1) for (let dx = 0; dx < across; dx += 1) body[y + dy]![x + dx] = {};
      body[y]![x] = { ...cellContent(cell, blocks), colSpan: across, rowSpan: down };
      x += across;
    }
  });
  return body.map((row, y) => row.map((cell) => cell ?? refuse(rows[y]!, `with too few cells (${columns} columns)`)));
}

function cellContent(cell: Element, blocks: Blocks) {
  if (cell.name !== 'td' && cell.name !== 'th') refuse(cell, 'as a cell');
  checkAttributes(cell, ['colspan', 'rowspan']);
  return {
    stack: blocks(cell.children),
    ...(cell.name === 'th' ? { ...elements.th, fillColor: headFill } : elements.td),
    ...styleOf(classNames(cell), cell),
  };
}

function span(cell: Element, attribute: 'colspan' | 'rowspan'): number {
  const value = cell.attribs[attribute];
  if (value === undefined) return 1;
  return /^[1-9]\d?$/.test(value) ? Number(value) : refuse(cell, `with ${attribute}="${value}"`);
}
