import { localClass } from '../../../domain/change/local';
import { planChange } from '../../../domain/change/plan';
import type { Change } from '../../../domain/change/facts';
import { answering, capacity, classify, nothing, pollutant, pollutants, tables, with_ } from './changes';

const planned = (change: Change) => planChange(classify(change), change, tables.plan);
const routesOf = (change: Change) => planned(change).routes.map(({ code }) => code);
const notesOf = (change: Change) => planned(change).notes.map(({ no }) => no);
const both = (over: Partial<Change>, answers: Change['answers']) =>
  with_({ ...over, answers: { wasteLicenceHeld: true, ...answers } });

describe('cross table EIA and permit', () => {
  test('material, any permit fact: joint case of re-approval and re-application', () => {
    const plan = planned(with_(capacity('10', '13')));
    expect(plan.procedures).toEqual([{ procedure: 'eia-book-key-permit', routes: ['EIA_REAPPROVE', 'PDP_REAPPLY'] }]);
    expect([plan.without, plan.open, plan.papers]).toEqual([[], [], []]);
  });
  test('+6% in an attained area: not material, yet the permit is applied for again, with the analysis', () => {
    const change = with_({ ...capacity('100', '106'), ...pollutants(pollutant('10', '10.6')) });
    const [eia, permit] = classify(change);
    expect([eia!.class, permit!.class]).toEqual(['not-material', 'reapply']);
    expect(planned(change)).toMatchObject({
      procedures: [{ procedure: 'permit-reapplication-key', routes: ['PDP_REAPPLY'] }],
      papers: ['nonmajor_analysis'],
    });
    expect(notesOf(change)).toEqual(['X2']);
  });
  test('not material and only the permit’s content changes: change with the analysis', () => {
    const change = answering('monitoringChanged');
    expect([planned(change).procedures[0]?.procedure, notesOf(change), planned(change).papers]).toEqual([
      'permit-change',
      ['X3'],
      ['nonmajor_analysis'],
    ]);
  });
  test('not material and inside the permit: no case', () => {
    expect([routesOf(nothing), notesOf(nothing)]).toEqual([[], ['X4']]);
  });
  test('a form and simplified management lead to their procedure; unknown ones to none', () => {
    const material = { ...capacity('10', '13'), tier: 'simplified', newTier: 'simplified' } as const;
    expect(planned(with_({ ...material, eiaDocument: 'form' })).procedures[0]?.procedure).toBe('eia-form-permit-reapplication');
    expect(planned(with_({ ...material, eiaDocument: undefined }))).toMatchObject({
      procedures: [{ procedure: 'permit-reapplication-simplified' }],
      without: ['EIA_REAPPROVE'],
    });
  });
  test('what is open is said', () => {
    expect(planned(answering('noiseSoilChanged')).open).toEqual(['eia', 'permit']);
  });
});

describe('limits', () => {
  test('H1 and P1: one form, two limits by the calendar, the earlier first', () => {
    const change = both({ registeredOn: '2026-09-21' }, { representativeChanged: true });
    const { limits, routes } = planned(change);
    expect(routes.map(({ code }) => code)).toEqual(['PDP_CHANGE', 'HWL_CHANGE']);
    expect(notesOf(change)).toEqual(['X3', 'D3']);
    // 15 working days over the National Day: 22-24, 28-30 Sept., 8-10, 12-16, 19 Oct.; 30 days: 21 Oct.
    expect(limits.map((one) => [one.item, 'rule' in one && one.rule, one.date])).toEqual([
      ['waste', 'HWL-07', '2026-10-19'],
      ['permit', 'PDP-08', '2026-10-21'],
    ]);
  });
  test('a date that is not given is asked for, not guessed', () => {
    const [, permit] = classify(answering('representativeChanged'));
    expect(permit!.rulesHit[0]!.limit).toEqual({
      rule: 'PDP-08',
      missing: 'registeredOn',
      article: '《排污许可管理条例》第十四条第三款',
    });
  });
  test('both renewals within twelve months: one case is proposed on the earlier date', () => {
    const answers = { continuesAfterExpiry: true, wasteContinues: true };
    const near = both({ permitValidTo: '2027-06-30', wasteValidTo: '2028-06-30' }, answers);
    expect(notesOf(near)).toContain('D4');
    expect(planned(near).limits[0]).toMatchObject({ item: 'permit', rule: 'PDP-06', date: '2027-05-01' });
    expect(notesOf(both({ permitValidTo: '2027-06-30', wasteValidTo: '2028-07-01' }, answers))).not.toContain('D4');
  });
});

test('P9: a re-application takes over the renewal', () => {
  const change = with_({ permitValidTo: '2027-01-31', answers: { continuesAfterExpiry: true, concentrationRises: true } });
  expect([routesOf(change), notesOf(change)]).toEqual([['PDP_REAPPLY'], ['X2', 'P9']]);
});

test('two licences: H2 to H5 make the permit be applied for again, together, the EIA first', () => {
  const change = both({}, { wasteClassAdded: true });
  expect([routesOf(change), notesOf(change)]).toEqual([
    ['PDP_REAPPLY', 'HWL_COMP_REAPPLY'],
    ['X2', 'D2'],
  ]);
});

describe('the three classes of the Suzhou Industrial Park', () => {
  const classOf = (change: Change) => localClass(classify(change), change, tables.local);
  test.each([
    ['material', with_(capacity('10', '13'))],
    ['general', nothing],
    ['post-acceptance', answering('accepted')],
    [undefined, answering('noiseSoilChanged')],
    [undefined, with_({ answers: { accepted: undefined } })],
  ])('%s', (id, change) => {
    expect(classOf(change).found?.id).toBe(id);
  });
  test('is meant for the park only', () => {
    expect([classOf(nothing).applies, classOf({ ...nothing, division: '320576' }).applies]).toEqual([false, true]);
  });
});
