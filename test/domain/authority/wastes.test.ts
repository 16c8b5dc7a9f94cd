import { factsOfProject } from '../../../domain/authority/facts';
import { wasteLines } from '../../../domain/authority/wastes';
import type { Waste } from '../../../domain/application/waste';
import { route } from './routing';

const kind = (code: string, annual: string, ...ways: Waste['kinds'][number]['ways']): Waste['kinds'][number] => ({
  ...{ code, name: code, annual, ways },
});
const facility = (method: string | undefined): Waste['facilities'][number] => ({
  ...{ code: undefined, name: 'x', way: 'disposal', capacity: '1', method },
});
const level = (kinds: Waste['kinds'], facilities: Waste['facilities']) => {
  const { level: found } = route(
    'waste-comprehensive',
    factsOfProject({ division: '320205', special: [], wastes: wasteLines({ kinds, facilities }) }),
  );
  return found;
};

test('无锡方案 一（三）: the method of the facilities says whether it is burned', () => {
  const much = [kind('900-041-49', '10000', 'collection', 'disposal')];
  expect(level(much, [facility('回转窑焚烧')])).toBe('province');
  expect(level(much, [facility('刚性填埋')])).toBe('city');
  expect(level(much, [facility('固化稳定化')])).toBe('city');
  expect(level([kind('900-041-49', '9999.9', 'disposal')], [facility('焚烧')])).toBe('city');
});

test('how much is burned is not known while a facility does not say, or there are several', () => {
  const much = [kind('900-041-49', '20000', 'disposal')];
  expect(level(much, [])).toBe('ask');
  expect(level(much, [facility(undefined)])).toBe('ask');
  expect(level(much, [facility('焚烧'), facility('填埋')])).toBe('ask');
});

test('mercury is treated whatever the method; only stored it is not', () => {
  expect(level([kind('900-023-29', '1', 'disposal')], [facility('填埋')])).toBe('province');
  expect(level([kind('900-023-29', '1', 'storage')], [])).toBe('city');
});
