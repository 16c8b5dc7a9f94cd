import { join } from 'node:path';
import { exampleWasteApplication } from '../../../api/commands/joint-case/example-application';
import { wasteNotes, wasteProblems, wasteSchema, type Waste } from '../../../domain/application/waste';
import type { ItemKind } from '../../../domain/procedure/procedure';
import { createCatalogue } from '../../../stores/reference/catalogue';

const catalogue = createCatalogue(join(__dirname, '../../../data'));
const COMPREHENSIVE: ItemKind[] = ['waste-comprehensive', 'permit-key'];
const COLLECTION: ItemKind[] = ['waste-collection', 'permit-key'];
const example = (kind: ItemKind) => exampleWasteApplication({ items: [{ kind }] } as never).waste!;

const waste = (changes: object = {}): unknown => ({ ...example('waste-comprehensive'), ...changes });
const kind = (changes: object) => waste({ kinds: [{ ...example('waste-comprehensive').kinds[0], ...changes }] });

/** Path and code of everything that is wrong. */
const problems = (value: unknown): [string, string][] =>
  wasteSchema.safeParse(value).error?.issues.map(({ path, message }) => [path.join('/'), message]) ?? [];

describe('the section on hazardous waste', () => {
  it('takes the examples of both licences', () => {
    for (const one of ['waste-comprehensive', 'waste-collection'] as const) expect(problems(example(one))).toEqual([]);
  });

  it.each([
    ['a code of another shape', { code: '90024908' }, 'kinds/0/code', 'waste-code-shape'],
    ['a class that does not exist', { code: '900-249-41' }, 'kinds/0/code', 'waste-code-class'],
    ['class 44', { code: '321-001-44' }, 'kinds/0/code', 'waste-code-class'],
    ['class 51', { code: '900-249-51' }, 'kinds/0/code', 'waste-code-class'],
    ['a negative amount', { annual: '-1' }, 'kinds/0/annual', 'quantity-negative'],
    ['words for an amount', { annual: '很多' }, 'kinds/0/annual', 'quantity-invalid'],
    ['no way', { ways: [] }, 'kinds/0/ways', 'required'],
    ['no name', { name: ' ' }, 'kinds/0/name', 'required'],
  ])('refuses %s', (_what, changes, path, code) => expect(problems(kind(changes))).toEqual([[path, code]]));

  it('refuses a code that is there twice, and a section without wastes', () => {
    const [first] = example('waste-comprehensive').kinds;
    expect(problems(waste({ kinds: [first, first] }))).toEqual([['kinds/1/code', 'code-repeated']]);
    expect(problems(waste({ kinds: [] }))).toEqual([['kinds', 'required']]);
  });

  it('accepts a well-formed code that the list at hand does not have, with a note (名录 2025)', () => {
    const read = wasteSchema.parse(kind({ code: '900-999-08' }));
    expect(wasteNotes(read, COMPREHENSIVE, catalogue)).toEqual([{ code: 'not-in-list', waste: '900-999-08' }]);
  });
});

describe('what the licence allows', () => {
  const collecting = (changes: Partial<Waste>): Waste => ({ ...wasteSchema.parse(example('waste-collection')), ...changes });
  const [oil] = collecting({}).kinds;

  it('a collection licence is for collecting only (办法 3(2))', () => {
    expect(wasteProblems(collecting({}), COLLECTION)).toEqual([]);
    const stored = collecting({ kinds: [{ ...oil!, ways: ['collection', 'storage'] }] });
    expect(wasteProblems(stored, COLLECTION)).toEqual([{ path: '/kinds/0/ways', code: 'waste-way-beyond-collection' }]);
    expect(wasteProblems(stored, COMPREHENSIVE)).toEqual([]);
    const burnt = collecting({
      facilities: [{ code: undefined, method: undefined, name: '焚烧炉', way: 'disposal', capacity: '1' }],
    });
    expect(wasteProblems(burnt, COLLECTION)).toEqual([{ path: '/facilities/0/way', code: 'waste-way-beyond-collection' }]);
  });

  it('other wastes than oil and batteries stand out (办法 3(2))', () => {
    const read = collecting({
      kinds: [
        { ...oil!, code: '900-041-49' },
        { ...oil!, code: '336-054-17' },
      ],
    });
    expect(wasteNotes(read, COLLECTION, catalogue).map((note) => ('waste' in note ? note.waste : ''))).toEqual(['336-054-17']);
  });

  it.each([
    ['three technicians of three years', {}, []],
    ['one of them with two years and a half (办法 5(1)(1))', { technicians: 2.5 }, ['technicians']],
    ['no storage (办法 5(1)(3))', { storage: [] }, ['no-storage']],
    ['no furnace (办法 5(1)(4))', { facilities: [] }, ['no-facility']],
  ])('the conditions of a comprehensive licence: %s', (_what, changes, codes) => {
    const read = wasteSchema.parse(waste());
    const technicians =
      'technicians' in changes ? read.technicians.map((one, i) => (i === 2 ? { ...one, years: '2.5' } : one)) : read.technicians;
    const notes = wasteNotes({ ...read, ...changes, technicians }, COMPREHENSIVE, catalogue);
    expect(notes.map(({ code }) => code)).toEqual(codes);
  });
});
