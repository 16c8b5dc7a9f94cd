import type { EiaAnswer } from '../../../domain/classification/answer';
import { classifyEia } from '../../../domain/classification/eia';
import { around, catalogue, factsOf, titleOf, unknown, untried, type Row } from './facts';
import { eiaProducts } from './rows-of-products';
import { eiaWorks } from './rows-of-works';

type Document = EiaAnswer['document'];
const [B, F, R, N, ASK]: [Document, Document, Document, Document, Document] = ['book', 'form', 'registration', 'none', 'ask'];
const lowVoc = { lowVocCoatingOnly: true };

/** The rows that the metal and machine items share: plating, solvent paint, assembly, low-VOC paint. */
const coated = (no: number, industry: string, assembly: Document = N): Row<Document>[] => [
  [no, industry, { electroplating: true }, B],
  ...around<Document>([no, industry], 'solventCoating', 10, [F, B, B]),
  [no, industry, { assemblyOnly: true }, assembly],
  [no, industry, {}, F],
  ...around<Document>([no, industry], 'lowVocCoating', 10, [N, F, F], lowVoc),
];

const rows: Row<Document>[] = [
  [16, '1331', {}, F],
  [16, '1331', { mixingOnly: true }, N],
  ...around<Document>([17, '1340'], 'sugarCrop', 1000, [F, B, B]),
  [17, '1340', { repackingOnly: true }, N],
  ...around<Document>([18, '1351'], 'pigs', 100_000, [F, B, B]),
  ...around<Document>([18, '1351'], 'cattle', 10_000, [F, B, B]),
  ...around<Document>([18, '1351'], 'sheep', 150_000, [F, B, B]),
  ...around<Document>([18, '1352'], 'poultry', 10_000_000, [F, B, B]),
  ...around<Document>([18, '1353'], 'meat', 20_000, [R, F, F]),
  [18, '1353', {}, ASK],
  [19, '1363', {}, F],
  ...around<Document>([19, '1361'], 'processed', 100_000, [N, F, F]),
  [19, '1361', { sensitiveArea: true }, F],
  [22, '1441', {}, F],
  [22, '1441', { mixingOnly: true }, N],
  [23, '1461', { fermentation: true, glutamateCitricLysineYeast: true }, B],
  ...around<Document>([23, '1462'], 'produced', 20_000, [F, B, B], { fermentation: true, soySauceOrVinegar: true }),
  [23, '1469', { mixingOnly: true }, N],
  ...around<Document>([25, '1513'], 'liquor', 1000, [F, B, B], { fermentation: true }),
  [25, '1512', { blendingOnly: true }, N],
  [26, '1523', { pressedJuice: true }, F],
  [26, '1522', {}, N],
  [28, '1722', { scouringDegummingReeling: true }, B],
  [28, '1713', { dyeingOrPrinting: true }, B],
  [28, '1713', { solventCoatedTextile: true }, B],
  [28, '1713', { inkjetPrinting: true }, F],
  [28, '1713', { solventFinishing: true }, F],
  [28, '1751', { waterJetWeaving: true }, F],
  [28, '1781', { spunlace: true }, F],
  [28, '1711', {}, N],
  [29, '1819', { dyeingOrPrinting: true }, B],
  [29, '1819', { inkjetPrinting: true }, F],
  [29, '1819', { garmentWashing: true }, F],
  [29, '1819', {}, N],
  [30, '1910', { tanning: true }, B],
  [30, '1932', { leatherDyeing: true }, B],
  [30, '1910', {}, F],
  [30, '1932', {}, N],
  [32, '1952', { vulcanisingOrInjection: true }, F],
  ...around<Document>([32, '1952'], 'solventGlue', 10, [N, F, F]),
  ...around<Document>([32, '1952'], 'solventAgent', 3, [N, F, F]),
  ...around<Document>([34, '2021'], 'board', 200_000, [F, B, B]),
  ...coated(36, '2110'),
  [37, '2211', {}, B],
  [37, '2221', {}, B],
  [37, '2222', {}, F],
  [37, '2223', { coatedOrLaminated: true }, F],
  [37, '2223', {}, N],
  [38, '2231', { coatedOrLaminated: true }, F],
  [38, '2231', {}, N],
  ...around<Document>([39, '2319'], 'solventInk', 10, [F, B, B]),
  ...around<Document>([39, '2319'], 'lowVocInk', 10, [N, F, F], { lowVocInkOnly: true }),
  [39, '2311', { laserPrintingOnly: true }, N],
  [42, '2511', {}, B],
  [42, '2511', { physicalOnly: true, wastewaterOrVoc: true }, F],
  [42, '2511', { physicalOnly: true }, N],
  [42, '2521', {}, B],
  [42, '2524', {}, F],
  [42, '2529', {}, F],
  [44, '2614', {}, B],
  [44, '2641', { physicalOnly: true, wastewaterOrVoc: true }, F],
  [44, '2641', { physicalOnly: true }, N],
  [45, '2621', { chemicalFertilizer: true }, B],
  [45, '2625', {}, F],
  [47, '2710', {}, B],
  [47, '2720', {}, F],
  [47, '2750', { compoundingOnly: true, wastewaterOrVoc: true }, F],
  [47, '2750', { compoundingOnly: true }, N],
  [47, '2761', { repackingOnly: true, wastewaterOrVoc: true }, N],
  [48, '2740', { extraction: true }, B],
  [48, '2740', { extraction: true, waterOrAlcoholExtractionOnly: true }, F],
  [48, '2730', { slicingOnly: true }, N],
  [50, '2822', {}, B],
  [50, '2822', { spinningOnly: true }, F],
  [50, '2825', {}, F],
  [51, '2831', {}, B],
  [51, '2831', { spinningOnly: true }, F],
  [51, '2832', {}, ASK],
  [52, '2911', {}, B],
  [52, '2914', {}, B],
  [52, '2914', { atmosphericDesulphurisation: true }, F],
  [53, '2927', { recycledPlastics: true }, B],
  ...around<Document>([53, '2927'], 'solventGlue', 10, [F, B, B]),
  ...coated(53, '2927', F),
  [54, '3011', {}, B],
  [54, '3011', { cementGrindingStation: true }, F],
  [54, '3012', {}, F],
  [55, '3021', {}, F],
  [55, '3022', {}, F],
  [55, '3029', {}, ASK],
  [57, '3041', {}, B],
  [57, '3042', {}, F],
  [57, '3049', {}, F],
  [57, '3055', {}, ASK],
  [61, '3110', {}, B],
  [62, '3120', {}, B],
  [62, '3140', {}, B],
  ...around<Document>([63, '3130'], 'coldRolled', 500_000, [F, B, B]),
  [64, '3216', {}, B],
  [64, '3240', { remeltingOnly: true }, F],
  ...coated(66, '3311'),
  [67, '3360', { electroplating: true }, B],
  [67, '3360', { passivatedGalvanising: true }, B],
  ...around<Document>([67, '3360'], 'solventCoating', 10, [F, B, B], { organicCoating: true }),
  ...around<Document>([67, '3360'], 'lowVocCoating', 10, [N, F, F], lowVoc),
  ...around<Document>([68, '3391'], 'produced', 100_000, [F, B, B]),
  ...around<Document>([68, '3392'], 'produced', 100_000, [F, B, B]),
  [68, '3399', { assemblyOnly: true }, N],
  ...coated(69, '3484'),
  ...coated(70, '3521'),
  [71, '3611', {}, B],
  [71, '3620', {}, B],
  ...coated(71, '3670', F),
  [77, '3843', {}, B],
  [77, '3825', { solarCells: true }, B],
  ...coated(77, '3871'),
  [78, '3911', { usesOrganicSolvent: true }, F],
  [78, '3911', { pickling: true }, F],
  [78, '3911', {}, N],
  [80, '3974', {}, F],
  [80, '3973', {}, F],
  [80, '3976', { usesOrganicSolvent: true }, F],
  [80, '3976', { pickling: true }, F],
  [80, '3973', { assemblyOnly: true }, N],
  [81, '3985', { semiconductorOrElectronicChemicals: true }, B],
  [81, '3982', { printedCircuitBoards: true }, F],
  [81, '3985', {}, F],
  [81, '3981', { usesOrganicSolvent: true }, F],
  [81, '3981', { pickling: true }, F],
  [81, '3981', {}, N],
  [82, '3921', {}, F],
  [82, '3921', { assemblyOnly: true }, N],
  [85, '4210', { wasteBatteriesOrOil: true }, B],
  [85, '4220', { listedScrap: true }, F],
  [85, '4220', { listedScrap: true, hazardousRawMaterial: true }, ASK],
  [85, '4220', { listedScrap: true, sortingOrCrushingOnly: true }, ASK],
  [87, '4411', {}, B],
  [87, '4411', { gasPower: true }, F],
  [87, '4412', { wasteHeatPower: true, wasteGasPower: true }, F],
  [87, '4411', { unitRetrofit: true }, ASK],
  [89, '4417', { wasteOrSludgePower: true }, B],
  [89, '4417', { biomassOrBiogasPower: true }, F],
  ...around<Document>([91, '4430'], 'coalOrOilBoilers', 65, [F, F, B]),
  ...around<Document>([91, '4430'], 'gasBoilers', 1, [N, N, F]),
  [91, '4430', { otherPollutingFuel: true }, F],
  ...around<Document>([95, '4620'], 'townSewage', 100_000, [F, B, B], { newOrExtended: true }),
  ...around<Document>([95, '4620'], 'townSewage', 500, [R, F, F], { newOrExtended: true }),
  [95, '4620', { industrialWastewaterPlant: true, newOrExtended: true }, B],
  [95, '4620', { townSewage: 400, sewageWorkExcepted: true }, ASK],
  [101, '7724', {}, B],
  [101, '7724', { collectionOrStorageOnly: true }, F],
  [101, '7724', { ownWasteReuse: true }, F],
  ...eiaWorks,
  ...eiaProducts,
];

describe('EIA list, item by item', () => {
  test.each(rows.map((row): [string, Row<Document>] => [titleOf(row), row]))('item %s', (_, [no, industry, given, expected]) => {
    const answer = classifyEia(factsOf(industry, given), catalogue);
    expect([answer.itemNo, answer.document]).toEqual([no, expected]);
    const item = catalogue.eiaItem(no)!;
    expect(answer.lines.length).toBeGreaterThan(0);
    for (const { text } of answer.lines) {
      expect([item.reportBookZh, item.reportFormZh, item.registrationFormZh]).toContain(text);
    }
  });

  test('every text that a rule reads has decided a row', () => {
    const reasons = rows.map(([, industry, given]) => classifyEia(factsOf(industry, given), catalogue).reason.zh);
    const silent = catalogue.eiaRules.rules.flatMap(({ no, tiers }) =>
      Object.values(tiers)
        .flat()
        .filter(({ words }) => !reasons.some((reason) => reason.startsWith(`第${no}项“${words}”`)))
        .map(({ words }) => `${no} ${words}`),
    );
    expect(silent).toEqual([]);
  });

  test('every threshold is tried below, at and above', () => {
    expect(untried(catalogue.eiaRules.rules, rows)).toEqual([]);
  });
});

describe('what is not known is asked', () => {
  test('item 39 asks for its inks and answers as soon as one decides', () => {
    const asked = classifyEia(unknown('2319'), catalogue);
    expect(asked).toMatchObject({ document: 'ask', itemNo: 39, questions: [{ fact: 'solventInk', unit: 't/a' }] });
    const facts = { ...unknown('2319'), is: { industrialBuilding: true }, amounts: { solventInk: 12 } };
    expect(classifyEia(facts, catalogue)).toMatchObject({ document: 'book', questions: [] });
  });

  test('an item that no rule reads is shown with all of its texts', () => {
    const item = catalogue.eiaItem(3)!;
    const unread = { ...catalogue.eiaRules, rules: catalogue.eiaRules.rules.filter(({ no }) => no !== 3) };
    const answer = classifyEia(factsOf('0311'), { ...catalogue, eiaRules: unread });
    expect(answer).toMatchObject({ document: 'ask', itemNo: 3, questions: [] });
    expect(answer.lines.map(({ text }) => text)).toEqual([item.reportBookZh, item.registrationFormZh]);
  });

  test.each([
    [5, '0412', '第三条（二）中的除（一）外的生态保护红线管控范围，重要湿地'],
    [90, '4415', '第三条（一）中的全部区域；第三条（三）中的全部区域'],
  ])('item %i asks for the sensitive areas of its own column, article 3', (no, industry, areas) => {
    const facts = { ...unknown(industry), is: { fedCages: false, offshorePower: false }, amounts: { installedPower: 60_000 } };
    const answer = classifyEia(facts, catalogue);
    const question = answer.questions.find(({ fact }) => fact === 'sensitiveArea')!;
    expect(answer).toMatchObject({ document: 'ask', itemNo: no });
    expect(question.zh).toContain(areas);
    expect(question.en).toContain(areas);
  });

  test('an industry that no item names is left to a person', () => {
    expect(classifyEia(factsOf('5261'), catalogue)).toMatchObject({ document: 'ask', itemNo: null, lines: [] });
  });
});
