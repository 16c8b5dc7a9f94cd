import type { Change } from '../../../domain/change/facts';
import { answering, capacity, nothing, outcomeOf, outlet, pollutant, pollutants, tables, verdictOf, with_ } from './changes';

type Outcome = ReturnType<typeof outcomeOf>;
type Row = [no: string, what: string, change: Change, expected: Outcome];

const CR6 = (before: string, after: string) => pollutant(before, after, { name: '六价铬', class1: undefined });
const VOC = (before: string, after: string, more = {}) => pollutant(before, after, { name: 'VOCs', medium: 'air', ...more });
const up = capacity('100', '101');
const pm25 = { notAttained: ['pm25'] };
const changed = (fact: 'newProduct' | 'processChanged' | 'materialChanged' | 'fuelChanged', over: Partial<Change>) =>
  with_({ ...over, answers: { [fact]: true } });
const treated = (over: Partial<Change>, answers: Change['answers'] = {}) =>
  with_({ ...over, answers: { treatmentChanged: true, ...answers } });
const handled = (after: string) =>
  with_({ ...pollutants(VOC('10', after, { fugitive: true })), answers: { handlingChanged: true } });

const rows: Row[] = [
  ['1', 'use changes', answering('functionChanged'), 'hit'],
  ['1', 'nothing changes', nothing, 'no'],
  ['2', 'capacity +29.9%', with_(capacity('1000', '1299')), 'no'],
  ['2', 'capacity +29.999999%', with_(capacity('100000000', '129999999')), 'no'],
  ['2', 'capacity +30%', with_(capacity('1000', '1300')), 'hit'],
  ['2', 'capacity +30% of a third of ten', with_(capacity('3.3', '4.29')), 'hit'],
  ['2', 'capacity +30.1%', with_(capacity('1000', '1301')), 'hit'],
  ['2', 'capacity falls', with_(capacity('1000', '500')), 'no'],
  ['2', 'capacity where none was', with_(capacity('0', '1')), 'hit'],
  ['2', 'new capacity unknown', with_({ capacities: { complete: true, rows: [{ name: 'x', before: '1', unit: 't' }] } }), 'ask'],
  ['3', 'capacity up, hexavalent chromium up', with_({ ...up, ...pollutants(CR6('1', '1.000001')) }), 'hit'],
  ['3', 'capacity up, hexavalent chromium the same', with_({ ...up, ...pollutants(CR6('1', '1')) }), 'no'],
  ['3', 'capacity the same, hexavalent chromium up', with_(pollutants(CR6('1', '2'))), 'no'],
  [
    '3',
    'capacity up, a pollutant that may be class 1',
    with_({ ...up, ...pollutants(pollutant('1', '2', { name: '某物', class1: undefined })) }),
    'ask',
  ],
  ['4', 'attained, +9.99%', with_({ ...up, ...pollutants(VOC('100', '109.99')) }), 'no'],
  ['4', 'attained, +10%', with_({ ...up, ...pollutants(VOC('100', '110')) }), 'hit'],
  ['4', 'attained, +10.01%', with_({ ...up, ...pollutants(VOC('100', '110.01')) }), 'hit'],
  ['4', 'PM2.5 over, VOCs +0.000001 t', with_({ ...up, ...pm25, ...pollutants(VOC('100', '100.000001')) }), 'hit'],
  ['4', 'PM2.5 over, VOCs the same', with_({ ...up, ...pm25, ...pollutants(VOC('100', '100')) }), 'no'],
  ['4', 'PM2.5 over, COD +5%', with_({ ...up, ...pm25, ...pollutants(pollutant('100', '105')) }), 'no'],
  ['4', 'ozone over, SO2 +5%', with_({ ...up, notAttained: ['o3'], ...pollutants(VOC('100', '105', { name: 'SO2' })) }), 'no'],
  ['4', 'ozone over, NOx +5%', with_({ ...up, notAttained: ['o3'], ...pollutants(VOC('100', '105', { name: 'NOx' })) }), 'hit'],
  ['4', 'COD over, COD +5%', with_({ ...up, notAttained: ['cod'], ...pollutants(pollutant('100', '105')) }), 'hit'],
  ['4', 'another factor over, COD +5%', with_({ ...up, notAttained: ['other'], ...pollutants(pollutant('100', '105')) }), 'ask'],
  ['4', 'attainment unknown, COD +5%', with_({ ...up, notAttained: undefined, ...pollutants(pollutant('100', '105')) }), 'ask'],
  [
    '4',
    'what is ducted and what escapes are one amount',
    with_({ ...up, ...pollutants(VOC('10', '10.5'), VOC('1', '1.6', { fugitive: true })) }),
    'hit',
  ],
  ['4', 'kilograms and tonnes', with_({ ...up, ...pollutants(VOC('1', '1.05'), VOC('1000', '1149', { unit: 'kg/a' })) }), 'no'],
  ['5', 'another site', answering('newSite'), 'hit'],
  ['5', 'layout, distance and a sensitive point', answering('layoutChanged', 'distanceChanged', 'sensitiveAdded'), 'hit'],
  ['5', 'layout and distance', answering('layoutChanged', 'distanceChanged'), 'judge'],
  ['5', 'layout alone', answering('layoutChanged'), 'judge'],
  ['5', 'a sensitive point is added by others', answering('sensitiveAdded'), 'no'],
  ['6', 'a new product, nothing more', answering('newProduct'), 'no'],
  ['6', '(1) a new pollutant', changed('newProduct', pollutants(pollutant('0', '0.1'))), 'hit'],
  [
    '6',
    '(1) a new pollutant that is said to be less toxic',
    changed('materialChanged', pollutants(pollutant('0', '0.1', { lessToxic: true }))),
    'judge',
  ],
  ['6', '(2) PM2.5 over, NOx up', changed('fuelChanged', { ...pm25, ...pollutants(VOC('100', '101', { name: 'NOx' })) }), 'hit'],
  ['6', '(2) attained, NOx +1%', changed('fuelChanged', pollutants(VOC('100', '101', { name: 'NOx' }))), 'no'],
  ['6', '(3) hexavalent chromium up', changed('processChanged', pollutants(CR6('1', '1.01'))), 'hit'],
  ['6', '(4) +9.99%', changed('processChanged', pollutants(pollutant('100', '109.99'))), 'no'],
  ['6', '(4) +10%', changed('processChanged', pollutants(pollutant('100', '110'))), 'hit'],
  ['6', '(4) +10.1%', changed('materialChanged', pollutants(pollutant('100', '110.1'))), 'hit'],
  ['6', '+10% without a change of process', with_(pollutants(pollutant('100', '110'))), 'no'],
  ['7', 'fugitive +9.99%', handled('10.999'), 'no'],
  ['7', 'fugitive +10%', handled('11'), 'hit'],
  ['7', 'fugitive +10.1%', handled('11.01'), 'hit'],
  [
    '7',
    'ducted or fugitive is not said',
    with_({ ...pollutants(VOC('10', '11', { fugitive: undefined })), answers: { handlingChanged: true } }),
    'ask',
  ],
  ['8', 'treatment changes, emissions stay', treated({}), 'no'],
  ['8', 'treatment changes, +10%', treated(pollutants(pollutant('10', '11'))), 'hit'],
  ['8', 'treatment changes, +9.99%', treated(pollutants(pollutant('100', '109.99'))), 'no'],
  [
    '8',
    'treatment changes, fugitive +10%',
    treated(pollutants(VOC('10', '11', { fugitive: true })), { treatmentImproved: true }),
    'hit',
  ],
  ['8', 'said to be stronger, and yet +10%', treated(pollutants(pollutant('10', '11')), { treatmentImproved: true }), 'judge'],
  ['8', 'stronger, emissions fall', treated(pollutants(pollutant('10', '9')), { treatmentImproved: true }), 'no'],
  ['9', 'a direct outlet is added', with_(outlet({ medium: 'water', change: 'added', direct: true })), 'hit'],
  ['9', 'an indirect outlet is added', with_(outlet({ medium: 'water', change: 'added' })), 'no'],
  ['9', 'indirect becomes direct', with_(outlet({ medium: 'water', nowDirect: true })), 'hit'],
  ['9', 'a direct outlet moves', with_(outlet({ medium: 'water', change: 'moved', direct: true })), 'judge'],
  ['9', 'direct or not is not said', with_(outlet({ medium: 'water', change: 'added', direct: undefined })), 'ask'],
  ['10', 'a main air outlet is added', with_(outlet({ change: 'added' })), 'hit'],
  ['10', 'a main air outlet for what was fugitive', with_(outlet({ change: 'added', fromFugitive: true })), 'no'],
  ['10', 'a general air outlet is added', with_(outlet({ change: 'added', main: false })), 'no'],
  ['10', 'stack 9.99% lower', with_(outlet({ heightAfter: '18.002' })), 'no'],
  ['10', 'stack 10% lower', with_(outlet({ heightAfter: '18' })), 'hit'],
  ['10', 'stack 10.1% lower', with_(outlet({ heightAfter: '17.98' })), 'hit'],
  ['10', 'stack higher', with_(outlet({ heightAfter: '30' })), 'no'],
  ['11', 'noise measures change', answering('noiseSoilChanged'), 'judge'],
  ['12', 'from entrusted to own', answering('wasteToOwn'), 'hit'],
  ['12', 'from entrusted to an own facility with its EIA', answering('wasteToOwn', 'ownFacilityAssessed'), 'no'],
  ['12', 'another way of own disposal', answering('ownDisposalChanged'), 'judge'],
  ['13', 'less storage', with_({ accidentVolume: { before: '500', after: '499.9' } }), 'hit'],
  ['13', 'more storage', with_({ accidentVolume: { before: '500', after: '600' } }), 'judge'],
  ['13', 'the same storage', with_({ accidentVolume: { before: '500', after: '500' } }), 'no'],
  ['13', 'interception changes', answering('interceptionChanged'), 'judge'],
  ['13', 'storage unknown', with_({}, ['accident']), 'ask'],
  ['E-new', 'a project of its own', answering('newProject'), 'hit'],
  ['E-new', 'none', nothing, 'no'],
  ['E-post', 'none', nothing, 'no'],
  ['E-old', 'five years to the day, works not begun', with_({ approvedOn: '2021-11-25', answers: { worksBegun: false } }), 'no'],
  ['E-old', 'five years and a day, works not begun', with_({ approvedOn: '2021-11-24', answers: { worksBegun: false } }), 'hit'],
  ['E-old', 'five years and a day, works begun', with_({ approvedOn: '2021-11-24' }), 'no'],
  ['E-post', 'in operation not as approved', answering('operatedOtherwise'), 'hit'],
];

test.each(rows.map((row): [string, string, Outcome, Row] => [row[0], row[1], row[3], row]))(
  'list of material changes, row %s: %s: %s',
  (_no, _what, expected, [no, , change]) => {
    expect(outcomeOf(change, 'eia', no)).toBe(expected);
  },
);

test('every row has cases that are hit, or judged, and ones that are not', () => {
  const untried = tables.eia.rows.filter(({ no, when }) => {
    const seen = new Set(rows.filter((row) => row[0] === no).map((row) => row[3]));
    return !(when ? seen.has('hit') && seen.has('no') : seen.has('judge'));
  });
  expect(untried.map(({ no }) => no)).toEqual([]);
});

describe('the class', () => {
  test('nothing changes: not material, with the base file and the edition', () => {
    expect(verdictOf(nothing, 'eia')).toMatchObject({
      ...{ class: 'not-material', route: null, baseFile: '锡环表〔2024〕18号', rulesHit: [], rulesAsk: [] },
      listVersion: 'eia@1+pollutants@1',
    });
  });
  test('a row that is hit: material, in the official words', () => {
    const { class: found, route, rulesHit, basis } = verdictOf(with_(capacity('10', '13')), 'eia');
    expect([found, route]).toEqual(['material', 'EIA_REAPPROVE']);
    expect(rulesHit[0]).toMatchObject({ no: '2', text: '2.生产、处置或储存能力增大30%及以上的。', marks: ['law'] });
    expect(basis[0]).toContain('688号）第2条');
  });
  test('judgement is never "not material"', () => {
    expect(verdictOf(answering('noiseSoilChanged'), 'eia')).toMatchObject({ class: 'needs-judgement', route: null });
  });
  test('a sector list goes first, and ecology-type projects are not covered: nothing is proposed', () => {
    const material = capacity('10', '20');
    expect(verdictOf(with_({ ...material, answers: { sectorList: true } }), 'eia')).toMatchObject({ class: 'ask', rulesHit: [] });
    expect(verdictOf(with_({ ...material, answers: { pollutionProject: false } }), 'eia').reason.zh).toContain('本清单不适用');
    const unsaid = verdictOf(with_({ ...material, answers: { sectorList: undefined } }), 'eia');
    expect(unsaid.rulesAsk[0]!.questions[0]!.fact).toBe('sectorList');
  });
  test('the approval of before the Code cites the law of before', () => {
    const { basis } = verdictOf(with_({ approvedOn: '2021-11-24', answers: { worksBegun: false } }), 'eia');
    expect(basis).toEqual(['生态环境法典第106条第2款']);
  });
});
