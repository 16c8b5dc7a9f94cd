import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { WITHOUT_PUBLICITY } from '../../demo/without-publicity';
import { addDays, localDate } from '../../domain/calendar/dates';
import type { Actor } from '../../domain/decider';
import { approvals, type Procedure } from '../../domain/procedure/procedure';
import { createProcedureLoads, type ProcedureLoads } from '../../stores/procedure-load';
import { findProcedure, procedureFile, procedureVersions } from '../../stores/reads/procedures';
import { rebuild } from '../../stores/rebuild';
import { BadFile } from '../../stores/reference/bad-file';
import { loadReference } from '../../stores/reference/load';
import { caseWorld, JURISDICTION } from '../support/case-world';

const DATA = join(__dirname, '../../data');
const ID = WITHOUT_PUBLICITY;
const admin: Actor = { kind: 'person', id: 'admin', name: 'admin', role: 'admin' };
let world: Awaited<ReturnType<typeof caseWorld>>;
let loads: ProcedureLoads;
let today: string;
let first: Procedure;

beforeAll(async () => {
  world = await caseWorld();
  await world.db('users').insert({ id: 'admin', login: 'admin', name: '管理员', role: 'admin', password_hash: await hash('x') });
  loads = createProcedureLoads(world.db, () => world.clock.now());
  today = localDate(await world.clock.now());
  first = (await findProcedure(world.db, ID, 1))!;
});
afterAll(() => world.drop());

/** The file of the next version, changed. */
const next = (change: (procedure: Procedure) => void = () => undefined, version = 2): string => {
  const copy = structuredClone(first);
  Object.assign(copy, { version, validFrom: today });
  change(copy);
  return `${JSON.stringify(copy, null, 2)}\n`;
};
const reference = () =>
  Promise.all([
    world.db('procedures').orderBy(['id', 'version']),
    world.db('reference_version'),
    world.db('procedure_loads').orderBy('position'),
  ]);
const refusal = (json: string): Promise<unknown> =>
  loads.load({ json, actor: admin }).then(
    () => undefined,
    (error: unknown) => error,
  );

test('a version is exported as the bytes that the data folder holds', async () => {
  const shipped = (await procedureVersions(world.db, today)).filter(({ procedure: { id } }) => id !== ID);
  expect(shipped.length).toBeGreaterThan(10);
  for (const { procedure } of shipped) {
    const file = readFileSync(join(DATA, 'procedures', `${procedure.id}.v${procedure.version}.json`), 'utf8');
    expect(await procedureFile(world.db, procedure.id, procedure.version)).toBe(file);
  }
});

test('a bad file is refused whole, everything that is wrong with its line and column, and nothing changes', async () => {
  const before = await reference();
  const bad: [string, RegExp[]][] = [
    ['', [/empty|Value|expected/i]],
    [next().replace('"version": 2,', '"version": 2'), [/Comma/i]],
    [next().replace('"version"', '"Version"'), [/version/, /Version/]],
    [next((p) => void (p.version = 1)), [/next version of .* is 2/]],
    [next((p) => void (p.version = 3)), [/next version of .* is 2/]],
    [next((p) => void (p.validFrom = addDays(today, -1))), [/before today/]],
    [
      next((p) => {
        p.version = 4;
        p.validFrom = '2026-08-15';
        approvals(p)[0]!.decisionRule = 'EIA-99';
        p.branches = p.branches.slice(1);
      }),
      [/next version/, /before today/, /EIA-99/, /no mandatory branch/],
    ],
    [next((p) => Object.assign(p, { id: 'another-one' })), [/next version of another-one is 1/]],
  ];
  for (const [json, messages] of bad) {
    const error = await refusal(json);
    expect(error).toBeInstanceOf(BadFile);
    const { problems } = error as BadFile;
    for (const message of messages) expect(problems.map((one) => one.message)).toContainEqual(expect.stringMatching(message));
    for (const { line, column } of problems) expect([typeof line, typeof column]).toEqual(['number', 'number']);
  }
  const placed = (await refusal(next((p) => void (approvals(p)[1]!.decisionRule = 'EIA-99')))) as BadFile;
  const lines = next((p) => void (approvals(p)[1]!.decisionRule = 'EIA-99')).split('\n');
  expect(lines[placed.problems[0]!.line - 1]).toContain('EIA-99');
  expect(await reference()).toEqual(before);
});

test('a preview says what changes, how an example fares and whom it touches, and writes nothing', async () => {
  const id = await world.submit();
  const before = await reference();
  const preview = await loads.preview({
    json: next((p) => void (p.promised = { workingDays: 8, source: '演示' })),
    jurisdiction: JURISDICTION,
  });
  expect(preview).toMatchObject({
    ...{ from: 1, openCases: [{ version: 1, count: 1 }], recentCases: 1, overtakes: [] },
    changes: [
      {
        subject: 'procedure',
        fields: [{ field: 'promised', before: { workingDays: 10 }, after: { workingDays: 8 } }, { field: 'validFrom' }],
      },
    ],
    dryRun: {
      receivedOn: today,
      findings: expect.not.arrayContaining([expect.objectContaining({ code: 'never-issued' })]) as unknown,
    },
  });
  expect(preview.dryRun.finishedOn).not.toBeNull();
  expect(await reference()).toEqual(before);
  expect((await world.stateOf(id)).procedure.version).toBe(1);
});

test('a new version is for new cases only; those that run keep theirs to their last day', async () => {
  const old = await world.submit();
  const dues = async (id: string) => (await world.stateOf(id)).clocks.map(({ id: clock, term }) => [clock, term?.length]);
  const preview = await loads.preview({ json: next(), jurisdiction: JURISDICTION });
  const json = next((p) => {
    p.promised = { workingDays: 7, source: '演示' };
    p.branches[0]!.termWorkingDays = 2;
    p.completeness.askingDays = 1;
  });
  const loaded = await loads.load({ json, actor: admin, version: preview.version });
  expect(loaded).toEqual({ position: loaded.position, version: preview.version + 1, procedure: { id: ID, version: 2 } });

  const young = await world.submit();
  for (const id of [old, young]) {
    await world.accept(id);
    await world.review(id);
  }
  expect((await world.stateOf(old)).procedure).toEqual({ id: ID, version: 1 });
  expect((await world.stateOf(young)).procedure).toEqual({ id: ID, version: 2 });
  expect(await dues(old)).toContainEqual(['case', 10]);
  expect(await dues(old)).toContainEqual(['branch/eia-review/1', 5]);
  expect(await dues(young)).toContainEqual(['case', 7]);
  expect(await dues(young)).toContainEqual(['branch/eia-review/1', 2]);

  // What is recomputed from the events says the same.
  const written = () => world.db('cases').orderBy('id');
  const before = await written();
  await rebuild(world.db, await world.rules.current());
  expect(await written()).toEqual(before);
  const versions = await procedureVersions(world.db, today, ID);
  expect(
    versions.map(({ procedure: { version }, standing, until, openCases, loadedBy }) => ({
      version,
      standing,
      until,
      openCases,
      loadedBy,
    })),
  ).toEqual([
    { version: 1, standing: 'past', until: today, openCases: 2, loadedBy: null },
    { version: 2, standing: 'in-force', until: null, openCases: 1, loadedBy: '管理员' },
  ]);
});

test('paper received before the first day of a version takes the one that was in force', async () => {
  const from = addDays(today, 5);
  await loads.load({ json: next((p) => void (p.validFrom = from), 3), actor: admin });
  const versionOf = async () => (await world.stateOf(await world.submit())).procedure.version;
  expect(await versionOf()).toBe(2);
  await world.clock.move(6, admin);
  expect(await versionOf()).toBe(3);
  const id = 'backdated';
  await world.act(
    id,
    { ...admin, role: 'clerk', jurisdiction: JURISDICTION },
    { ...world.submission(id), receivedOn: addDays(from, -1), reason: '窗口收件' },
  );
  expect((await world.stateOf(id)).procedure.version).toBe(2);
  today = localDate(await world.clock.now());
});

test('a version planned for later is overtaken by a newer one that begins no later, and the preview says so', async () => {
  await loads.load({ json: next((p) => void (p.validFrom = addDays(today, 30)), 4), actor: admin });
  const json = next((p) => void (p.validFrom = addDays(today, 10)), 5);
  expect((await loads.preview({ json, jurisdiction: JURISDICTION })).overtakes).toEqual([4]);
  await loads.load({ json, actor: admin });
  const standings = (await procedureVersions(world.db, today, ID)).map(({ standing }) => standing);
  expect(standings).toEqual(['past', 'past', 'in-force', 'never', 'future']);
});

test('of two administrators at once one wins, the other is told that the preview is outdated', async () => {
  const { version } = await loads.preview({ json: next(undefined, 6), jurisdiction: JURISDICTION });
  const both = await Promise.allSettled([
    loads.load({ json: next(undefined, 6), actor: admin, version }),
    loads.load({ json: next((p) => void (p.promised = null), 6), actor: admin, version }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'preview-outdated' } });
  expect(await world.db('procedure_loads').where({ procedure_version: 6 })).toHaveLength(1);
  await expect(loads.load({ json: next(undefined, 7), actor: admin, version })).rejects.toMatchObject({
    code: 'preview-outdated',
  });
});

test('the next start keeps what was loaded, also where the data folder has another version of the same number', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-procedures-'));
  cpSync(DATA, folder, { recursive: true });
  const theirs = { ...first, version: 2, promised: null };
  writeFileSync(join(folder, 'procedures', `${ID}.v2.json`), JSON.stringify(theirs));
  const before = await reference();
  expect(await loadReference(world.db, folder)).toMatchObject({ changes: 0 });
  rmSync(folder, { recursive: true });
  expect(await reference()).toEqual(before);
  expect((await world.rules.current()).procedure({ id: ID, version: 2 }).promised?.workingDays).toBe(7);
  expect(await procedureFile(world.db, ID, 2)).toContain('"workingDays": 7');
});

test('who loaded what stays on record', async () => {
  const row: unknown = await world.db('procedure_loads').orderBy('position').first();
  expect(row).toMatchObject({
    loaded_by: 'admin',
    procedure: ID,
    procedure_version: 2,
    json: expect.stringContaining('"workingDays": 7') as string,
  });
  await expect(world.db('procedure_loads').update({ loaded_by: 'other' })).rejects.toThrow('append-only');
  await expect(world.db('procedure_loads').delete()).rejects.toThrow('append-only');
});
