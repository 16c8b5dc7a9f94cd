import type { PermitAnswer } from '../../../domain/classification/answer';
import { classifyPermit } from '../../../domain/classification/permit';
import { around, catalogue, factsOf, titleOf, untried, type Row } from './facts';
import { permitProducts } from './rows-of-products';
import { permitWorks } from './rows-of-works';

type Tier = PermitAnswer['tier'];
const [K, S, R, ASK]: [Tier, Tier, Tier, Tier] = ['key', 'simplified', 'registration', 'ask'];
const listed = { keyDischarger: true };

const rows: Row<Tier>[] = [
  [11, '1331', {}, S],
  [11, '1331', { mixingOnly: true }, R],
  ...around<Tier>([12, '1340'], 'sugarCrop', 1000, [S, K, K]),
  ...around<Tier>([13, '1351'], 'pigs', 100_000, [S, K, K]),
  ...around<Tier>([13, '1351'], 'pigs', 20_000, [R, S, S]),
  ...around<Tier>([13, '1351'], 'cattle', 10_000, [S, K, K]),
  ...around<Tier>([13, '1351'], 'cattle', 2_000, [R, S, S]),
  ...around<Tier>([13, '1351'], 'sheep', 150_000, [S, K, K]),
  ...around<Tier>([13, '1351'], 'sheep', 25_000, [R, S, S]),
  ...around<Tier>([13, '1352'], 'poultry', 10_000_000, [S, K, K]),
  ...around<Tier>([13, '1352'], 'poultry', 1_000_000, [R, S, S]),
  ...around<Tier>([13, '1353'], 'meat', 20_000, [R, S, S]),
  ...around<Tier>([14, '1361'], 'processed', 100_000, [R, S, S]),
  ...around<Tier>([19, '1441'], 'processed', 200_000, [S, K, K]),
  [19, '1441', { processed: 300_000, mixingOnly: true }, R],
  [20, '1461', { fermentation: true, glutamateCitricLysineYeast: true }, K],
  [20, '1461', { glutamateCitricLysineYeast: true }, S],
  ...around<Tier>([20, '1462'], 'produced', 20_000, [S, K, K], { fermentation: true, soySauceOrVinegar: true }),
  [20, '1462', { produced: 30_000, soySauceOrVinegar: true }, S],
  [20, '1469', { mixingOnly: true }, R],
  [21, '1511', {}, K],
  ...around<Tier>([21, '1512'], 'liquor', 5000, [S, K, K], { fermentation: true }),
  [21, '1512', { liquor: 9000 }, R],
  [22, '1523', { pressedJuice: true }, S],
  [22, '1529', { fermentation: true }, S],
  [22, '1522', {}, R],
  [25, '1713', { textileWetProcess: true, finishingOnly: true }, K],
  [25, '1713', { finishingOnly: true }, S],
  [25, '1711', {}, R],
  [27, '1819', { garmentWetProcess: true }, K],
  [27, '1819', {}, R],
  [29, '1910', { tanning: true }, K],
  [29, '1910', {}, S],
  [29, '1932', {}, R],
  [32, '1952', listed, K],
  ...around<Tier>([32, '1952'], 'solventGlue', 10, [R, S, S]),
  ...around<Tier>([32, '1952'], 'solventAgent', 3, [R, S, S]),
  [33, '2021', listed, K],
  ...around<Tier>([33, '2021'], 'board', 100_000, [R, S, S]),
  ...around<Tier>([33, '2029'], 'board', 100_000, [R, S, S]),
  [33, '2022', {}, S],
  [35, '2110', listed, K],
  ...around<Tier>([35, '2110'], 'solventCoatingOrGlue', 10, [R, S, S]),
  ...around<Tier>([35, '2110'], 'waterCoatingOrGlue', 20, [R, S, S]),
  [35, '2130', { phosphating: true }, S],
  [36, '2211', {}, K],
  [37, '2221', {}, K],
  [37, '2222', {}, K],
  [37, '2223', { wastewaterAndGas: true }, S],
  [37, '2223', {}, R],
  [38, '2231', { wastewaterOrGas: true }, S],
  [38, '2231', {}, R],
  [39, '2319', listed, K],
  ...around<Tier>([39, '2319'], 'solventInkOrCoating', 80, [R, S, S], { packagingPrinting: true }),
  ...around<Tier>([39, '2319'], 'solventThinner', 10, [R, S, S], { packagingPrinting: true }),
  [39, '2311', { solventInkOrCoating: 100 }, R],
  [42, '2511', {}, K],
  [42, '2511', { mixingOnly: true }, R],
  [43, '2521', {}, K],
  [43, '2524', {}, R],
  [45, '2614', {}, K],
  [45, '2614', { mixingOnly: true }, S],
  [45, '2619', { listedBasicChemical: true }, K],
  [45, '2619', { listedBasicChemical: true, mixingOnly: true }, S],
  [45, '2619', {}, R],
  [46, '2621', {}, K],
  [46, '2621', { mixingOnly: true }, S],
  [46, '2623', {}, S],
  [46, '2624', { mixingOnly: true }, R],
  [47, '2631', {}, K],
  [47, '2631', { mixingOnly: true }, S],
  [47, '2632', { fermentation: true }, K],
  [47, '2632', {}, S],
  [48, '2641', {}, K],
  [48, '2641', { mixingOnly: true }, S],
  [48, '2646', {}, S],
  [48, '2645', { mixingOnly: true }, R],
  [49, '2651', {}, K],
  [49, '2659', { ceramicFibre: true }, K],
  [49, '2659', {}, R],
  [50, '2661', {}, K],
  [50, '2663', { thermalOrHydrolytic: true }, K],
  [50, '2663', {}, S],
  [50, '2669', {}, S],
  [50, '2661', { mixingOnly: true }, R],
  [53, '2710', {}, K],
  [54, '2720', {}, K],
  [54, '2720', { mixingOnly: true }, R],
  [56, '2740', { extraction: true }, S],
  [56, '2740', {}, R],
  [57, '2750', {}, K],
  [57, '2750', { mixingOnly: true }, R],
  [58, '2761', {}, K],
  [58, '2761', { mixingOnly: true }, R],
  [60, '2822', {}, K],
  [60, '2831', { lyocell: true }, K],
  [60, '2831', {}, R],
  [60, '2825', {}, R],
  [60, '2832', {}, R],
  [62, '2925', {}, K],
  ...around<Tier>([62, '2924'], 'produced', 10_000, [R, S, S]),
  ...around<Tier>([62, '2927'], 'produced', 10_000, [R, S, S], { modifiedPlastics: true }),
  [62, '2927', { produced: 20_000 }, R],
  [63, '3011', { cementClinker: true }, K],
  [63, '3011', { cementGrindingStation: true }, S],
  [63, '3011', {}, ASK],
  [63, '3012', {}, S],
  [63, '3021', {}, R],
  [65, '3041', {}, K],
  [65, '3042', {}, S],
  [65, '3049', {}, R],
  [71, '3110', {}, K],
  [72, '3120', {}, K],
  ...around<Tier>([73, '3130'], 'coldRolled', 500_000, [S, K, K]),
  [73, '3130', { hotRolling: true }, S],
  [73, '3130', {}, R],
  [74, '3140', {}, K],
  [75, '3216', {}, K],
  [75, '3218', {}, ASK],
  [75, '3219', {}, ASK],
  [76, '3221', {}, K],
  [77, '3231', {}, K],
  [78, '3240', { leadAlloy: true }, K],
  ...around<Tier>([78, '3240'], 'produced', 20_000, [S, K, K]),
  [81, '3360', listed, K],
  [81, '3360', { platingEnterprise: true }, K],
  [81, '3360', { platingWastewaterPlant: true }, K],
  [81, '3360', { electroplating: true }, K],
  [81, '3360', { chromiumPassivation: true }, K],
  [81, '3360', { pickling: true }, S],
  [81, '3360', { comparableTreatment: true }, S],
  ...around<Tier>([81, '3360'], 'organicSolvent', 10, [R, S, S]),
  [82, '3391', { cupola: true }, K],
  [82, '3392', { leadCasting: true }, K],
  [82, '3392', { cupola: true }, S],
  [85, '3670', listed, K],
  [85, '3611', {}, S],
  ...around<Tier>([85, '3670'], 'vehicleCoatingOrGlue', 10, [R, S, S]),
  [88, '3843', {}, K],
  [88, '3841', {}, S],
  [89, '3982', listed, K],
  ...around<Tier>([89, '3982'], 'solventCoating', 10, [R, S, S]),
  [93, '4210', { wasteBatteriesOrOil: true }, K],
  [93, '4220', { wasteTyres: true }, K],
  [93, '4220', { listedWaste: true }, S],
  [93, '4220', {}, R],
  [95, '4411', {}, K],
  [95, '4417', { wasteOrSludgePower: true }, K],
  [95, '4417', { biomassOrBiogasPower: true }, S],
  [95, '4413', {}, ASK],
  ...around<Tier>([96, '4430'], 'boilers', 20, [S, K, K]),
  ...around<Tier>([96, '4430'], 'boilers', 1, [R, R, S], { naturalGasBoilersOnly: true }),
  ...around<Tier>([96, '4430'], 'boilers', 1, [S, S, S]),
  [96, '4430', {}, ASK],
  [99, '4620', { industrialWastewaterPlant: true }, K],
  ...around<Tier>([99, '4620'], 'townSewage', 20_000, [S, K, K]),
  ...around<Tier>([99, '4620'], 'townSewage', 500, [R, S, S]),
  [103, '7724', { hazardousWaste: true }, K],
  [103, '7723', { generalSolidWaste: true }, K],
  [103, '7721', {}, ASK],
  ...permitWorks,
  ...permitProducts,
];

describe('permit list, entry by entry', () => {
  test.each(rows.map((row): [string, Row<Tier>] => [titleOf(row), row]))('entry %s', (_, [no, industry, given, expected]) => {
    const answer = classifyPermit(factsOf(industry, given), catalogue);
    expect([answer.entryNo, answer.tier]).toEqual([no, expected]);
    const entry = catalogue.permitEntry(no)!;
    expect(answer.lines.length).toBeGreaterThan(0);
    for (const { text } of answer.lines) expect([entry.keyZh, entry.simplifiedZh, entry.registrationZh]).toContain(text);
  });

  const byRows = catalogue.permitRules.rules.filter(({ no }) => no < 108);

  test('every text that a rule reads has decided a row', () => {
    const reasons = rows.map(([, industry, given]) => classifyPermit(factsOf(industry, given), catalogue).reason.zh);
    const silent = byRows.flatMap(({ no, tiers }) =>
      Object.values(tiers)
        .flat()
        .filter(({ words }) => !reasons.some((reason) => reason.startsWith(`第${no}类“${words}”`)))
        .map(({ words }) => `${no} ${words}`),
    );
    expect(silent).toEqual([]);
  });

  test('every threshold is tried below, at and above', () => {
    expect(untried(byRows, rows)).toEqual([]);
  });
});

describe('note 1: the star', () => {
  const outdoors = { industrialBuilding: false };
  test.each([
    [11, '1331', 'none'],
    [37, '2223', 'none'],
    [36, '2211', 'key'],
  ])('entry %i outside of an industrial building: %s', (no, industry, expected) => {
    expect(classifyPermit(factsOf(industry, outdoors), catalogue)).toMatchObject({ entryNo: no, tier: expected });
  });
});
