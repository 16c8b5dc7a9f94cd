import type { RoutingFacts, WasteLine } from '../../../domain/authority/facts';
import type { ItemKind } from '../../../domain/procedure/procedure';
import { catalogue, factsOf, route } from './routing';

const XISHAN = '320205';
const YIXING = '320282';
const SIP = '320576';
const GUSU = '320508';

const NOW = '2026-11-23';
/** The last day before 生态环境法典 was in force. */
const OLD = '2026-08-14';

type Row = [article: string, item: ItemKind, given: Partial<RoutingFacts> & { at?: string; on?: string }, expected: string];

const burning = (tonnes: string, category = 'HW49'): WasteLine[] => [{ category, way: 'incineration', tonnes }];

/** Level, row and authority: what each row of the tables decides, and what it leaves to the next one. */
const rows: Row[] = [
  ['生态环境法典 104(1)(1)', 'eia-book', { is: { nuclear: true } }, 'state EIA-STATE 生态环境部'],
  ['生态环境法典 104(1)(2)', 'eia-form', { is: { crossProvince: true } }, 'state EIA-STATE 生态环境部'],
  ['生态环境法典 104(1)(3)', 'eia-form', { is: { stateCouncil: true } }, 'state EIA-STATE 生态环境部'],
  ['环境影响评价法 23(1)', 'eia-book', { is: { crossProvince: true }, on: OLD }, 'state EIA-STATE 生态环境部'],
  ['建设项目环境保护管理条例 28', 'eia-form', { is: { marine: true } }, 'ask EIA-MARINE -'],
  ['园区方案 四（一）1', 'eia-form', { at: SIP }, 'zone EIA-ZONE 苏州工业园区生态环境局'],
  ['演示设置：无锡环评', 'eia-book', {}, 'city EIA-WUXI 无锡市生态环境局（演示）'],
  [
    '生态环境法典 104(2)：省级规定为市级',
    'eia-form',
    { at: GUSU, provincialRule: 'city' },
    'city EIA-PROVINCE 苏州市生态环境主管部门',
  ],
  [
    '生态环境法典 104(2)：省级规定为省级',
    'eia-form',
    { at: GUSU, provincialRule: 'province' },
    'province EIA-PROVINCE 江苏省生态环境主管部门',
  ],
  [
    '生态环境法典 104(2)：省级规定为县级',
    'eia-form',
    { at: GUSU, provincialRule: 'county' },
    'county EIA-PROVINCE 姑苏区生态环境主管部门',
  ],
  ['环境影响评价法 23(2)', 'eia-form', { at: GUSU, provincialRule: 'city', on: OLD }, 'city EIA-PROVINCE 苏州市生态环境主管部门'],
  ['生态环境法典 104(2)：省级规定未知', 'eia-form', { at: GUSU }, 'ask EIA-PROVINCE -'],
  ['建设项目环境保护管理条例 9(4)', 'eia-registration', {}, 'county EIA-REGISTRATION 锡山生态环境局（演示）'],
  [
    '建设项目环境保护管理条例 9(4)，没有本安装的局',
    'eia-registration',
    { at: YIXING },
    'county EIA-REGISTRATION 宜兴市生态环境主管部门',
  ],
  [
    '建设项目环境保护管理条例 9(4)，开发区',
    'eia-registration',
    { at: SIP },
    'county EIA-REGISTRATION 苏州工业园区所在地县级生态环境主管部门',
  ],
  ['生态环境法典 178(2)', 'permit-key', { is: { marine: true } }, 'state PDP-MARINE 生态环境部或者其海域派出机构'],
  [
    '生态环境法典 178(2)，此前没有此款',
    'permit-key',
    { is: { marine: true }, on: OLD },
    'city PDP-CITY 无锡市生态环境局（演示）',
  ],
  ['生态环境法典 178(1)', 'permit-key', {}, 'city PDP-CITY 无锡市生态环境局（演示）'],
  ['排污许可管理条例 6(1)', 'permit-simplified', { on: OLD }, 'city PDP-CITY 无锡市生态环境局（演示）'],
  ['排污许可管理条例 6(1)，外地', 'permit-simplified', { at: '370112', on: OLD }, 'city PDP-CITY 济南市生态环境主管部门'],
  ['排污许可管理条例 6(1)，直辖市', 'permit-simplified', { at: '110105', on: OLD }, 'city PDP-CITY 北京市生态环境主管部门'],
  ['排污许可管理条例 14(3)', 'permit-change', {}, 'city PDP-CHANGE 无锡市生态环境局（演示）'],
  ['排污许可管理条例 14(2)', 'permit-renewal', {}, 'city PDP-RENEWAL 无锡市生态环境局（演示）'],
  ['排污许可管理条例 15', 'permit-reapplication', {}, 'city PDP-REAPPLY 无锡市生态环境局（演示）'],
  ['排污许可管理条例 24', 'permit-registration', {}, 'state PDP-REGISTRATION 全国排污许可证管理信息平台'],
  ['园区方案：试点前', 'permit-key', { at: SIP, on: '2021-11-30' }, 'city PDP-ZONE 苏州市生态环境主管部门'],
  ['园区方案：试点首日', 'permit-key', { at: SIP, on: '2021-12-01' }, 'zone PDP-ZONE 苏州工业园区生态环境局'],
  ['园区方案：计划末日', 'permit-change', { at: SIP, on: '2023-01-31' }, 'zone PDP-ZONE 苏州工业园区生态环境局'],
  [
    '园区方案：计划到期后有授权',
    'permit-key',
    { at: SIP, on: '2023-02-01', is: { zonePermitPower: true } },
    'zone PDP-ZONE 苏州工业园区生态环境局',
  ],
  ['园区方案：计划到期后无授权', 'permit-key', { at: SIP, on: '2023-02-01' }, 'city PDP-CITY 苏州市生态环境主管部门'],
  ['园区方案只及于园区', 'permit-key', { at: GUSU, on: '2022-06-01' }, 'city PDP-CITY 苏州市生态环境主管部门'],
  ['408号 7(2)', 'waste-comprehensive', { at: GUSU, wastes: burning('3000', 'HW01') }, 'city HWL-MEDICAL 苏州市生态环境主管部门'],
  [
    '408号 7(2)，只收集不处置',
    'waste-comprehensive',
    { at: GUSU, wastes: [{ category: 'HW01', way: 'collection', tonnes: '1' }] },
    'province HWL-PROVINCE 江苏省生态环境主管部门',
  ],
  ['408号 7(3)', 'waste-collection', {}, 'county HWL-COLLECTION 锡山生态环境局（演示）'],
  ['408号 7(3)，外地', 'waste-collection', { at: YIXING }, 'county HWL-COLLECTION 宜兴市生态环境主管部门'],
  ['408号 7(4)', 'waste-comprehensive', { at: GUSU, wastes: burning('20000') }, 'province HWL-PROVINCE 江苏省生态环境主管部门'],
  ['408号，2013年修订以前没有收入', 'waste-collection', { on: '2013-12-06' }, 'ask - -'],
  [
    '无锡方案 一（三）：焚烧9999.9吨',
    'waste-comprehensive',
    { wastes: burning('9999.9') },
    'city HWL-WUXI-CITY 无锡市生态环境局（演示）',
  ],
  [
    '无锡方案 一（三）：焚烧10000吨',
    'waste-comprehensive',
    { wastes: burning('10000') },
    'province HWL-WUXI-PROVINCE 江苏省生态环境主管部门',
  ],
  [
    '无锡方案 一（三）：焚烧10000.1吨',
    'waste-comprehensive',
    { wastes: burning('10000.1') },
    'province HWL-WUXI-PROVINCE 江苏省生态环境主管部门',
  ],
  [
    '无锡方案 一（三）：几类合计',
    'waste-comprehensive',
    { wastes: [...burning('0.1', 'HW08'), ...burning('9999.9')] },
    'province HWL-WUXI-PROVINCE 江苏省生态环境主管部门',
  ],
  [
    '无锡方案 一（三）：不是焚烧',
    'waste-comprehensive',
    { wastes: [{ category: 'HW49', way: 'landfill', tonnes: '50000' }] },
    'city HWL-WUXI-CITY 无锡市生态环境局（演示）',
  ],
  [
    '无锡方案 一（三）：含汞废物',
    'waste-comprehensive',
    { wastes: [{ category: 'HW29', way: 'use', tonnes: '1' }] },
    'province HWL-WUXI-PROVINCE 江苏省生态环境主管部门',
  ],
  [
    '无锡方案 一（三）：含汞废物只收集',
    'waste-comprehensive',
    { wastes: [{ category: 'HW29', way: 'collection', tonnes: '1' }] },
    'city HWL-WUXI-CITY 无锡市生态环境局（演示）',
  ],
  [
    '无锡方案 一（三）：焚烧量未知',
    'waste-comprehensive',
    { wastes: [{ category: 'HW49', way: 'incineration' }] },
    'ask HWL-WUXI-PROVINCE -',
  ],
];

test.each(rows)('%s: %s', (_article, item, { at = XISHAN, on = NOW, ...given }, expected) => {
  const { level, basis, authority } = route(item, factsOf(at, given), on);
  expect(`${level} ${basis[0]?.id ?? '-'} ${authority?.zh ?? '-'}`).toBe(expected);
});

test('every row of the tables is decided by a row above', () => {
  const tried = new Set(rows.map(([, , , expected]) => expected.split(' ')[1]));
  expect(catalogue.authority.rules.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
});

describe('who acts for the city (setting of the demonstration)', () => {
  test('a district bureau of the installation does, in the city’s name', () => {
    const answer = route('permit-key', factsOf(XISHAN));
    expect(answer.authority?.code).toBe('320200');
    expect(answer.actedBy).toMatchObject({ code: '320205', zh: '锡山生态环境局（演示）' });
    expect(answer.basis.map(({ id, sure }) => [id, sure])).toEqual([
      ['PDP-CITY', 'V1c'],
      ['DEL-WUXI', 'setting'],
    ]);
    expect(answer.steps.at(-1)!.zh).toContain('演示设置');
  });
  test('where the area has no bureau of its own the city does it itself', () => {
    expect(route('permit-key', factsOf(YIXING)).actedBy).toBeNull();
  });
  test('not for waste licences: the source gives them to the city', () => {
    expect(route('waste-comprehensive', factsOf(XISHAN)).actedBy).toBeNull();
  });
});

describe('questions', () => {
  const open = (item: ItemKind, given: Partial<RoutingFacts> = {}) =>
    route(item, { division: GUSU, is: {}, ...given }).questions.map(({ fact }) => fact);
  test('come from the first row that is open', () => {
    expect(open('eia-book')).toEqual(['nuclear', 'crossProvince', 'stateCouncil']);
    expect(open('permit-key')).toEqual(['marine']);
    expect(open('waste-comprehensive')).toEqual(['wastes']);
    expect(open('waste-collection')).toEqual([]);
  });
  test('one yes is enough', () => {
    expect(open('eia-book', { is: { stateCouncil: true } })).toEqual([]);
  });
  test('the steps say which row the amounts met or missed, and by how much (无锡试点方案)', () => {
    const steps = (wastes: WasteLine[]) => route('waste-comprehensive', factsOf(XISHAN, { wastes })).steps.map(({ zh }) => zh);
    expect(steps([...burning('9000'), ...burning('3000.5', 'HW08')])).toContain(
      '申请的危险废物：HW49、HW08 焚烧合计 12000.5 吨/年，达到 10000 吨/年。',
    );
    expect(steps(burning('9000')).join('')).toContain('（HW49 焚烧合计 9000 吨/年，不足 10000 吨/年）');
    expect(steps([{ category: 'HW29', way: 'use', tonnes: '5' }])).toContain('申请的危险废物中有HW29 利用。');
  });
  test('the reason says which text asks, and the steps what was ruled out', () => {
    const answer = route('eia-form', factsOf(GUSU));
    expect(answer.reason.zh).toBe('《生态环境法典》第一百零四条第二款：尚缺判断所需的信息。');
    expect(answer.steps.map(({ zh }) => zh)).toEqual([
      '《生态环境法典》第一百零四条第一款：不属于所列情形。',
      '《建设项目环境保护管理条例》第二十八条：不属于所列情形。',
    ]);
    expect(answer.questions[0]!.choices).toEqual(['province', 'city', 'county']);
  });
});
