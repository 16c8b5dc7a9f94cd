import type { PermitAnswer } from '../../../domain/classification/answer';
import type { Facts } from '../../../domain/classification/condition';
import { classifyPermit } from '../../../domain/classification/permit';
import type { AmountFact, YesFact } from '../../../domain/classification/questions';
import { around, catalogue, factsOf, titleOf, unknown, untried, type Row } from './facts';

type Tier = PermitAnswer['tier'];
const listed = { keyDischarger: true };

/** Entries 109-112 as the article 6 brings them into entry 83 (general machinery). The number is that of the process. */
const rows: Row<Tier>[] = [
  [109, '3484', { boilers: 0.5, ...listed }, 'key'],
  ...around<Tier>([109, '3484'], 'boilers', 20, ['registration', 'simplified', 'simplified']),
  [110, '3484', { furnace: true, ...listed }, 'key'],
  [110, '3484', { furnace: true, furnaceOther: true }, 'simplified'],
  [110, '3484', { furnace: true }, 'registration'],
  [111, '3484', { surfaceTreatment: true, ...listed }, 'key'],
  [111, '3484', { electroplating: true }, 'simplified'],
  [111, '3484', { pickling: true }, 'simplified'],
  [111, '3484', { polishing: true }, 'simplified'],
  [111, '3484', { hotDipping: true }, 'simplified'],
  [111, '3484', { quenching: true }, 'simplified'],
  [111, '3484', { chromiumPassivation: true }, 'simplified'],
  [111, '3484', { chromiumFreePassivation: true }, 'simplified'],
  [111, '3484', { comparableTreatment: true }, 'simplified'],
  [111, '3484', { surfaceTreatment: true }, 'registration'],
  ...around<Tier>([111, '3484'], 'organicSolvent', 10, ['registration', 'simplified', 'simplified'], { surfaceTreatment: true }),
  [112, '3484', { waterTreatment: 1, ...listed }, 'key'],
  ...around<Tier>([112, '3484'], 'waterTreatment', 20_000, ['registration', 'simplified', 'simplified']),
  ...around<Tier>([112, '3484'], 'waterTreatment', 500, ['registration', 'registration', 'registration']),
];

describe('article 6: entry 83 through the common processes', () => {
  test.each(rows.map((row): [string, Row<Tier>] => [titleOf(row), row]))('entry %s', (_, [no, industry, given, expected]) => {
    const answer = classifyPermit(factsOf(industry, given), catalogue);
    expect([answer.entryNo, answer.tier]).toEqual([83, expected]);
    if (expected === 'registration') return;
    expect(answer.onlyFor).toEqual([no]);
    expect(answer.article).toMatch(/第六条$/);
    expect(answer.lines.map((line) => line.no)).toEqual([83, no]);
  });

  test('every threshold of the entries 109-112 is tried below, at and above', () => {
    const common = catalogue.permitRules.rules.filter(({ no }) => no >= 109);
    expect(common.map(({ no }) => no)).toEqual([109, 110, 111, 112]);
    expect(untried(common, rows)).toEqual([]);
  });

  test('no common process: registration, without asking; being listed alone changes nothing', () => {
    expect(classifyPermit(factsOf('3484'), catalogue)).toMatchObject({ tier: 'registration', onlyFor: [] });
    expect(classifyPermit(factsOf('3484', listed), catalogue)).toMatchObject({ tier: 'registration', onlyFor: [] });
  });

  test('nothing known: asked what could bring a process in', () => {
    const { tier, questions } = classifyPermit(unknown('3484'), catalogue);
    expect(tier).toBe('ask');
    expect(questions.map(({ fact }) => fact)).toEqual(['boilers', 'furnace', 'surfaceTreatment', 'waterTreatment']);
  });

  test('a key process stands while another is still unknown', () => {
    const facts: Facts = { industry: '3484', is: listed, amounts: { boilers: 3 } };
    const { tier, onlyFor, questions } = classifyPermit(facts, catalogue);
    expect([tier, onlyFor]).toEqual(['key', [109]]);
    expect(questions.map(({ fact }) => fact)).toEqual(['furnace', 'surfaceTreatment', 'waterTreatment']);
  });

  test('all entries that speak of common processes are read so', () => {
    const given = { boilers: 25, industrialBuilding: true };
    for (const [industry, no] of [
      ['0610', 3],
      ['1411', 18],
      ['1761', 26],
      ['3311', 80],
      ['3521', 84],
      ['3871', 87],
      ['3921', 90],
      ['4610', 98],
    ] as const) {
      expect(classifyPermit(factsOf(industry, given), catalogue)).toMatchObject({ entryNo: no, tier: 'simplified' });
    }
  });

  test('entry 80 leaves castings to entry 82', () => {
    expect(classifyPermit(factsOf('3391'), catalogue)).toMatchObject({ entryNo: 82, tier: 'simplified' });
    expect(classifyPermit(factsOf('3399'), catalogue)).toMatchObject({ entryNo: 80, tier: 'registration' });
  });
});

const REST = '7320';

describe('entry 108 and article 7', () => {
  test.each<[string, AmountFact, number]>([
    ['二', 'so2', 250],
    ['二', 'nox', 250],
    ['三', 'dust', 500],
    ['四', 'cod', 30],
    ['四', 'totalNitrogen', 10],
    ['四', 'totalPhosphorus', 0.5],
    ['五', 'ammoniaOilPhenol', 30],
  ])('7（%s） %s over %d t', (paragraph, amount, limit) => {
    for (const below of [limit * 0.999, limit]) {
      expect(classifyPermit(factsOf(REST, { [amount]: below }), catalogue)).toMatchObject({ entryNo: 108, tier: 'none' });
    }
    const above = classifyPermit(factsOf(REST, { [amount]: limit * 1.001 }), catalogue);
    expect(above).toMatchObject({ entryNo: 108, tier: 'key', onlyFor: [] });
    expect(above.article).toContain(`第七条（${paragraph}）`);
  });

  test('7（一） on the list of key dischargers', () => {
    expect(classifyPermit(factsOf(REST, listed), catalogue)).toMatchObject({ tier: 'key', onlyFor: [] });
  });

  // 氯化氢 a21024: 10.75 kg an equivalent, so 3,000 equivalents are 32,250 kg.
  test.each([
    [32_249.99, 'none'],
    [32_250, 'none'],
    [32_250.01, 'key'],
  ])('7（六） %d kg of a pollutant of 10.75 kg an equivalent: %s', (kg, tier) => {
    const code = catalogue.pollutants('air').find(({ taxEquivalentKg }) => taxEquivalentKg === '10.75')!.code;
    expect(classifyPermit({ ...factsOf(REST), toxic: [{ code, kg }] }, catalogue).tier).toBe(tier);
  });

  test('7（六） a pollutant without an equivalent is asked back, never guessed', () => {
    const answer = classifyPermit({ ...factsOf(REST), toxic: [{ code: 'w00000', kg: 1e9 }] }, catalogue);
    expect(answer).toMatchObject({ tier: 'ask', questions: [{ fact: 'toxic' }] });
    expect(answer.questions[0]!.zh).toContain('w00000');
  });

  test.each<[string, Partial<Record<YesFact, boolean> & Record<AmountFact, number>>, Tier, number[]]>([
    ['a boiler of 20 t/h', { boilers: 20 }, 'simplified', [109]],
    ['a boiler of 4 t/h', { boilers: 4 }, 'registration', [109]],
    ['a gas furnace', { furnace: true }, 'registration', [110]],
    ['water treatment of 499 t/d', { waterTreatment: 499 }, 'none', []],
    ['water treatment of 500 t/d', { waterTreatment: 500 }, 'registration', [112]],
    ['two processes', { boilers: 20, electroplating: true }, 'simplified', [109, 111]],
  ])('only through %s', (_, given, tier, onlyFor) => {
    expect(classifyPermit(factsOf(REST, given), catalogue)).toMatchObject({ entryNo: 108, tier, onlyFor });
  });

  test('emissions unknown: asked, with the lines of entry 108', () => {
    const { tier, questions, lines } = classifyPermit(unknown(REST), catalogue);
    expect([tier, lines.length]).toEqual(['ask', 3]);
    expect(questions.map(({ fact }) => fact)).toEqual(expect.arrayContaining(['so2', 'cod', 'toxic', 'keyDischarger']));
  });

  test('an entry that no rule reads is shown with its texts', () => {
    const unread = { ...catalogue.permitRules, rules: catalogue.permitRules.rules.filter(({ no }) => no !== 1) };
    const answer = classifyPermit(factsOf('0313'), { ...catalogue, permitRules: unread });
    expect(answer).toMatchObject({ tier: 'ask', entryNo: 1, questions: [] });
    expect(answer.lines.map(({ tier }) => tier)).toEqual(['key', 'registration']);
  });
});
