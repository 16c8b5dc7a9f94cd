import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  items,
  localSchema,
  planSchema,
  pollutantsSchema,
  tableSchema,
  type ChangePlan,
  type ChangeTable,
  type ChangeTables,
  type Item,
  type LocalClasses,
} from '../../domain/change/tables';
import { readJson, type ValueCheck } from './json';

/**
 * data/change-classes: the decision tables of changes. Every quote is literally in its table's texts, every class and route
 * exists, every number stands once. Throws `BadFile`.
 */
export function readChangeTables(folder: string): ChangeTables {
  const bytes = (name: string): Uint8Array => readFileSync(join(folder, 'change-classes', `${name}.json`));
  const table = (item: Item): ChangeTable =>
    readJson(`change-classes/${item}.json`, bytes(item), tableSchema, (value) => [
      ...(value.id === item ? [] : [{ pointer: '/id', message: `is not ${item}` }]),
      ...tableProblems(value),
    ]);
  const [eia, permit, waste] = items.map(table) as [ChangeTable, ChangeTable, ChangeTable];
  const tables = { eia, permit, waste };
  return {
    ...tables,
    pollutants: readJson('change-classes/pollutants.json', bytes('pollutants'), pollutantsSchema),
    plan: readJson('change-classes/plan.json', bytes('plan'), planSchema, planProblems(tables)),
    local: readJson('change-classes/local.json', bytes('local'), localSchema, localProblems(eia)),
  };
}

const tableProblems: ValueCheck<ChangeTable> = ({ texts, gates, classes, rows }) => {
  const known = new Set(classes.map(({ id }) => id));
  const quotes = (list: 'gates' | 'rows', all: readonly { words?: string | undefined; no: string }[]) =>
    all.flatMap(({ words }, i) =>
      words === undefined || texts.some((text) => text.includes(words))
        ? []
        : [{ pointer: `/${list}/${i}/words`, message: `not in the texts: ${words}` }],
    );
  return [
    ...quotes('gates', gates),
    ...quotes('rows', rows),
    ...rows.flatMap((row, i) => [
      ...(known.has(row.class) ? [] : [{ pointer: `/rows/${i}/class`, message: `${row.class} is no class of the table` }]),
      ...(rows.findIndex(({ no }) => no === row.no) < i ? [{ pointer: `/rows/${i}/no`, message: `${row.no} stands twice` }] : []),
    ]),
  ];
};

const planProblems =
  (tables: Record<Item, ChangeTable>): ValueCheck<ChangePlan> =>
  ({ routes, procedures, notes }) => {
    const classes = (item: Item) => tables[item].classes;
    const missing = items
      .flatMap(classes)
      .flatMap(({ route }) => (route === null || Object.hasOwn(routes, route) ? [] : [route]));
    return [
      ...missing.map((route) => ({ pointer: '/routes', message: `${route} is missing` })),
      ...procedures.flatMap((one, i) =>
        one.routes
          .filter((route) => !Object.hasOwn(routes, route))
          .map((route) => ({ pointer: `/procedures/${i}/routes`, message: `${route} is no route` })),
      ),
      ...notes.flatMap(({ when }, i) =>
        Object.entries(when)
          .filter(([item, id]) => !classes(item as Item).some((one) => one.id === id))
          .map(([item, id]) => ({ pointer: `/notes/${i}/when/${item}`, message: `${id} is no class of ${item}` })),
      ),
    ];
  };

const localProblems =
  ({ classes: known }: ChangeTable): ValueCheck<LocalClasses> =>
  ({ classes }) =>
    classes.flatMap(({ when }, i) =>
      when.eia === undefined || known.some(({ id }) => id === when.eia)
        ? []
        : [{ pointer: `/classes/${i}/when/eia`, message: `${when.eia} is no class of eia` }],
    );
