import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadFile } from '../../../stores/reference/bad-file';
import { createCatalogue } from '../../../stores/reference/catalogue';
import { loadReference } from '../../../stores/reference/load';
import { createRulesSource } from '../../../stores/reference/rules';
import { freshDatabase, type TestDatabase } from '../../support/database';

const DATA = join(__dirname, '../../../data');
let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  test = await freshDatabase();
});
afterAll(() => test.drop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onewindow-data-'));
  cpSync(DATA, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const edit = (file: string, from: string | RegExp, to: string): void => {
  const before = readFileSync(join(folder, file), 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  writeFileSync(join(folder, file), after);
};

const refusal = async (): Promise<BadFile> => {
  const error: unknown = await loadReference(test.db, folder).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(BadFile);
  return error as BadFile;
};

describe('loading the data folder', () => {
  it('loads everything once and raises the version only when something changed', async () => {
    const first = await loadReference(test.db, DATA);
    expect(first.counts).toEqual({
      deadlines: 88,
      overrides: 0,
      holidays: 108,
      // Beside the one that the tests have of their own.
      procedures: readdirSync(join(DATA, 'procedures')).length + 1,
      jurisdictions: 4,
      departments: 16,
    });
    const again = await loadReference(test.db, DATA);
    expect(again).toEqual({ ...first, changes: 0 });
  });

  it('replaces what a corrected file changes or leaves out', async () => {
    const before = await loadReference(test.db, DATA);
    edit('holidays.csv', /^2026-10-10.*\n/m, '');
    edit('deadlines.csv', 'APL-05,licensing,Issue and deliver the licence', 'APL-05,licensing,Issue and serve the licence');
    const after = await loadReference(test.db, folder);
    expect(after).toMatchObject({ changes: 2, version: before.version + 1, counts: { holidays: 107 } });
    await loadReference(test.db, DATA);
  });

  it('keeps local rules, and counts by them', async () => {
    const row = {
      ...{ jurisdiction: '320200', rule: 'PDP-02', unit: 'working', validFrom: '2026-01-01', verified: 'V2' },
      ...{ source: '示例市办事指南（虚构）', article: '四', quoteZh: '二十个工作日', sourceRef: 'test' },
    };
    edit('deadline-overrides.json', '"overrides": []', `"overrides": [${JSON.stringify(row)}]`);
    expect(await loadReference(test.db, folder)).toMatchObject({ changes: 1, counts: { overrides: 1 } });
    const rules = await createRulesSource(test.db).current();
    expect(rules.deadline('PDP-02', '2026-11-22', '320214')).toMatchObject({
      unit: 'working',
      local: { quoteZh: '二十个工作日' },
    });
    expect(await loadReference(test.db, folder)).toMatchObject({ changes: 0 });
    expect(await loadReference(test.db, DATA)).toMatchObject({ changes: 1, counts: { overrides: 0 } });
  });

  it('answers from memory and reads again when the version differs', async () => {
    const source = createRulesSource(test.db);
    const before = await source.current();
    expect(await source.current(before.version)).toBe(before);
    expect(before.calendar('320200').isWorkingDay('2026-10-10')).toBe(true);
    edit('holidays.csv', /^2026-10-10.*\n/m, '');
    const { version } = await loadReference(test.db, folder);
    expect(await source.current(before.version)).toBe(before);
    const [one, other] = await Promise.all([source.current(version), source.current(version)]);
    expect(one).toBe(other);
    expect(one).toMatchObject({ version });
    expect(one.calendar('320200').isWorkingDay('2026-10-10')).toBe(false);
    await loadReference(test.db, DATA);
  });

  it('knows rules, procedures and authorities, and says what it does not know', async () => {
    const rules = await createRulesSource(test.db).current();
    expect(rules.deadline('PDP-02', '2026-11-22', '320200')).toMatchObject({
      length: 20,
      unit: 'calendar',
      unitUnspecified: true,
      roll: true,
    });
    expect(rules.currentProcedure('eia-form-simplified-permit', '2026-11-22').items.map(({ kind }) => kind)).toEqual([
      'eia-form',
      'permit-simplified',
    ]);
    expect(rules.jurisdiction('320214')).toMatchObject({ level: 'district', parent: '320200' });
    expect(rules.calendar('320200').lastLoadedYear).toBe(2026);
    expect(() => rules.deadline('EIA-03', '2026-11-22', '320200')).toThrow('no term in rule EIA-03');
    expect(rules.deadline('EIA-02', '2026-08-15', '320200')).toMatchObject({
      source: '生态环境法典',
      article: '102(2)',
      length: 30,
    });
    expect(rules.deadline('EIA-02', '2026-08-14', '320200')).toMatchObject({
      source: '建设项目环境保护管理条例',
      article: '9(2)',
      length: 30,
    });
    expect(() => rules.deadline('EIA-02', '1990-01-01', '320200')).toThrow('no rule EIA-02 in force on 1990-01-01');
    expect(() => rules.procedure({ id: 'eia-form-simplified-permit', version: 99 })).toThrow('no procedure');
    expect(() => rules.currentProcedure('eia-form-simplified-permit', '2020-01-01')).toThrow('no procedure');
    expect(() => rules.jurisdiction('110000')).toThrow('no jurisdiction 110000');
  });

  it('reads while every connection of the pool waits for the rules', async () => {
    const { version } = await loadReference(test.db, DATA);
    const source = createRulesSource(test.db);
    const holders = Array.from({ length: 20 }, () =>
      test.db.transaction(async (trx) => {
        await trx.raw('select 1');
        return (await source.current(version)).version;
      }),
    );
    expect(new Set(await Promise.all(holders)).size).toBe(1);
  });

  it('refuses another content under a procedure version that a case runs under', async () => {
    edit('procedures/eia-form-simplified-permit.v1.json', '"workingDays": 10', '"workingDays": 9');
    const state = { procedure: { id: 'eia-form-simplified-permit', version: 1 } };
    await test.db('streams').insert({
      ...{ id: 'pinned', kind: 'joint-case', jurisdiction: '320200', seq: 1, state, state_version: 1, head_hash: 'x' },
    });
    expect((await refusal()).message).toContain('procedures/eia-form-simplified-permit.v1.json is refused:');
    await test.db('streams').where({ id: 'pinned' }).delete();
    expect((await loadReference(test.db, folder)).changes).toBe(1);
    await loadReference(test.db, DATA);
  });
});

describe('a damaged file is refused whole, naming file, line and column', () => {
  const damaged: [string, () => void, string, number | string, string | number, RegExp][] = [
    ['an impossible date', () => edit('holidays.csv', '2024-02-04', '2024-02-31'), 'holidays.csv', 3, 'date', /not a date/],
    ['an unknown kind', () => edit('holidays.csv', 'makeup_workday', 'half_day'), 'holidays.csv', 3, 'kind', /./],
    [
      'a make-up day in the week',
      () => edit('holidays.csv', '2024-02-04', '2024-02-05'),
      'holidays.csv',
      3,
      'date',
      /working day anyway/,
    ],
    ['a day twice', () => edit('holidays.csv', '2024-02-04', '2024-01-01'), 'holidays.csv', 3, 'date', /already on line 2/],
    ['a year that is missing', () => edit('holidays.csv', /^2025.*\n/gm, ''), 'holidays.csv', 1, 'notice_year', /notice of 2025/],
    [
      'a header of another file',
      () => edit('holidays.csv', 'notice_ref', 'reference'),
      'holidays.csv',
      1,
      5,
      /where notice_ref belongs/,
    ],
    ['a cell too many', () => edit('holidays.csv', ',元旦,2024', ',元旦,2024,x'), 'holidays.csv', 2, 1, /./],
    ['a quote that never closes', () => edit('deadlines.csv', 'APL-02,', 'APL-02,"'), 'deadlines.csv', 4, 'domain', /Quote/],
    [
      'no rows',
      () => writeFileSync(join(folder, 'holidays.csv'), 'date,kind,name_zh,notice_year,notice_ref\n'),
      'holidays.csv',
      1,
      1,
      /no rows/,
    ],
    ['NUL', () => edit('deadlines.csv', 'Tell applicant', 'Tell\0applicant'), 'deadlines.csv', 2, 22, /NUL/],
    ['a unit nobody knows', () => edit('deadlines.csv', '5,working_day', '5,moon_day'), 'deadlines.csv', 2, 'unit', /./],
    [
      'a term without its start',
      () => edit('deadlines.csv', '2019-04-23).md,no,', '2019-04-23).md,,'),
      'deadlines.csv',
      2,
      'start_day_counts',
      /missing for a term/,
    ],
    [
      'a count-back term that rolls',
      () => edit('deadlines.csv', /(PDP-06.*),no,"counts back from/, '$1,yes,"counts back from'),
      'deadlines.csv',
      'PDP-06,',
      'roll',
      /never rolls forward/,
    ],
    [
      'a rule twice',
      () => edit('deadlines.csv', 'APL-02,licensing', 'APL-01,licensing'),
      'deadlines.csv',
      3,
      'rule_id',
      /already on line 2/,
    ],
    [
      'versions that overlap',
      () => edit('deadlines.csv', '2017-10-01,2026-08-14', '2017-10-01,2026-08-15'),
      'deadlines.csv',
      'EIA-01,',
      'effective_to',
      /EIA-01 overlaps its version from 2026-08-15/,
    ],
    [
      'a local rule without its source',
      () =>
        edit(
          'deadline-overrides.json',
          '"overrides": []',
          '"overrides": [\n{ "jurisdiction": "320200", "rule": "PDP-02", "length": 15, "validFrom": "2026-01-01" }]',
        ),
      'deadline-overrides.json',
      4,
      1,
      /source/,
    ],
    [
      'a local rule that lengthens the law’s term',
      () =>
        edit(
          'deadline-overrides.json',
          '"overrides": []',
          `"overrides": [
{ "jurisdiction": "320200", "rule": "PDP-02",
  "length": 25, "validFrom": "2026-01-01", "source": "x", "article": "1", "quoteZh": "x", "sourceRef": "x", "verified": "V2" }]`,
        ),
      'deadline-overrides.json',
      5,
      13,
      /lengthens PDP-02 without the law that allows it/,
    ],
    [
      'broken JSON',
      () => edit('jurisdictions.json', '"level": "city",', '"level": "city"'),
      'jurisdictions.json',
      10,
      7,
      /CommaExpected/,
    ],
    [
      'a key twice',
      () => edit('jurisdictions.json', '"level": "city",', '"level": "city", "level": "city",'),
      'jurisdictions.json',
      9,
      24,
      /twice/,
    ],
    [
      'a district without a city',
      () => edit('jurisdictions.json', '"parent": "320200"', '"parent": "990000"'),
      'jurisdictions.json',
      '"parent": "990000"',
      17,
      /needs a city/,
    ],
    [
      'an unknown rule',
      () => edit('procedures/eia-form-simplified-permit.v1.json', 'EIA-02', 'EIA-99'),
      'procedures/eia-form-simplified-permit.v1.json',
      14,
      23,
      /EIA-99 is not in the list/,
    ],
  ];
  it.each(damaged)('%s', async (_what, damage, file, where, column, message) => {
    const before: unknown = await test.db('reference_version').first();
    damage();
    // Where lines come and go, the damaged line is named by its text.
    const line = typeof where === 'number' ? where : readFileSync(join(folder, file), 'utf8').split(where)[0]?.split('\n').length;
    const error = await refusal();
    expect({ file: error.file, ...error.problems[0] }).toEqual({
      file,
      line,
      column,
      message: expect.stringMatching(message) as string,
    });
    expect(error.message).toContain(`${file} is refused:\n  line ${line}, column ${column}: `);
    expect(await test.db('reference_version').first()).toEqual(before);
  });

  it('bytes that are no UTF-8', async () => {
    writeFileSync(
      join(folder, 'holidays.csv'),
      Buffer.from([...readFileSync(join(folder, 'holidays.csv')).subarray(0, 50), 0xff, 0xfe]),
    );
    expect(await refusal()).toMatchObject({ file: 'holidays.csv', problems: [{ line: 2, message: 'not UTF-8' }] });
  });

  it('the lists kept in memory', () => {
    edit('industries.csv', '0111,稻谷种植,class,011', '0111,稻谷种植,class,919');
    expect(() => createCatalogue(folder)).toThrow('industries.csv is refused:\n  line 5, column parent: 919 is not in the list');
  });
});
