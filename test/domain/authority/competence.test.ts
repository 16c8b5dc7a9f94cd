import { bindingFor, commonReceiver, isCompetent, jointTerm, receiverOf } from '../../../domain/authority/competence';
import type { RoutingFacts } from '../../../domain/authority/facts';
import { routeItems } from '../../../domain/authority/route';
import type { ItemKind } from '../../../domain/procedure/procedure';
import { factsOf, route, tables } from './routing';

const answers = (items: ItemKind[], facts: RoutingFacts, on = '2026-11-23') => routeItems(items, facts, tables, on);

test('行政许可法 24: the bureau that acts for the authority receives, and the authority itself may', () => {
  const permit = route('permit-key', factsOf('320205'));
  expect(receiverOf(permit)?.code).toBe('320205');
  expect(['320205', '320200', '320206'].map((bureau) => isCompetent(bureau, permit))).toEqual([true, true, false]);
});

test('an open answer and a filing stand in nobody’s way', () => {
  expect(isCompetent('320206', route('permit-key', { division: '320205', is: {} }))).toBe(true);
  expect(isCompetent('320206', route('eia-registration', factsOf('320205')))).toBe(true);
});

test('a case goes to the one bureau that may receive all of its items', () => {
  const both = answers(['eia-form', 'permit-simplified'], factsOf('320205'));
  expect(commonReceiver(both, '320205')).toBe('320205');
  const wastes: RoutingFacts['wastes'] = [{ category: 'HW49', way: 'landfill', tonnes: '5' }];
  expect(commonReceiver(answers(['waste-comprehensive', 'permit-key'], factsOf('320205', { wastes })), '320205')).toBe('320200');
  expect(
    commonReceiver(answers(['eia-book', 'permit-key'], factsOf('320205', { is: { nuclear: true } })), '320205'),
  ).toBeUndefined();
  expect(commonReceiver(answers(['eia-form'], { division: '320206', is: {} }), '320206')).toBe('320206');
});

test('a procedure that the city receives, with its source, is not held up by what a county decides; a province still is', () => {
  const collection = answers(['waste-collection', 'permit-key'], factsOf('320282'));
  const city = { receivedBy: { level: 'city' as const, source: 'local setting' } };
  expect(commonReceiver(collection, '320200')).toBeUndefined();
  expect(commonReceiver(bindingFor(collection, city), '320200')).toBe('320200');
  const wastes: RoutingFacts['wastes'] = [{ category: 'HW29', way: 'use', tonnes: '5' }];
  const mercury = answers(['waste-comprehensive'], factsOf('320205', { wastes }));
  expect(commonReceiver(bindingFor(mercury, city), '320200')).toBeUndefined();
});

describe('行政许可法 42(2): the joint term of 45 working days', () => {
  test('26(1): one bureau of a zone issues both, so it does not run', () => {
    const both = answers(['eia-form', 'permit-key'], factsOf('320576'), '2022-06-01');
    expect(both.map(({ authority }) => authority!.zh)).toEqual(['苏州工业园区生态环境局', '苏州工业园区生态环境局']);
    expect(jointTerm(both)).toMatchObject({ applies: 'no', article: '26(1)' });
  });
  test('26(2): with two authorities only where one government organises it', () => {
    const both = answers(['eia-form', 'permit-key'], factsOf('320576'), '2021-11-30');
    expect(jointTerm(both)).toMatchObject({ applies: 'if-organised', article: '26(2)+42(2)' });
  });
  test('open while an authority is; filings do not count', () => {
    expect(jointTerm(answers(['eia-form', 'permit-key'], { division: '320508', is: {} })).applies).toBe('ask');
    expect(jointTerm(answers(['eia-registration', 'permit-key'], factsOf('320508'))).applies).toBe('no');
  });
});
