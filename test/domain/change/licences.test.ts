import type { Change } from '../../../domain/change/facts';
import type { Item } from '../../../domain/change/tables';
import {
  answering,
  capacity,
  classify,
  nothing,
  outcomeOf,
  outlet,
  pollutant,
  pollutants,
  tables,
  verdictOf,
  with_,
} from './changes';

type Outcome = ReturnType<typeof outcomeOf>;
type Row = [item: Item, no: string, what: string, change: Change, expected: Outcome];

const registered = (over: Partial<Change>) => with_({ tier: 'registration', newTier: 'registration', ...over });
const waste = (over: Partial<Change> = {}, ...facts: (keyof Change['answers'])[]) =>
  with_({ ...over, answers: { wasteLicenceHeld: true, ...Object.fromEntries(facts.map((fact) => [fact, true])) } });
const scale = (after: string) => waste({ wasteScale: { before: '1000', after } });

const rows: Row[] = [
  ['permit', 'P1', 'the name changes', answering('legalNameChanged'), 'hit'],
  ['permit', 'P1', 'the address changes', answering('addressChanged'), 'hit'],
  ['permit', 'P1', 'the representative changes', answering('representativeChanged'), 'hit'],
  ['permit', 'P1', 'nothing', nothing, 'no'],
  ['permit', 'P2', 'a new project', answering('newProject'), 'hit'],
  ['permit', 'P2', 'none', nothing, 'no'],
  ['permit', 'P3', 'another site', answering('newSite'), 'hit'],
  ['permit', 'P3', 'another destination', answering('dischargeWayChanged'), 'hit'],
  ['permit', 'P3', 'an outlet moves', with_(outlet({ change: 'moved' })), 'hit'],
  ['permit', 'P3', 'an outlet changes otherwise', with_(outlet({})), 'no'],
  ['permit', 'P4', 'an outlet is added', with_(outlet({ change: 'added' })), 'hit'],
  ['permit', 'P4', 'a concentration rises', answering('concentrationRises'), 'hit'],
  ['permit', 'P4', 'a kind is added', with_(pollutants(pollutant('0', '0.1'))), 'hit'],
  ['permit', 'P4', 'amount +0.000001 t', with_(pollutants(pollutant('1', '1.000001'))), 'hit'],
  ['permit', 'P4', 'amount the same', with_(pollutants(pollutant('1', '1'))), 'no'],
  [
    'permit',
    'P4',
    'more than the EIA file, inside the permit',
    with_(pollutants(pollutant('1', '1.05', { permitted: '1.05' }))),
    'no',
  ],
  ['permit', 'P4', 'the permitted amount is not said', with_(pollutants(pollutant('1', '1', { permitted: undefined }))), 'ask'],
  ['permit', 'P6', 'a standard changes', answering('standardChanged'), 'hit'],
  ['permit', 'P6', 'nothing', nothing, 'no'],
  ['permit', 'P7', 'an outlet is removed', with_(outlet({ change: 'removed' })), 'hit'],
  ['permit', 'P7', 'less is emitted', with_(pollutants(pollutant('1', '0.9'))), 'hit'],
  ['permit', 'P7', 'like for like', answering('treatmentChanged', 'likeForLike'), 'hit'],
  ['permit', 'P7', 'monitoring', answering('monitoringChanged'), 'hit'],
  ['permit', 'P7', 'contact', answering('contactChanged'), 'hit'],
  ['permit', 'P7', 'nothing', nothing, 'no'],
  ['permit', 'P8', 'validity ends', answering('continuesAfterExpiry'), 'hit'],
  ['permit', 'P8', 'nothing', nothing, 'no'],
  ['permit', 'P10', 'a registration changes', registered({ answers: { registrationChanged: true } }), 'hit'],
  ['permit', 'P10', 'of a permit holder', answering('registrationChanged'), 'no'],
  ['permit', 'P11a', 'registration becomes simplified', registered({ newTier: 'simplified' }), 'hit'],
  ['permit', 'P11a', 'stays a registration', registered({}), 'no'],
  ['permit', 'P11b', 'simplified becomes key', with_({ tier: 'simplified', newTier: 'key' }), 'hit'],
  ['permit', 'P11b', 'stays key', nothing, 'no'],
  ['permit', 'P11b', 'the new tier is not said', with_({ tier: 'simplified', newTier: undefined }), 'ask'],
  ['permit', 'P12', 'key becomes simplified', with_({ tier: 'key', newTier: 'simplified' }), 'hit'],
  ['permit', 'P12', 'stays key', nothing, 'no'],
  ['permit', 'P13', 'a carbon trade', answering('carbonTraded'), 'hit'],
  ['permit', 'P13', 'none', nothing, 'no'],
  ['permit', 'P15', 'a second site', answering('secondSite'), 'hit'],
  ['permit', 'P15', 'one site', nothing, 'no'],
  ['permit', 'P16', 'stops for good', answering('stopsForGood'), 'hit'],
  ['permit', 'P16', 'goes on', nothing, 'no'],
  ['permit', 'X1', 'the EIA is material', with_(capacity('10', '13')), 'hit'],
  ['permit', 'X1', 'the EIA is not', nothing, 'no'],
  ['permit', 'X1', 'the EIA is open', answering('noiseSoilChanged'), 'ask'],
  ['permit', 'D1', 'the waste licence is re-applied for', waste({}, 'wasteClassAdded'), 'hit'],
  ['permit', 'D1', 'it is not', waste(), 'no'],
  ['waste', 'H1', 'the representative changes', waste({}, 'representativeChanged'), 'hit'],
  ['waste', 'H1', 'nothing', waste(), 'no'],
  ['waste', 'H2', 'another way', waste({}, 'wasteWayChanged'), 'hit'],
  ['waste', 'H2', 'nothing', waste(), 'no'],
  ['waste', 'H3', 'a class', waste({}, 'wasteClassAdded'), 'hit'],
  ['waste', 'H3', 'nothing', waste(), 'no'],
  ['waste', 'H4', 'a facility', waste({}, 'wasteFacilityBuilt'), 'hit'],
  ['waste', 'H4', 'nothing', waste(), 'no'],
  ['waste', 'H5', '+19.9%', scale('1199'), 'no'],
  ['waste', 'H5', '+20%', scale('1200'), 'hit'],
  ['waste', 'H5', '+20.1%', scale('1201'), 'hit'],
  ['waste', 'H6', 'validity ends', waste({}, 'wasteContinues'), 'hit'],
  ['waste', 'H6', 'nothing', waste(), 'no'],
  ['waste', 'H7', 'stops', waste({}, 'wasteStops'), 'hit'],
  ['waste', 'H7', 'nothing', waste(), 'no'],
  ['waste', 'H8', 'conditions no longer met', waste({}, 'wasteUnfit'), 'hit'],
  ['waste', 'H8', 'nothing', waste(), 'no'],
  ['waste', 'H9', 'a code', waste({}, 'wasteCodeAdded'), 'judge'],
  ['waste', 'H10', 'less', waste({}, 'wasteReduced'), 'hit'],
  ['waste', 'H10', 'nothing', waste(), 'no'],
  ['waste', 'H11', 'a facility moves', waste({}, 'wasteFacilityMoved'), 'hit'],
  ['waste', 'H11', 'nothing', waste(), 'no'],
];

test.each(rows.map((row): [Item, string, string, Outcome, Row] => [row[0], row[1], row[2], row[4], row]))(
  '%s, row %s: %s: %s',
  (_item, _no, _what, expected, [item, no, , change]) => {
    expect(outcomeOf(change, item, no)).toBe(expected);
  },
);

test('every computed row has cases on both sides', () => {
  const untried = [tables.permit, tables.waste].flatMap(({ id, rows: all }) =>
    all
      .filter(({ when, judge }) => when ?? judge)
      .filter(({ no, when }) => {
        const seen = new Set(rows.filter((row) => row[0] === id && row[1] === no).map((row) => row[4]));
        return !(when ? seen.has('hit') && seen.has('no') : seen.has('judge'));
      })
      .map(({ no }) => no),
  );
  expect(untried).toEqual([]);
});

describe('the class of the permit', () => {
  test('re-application is heavier than change and renewal', () => {
    const change = with_({
      ...outlet({ change: 'added', main: false }),
      answers: { legalNameChanged: true, continuesAfterExpiry: true },
    });
    const found = verdictOf(change, 'permit');
    expect([found.class, found.rulesHit.map(({ no }) => no)]).toEqual(['reapply', ['P1', 'P4', 'P8']]);
  });
  test('a lighter row left open does not keep a heavier verdict open', () => {
    const change = with_({ answers: { newSite: true, contactChanged: undefined } }, ['permit']);
    expect(verdictOf(change, 'permit').class).toBe('ask');
    expect(verdictOf({ ...change, answers: { ...change.answers, stopsForGood: false, secondSite: false } }, 'permit').class).toBe(
      'reapply',
    );
  });
  test('without a permit or registration it is not concerned; unknown, it asks', () => {
    expect(verdictOf(with_({ tier: 'none' }), 'permit')).toMatchObject({ class: 'not-applicable', route: null });
    expect(verdictOf(with_({ tier: undefined }), 'permit')).toMatchObject({ class: 'ask' });
  });
  test('the law in force is cited: the Code from 2026-08-15', () => {
    const { basis } = verdictOf(answering('newSite'), 'permit');
    expect(basis[0]).toBe('生态环境法典第182条第2项');
  });
  test('what an officer confirmed for the EIA is built on', () => {
    const judged = answering('noiseSoilChanged');
    expect(classify(judged)[1]!.class).toBe('ask');
    expect(classify(judged, { eia: 'not-material' })[1]!.class).toBe('none');
    expect(classify(judged, { eia: 'material' })[1]!.class).toBe('reapply');
  });
});
