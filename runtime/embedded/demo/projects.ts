import type { Submission } from '../../../demo/client';
import { demoUnits } from './people';

type Application = Submission['application'];
type Outlet = NonNullable<Application['outlets']>[number];
type Pollutant = Outlet['pollutants'][number];

/** An invented project of a demo unit. Industries are classes of GB/T 4754-2017 that the catalogues put under this procedure. */
export interface DemoProject {
  procedure: string;
  application: Application;
}

const pollutant = (code: string, name: string, concentration: string, concentrationUnit: string, annual: string): Pollutant => ({
  code,
  name,
  concentration,
  concentrationUnit,
  annual,
});
const nmhc = (annual: string) => pollutant('a24088', '非甲烷总烃', '50', 'mg/m³', annual);
const cod = (annual: string) => pollutant('w01018', '化学需氧量', '300', 'mg/L', annual);
const ammonia = (annual: string) => pollutant('w21003', '氨氮', '25', 'mg/L', annual);

const air = (code: string, name: string, pollutants: Pollutant[]): Outlet => ({ code, kind: 'air', name, pollutants });
const water = (code: string, name: string, pollutants: Pollutant[]): Outlet => ({ code, kind: 'water', name, pollutants });

const contacts = {
  electronics: { name: '王芳', email: 'electronics@demo.invalid', phone: '13900000001' },
  printing: { name: '刘洋', email: 'printing@demo.invalid', phone: '13900000002' },
  food: { name: '何静', email: 'food@demo.invalid', phone: '13900000003' },
  recycling: { name: '陆远', email: 'recycling@demo.invalid', phone: '13900000005' },
} as const;

const addresses = {
  electronics: '江苏省无锡市锡山区演示路 13 号',
  printing: '江苏省无锡市锡山区演示路 21 号',
  food: '江苏省无锡市锡山区演示路 3 号',
  recycling: '江苏省无锡市锡山区演示循环路 5 号',
} as const;

type Unit = keyof typeof contacts;

const project = (
  unit: Unit,
  details: Pick<Application, 'project' | 'products' | 'outlets' | 'waste'> & {
    division?: string;
    address?: string;
    procedure?: string;
  },
): DemoProject => {
  const { division = '320205', address = addresses[unit], procedure = 'eia-form-simplified-permit', ...rest } = details;
  return {
    procedure,
    application: {
      unit: { ...demoUnits[unit], address: addresses[unit], legalRepresentative: contacts[unit].name },
      contact: { ...contacts[unit], locale: 'zh-CN' },
      site: { division, address },
      consent: { truthful: true, electronicService: true },
      ...rest,
    },
  };
};

/** Paper boxes with printing and gluing: report form, simplified management. */
export const boxes = project('printing', {
  project: {
    name: '年产 8000 万平方米瓦楞纸箱技术改造项目',
    nature: 'rebuild',
    industryCode: '2231',
    description: '更新两条水性印刷开槽线和一条粘箱线，使用水性油墨，新增一套活性炭吸附装置。',
    investmentWanYuan: '1860',
  },
  products: [{ name: '瓦楞纸箱', quantity: '8000', unit: '万 m²/a' }],
  outlets: [air('DA001', '印刷废气排气筒', [nmhc('0.42')]), water('DW001', '生活污水排放口', [cod('0.9'), ammonia('0.07')])],
});

/** Copper-clad boards with solvent coating: report form, simplified management. */
export const boards = project('electronics', {
  project: {
    name: '年产 60 万平方米高频覆铜板涂布线扩建项目',
    nature: 'expand',
    industryCode: '3985',
    description: '新增两条涂布烘干线，年用溶剂型胶液 320 吨，废气经 RTO 处理后排放。',
    investmentWanYuan: '12500',
  },
  products: [{ name: '高频覆铜板', quantity: '60', unit: '万 m²/a' }],
  outlets: [
    air('DA001', 'RTO 排气筒', [nmhc('3.85'), pollutant('a21002', '氮氧化物', '100', 'mg/m³', '1.2')]),
    water('DW001', '废水总排放口', [cod('1.6'), ammonia('0.12')]),
  ],
});

/** Frozen dough products: report form, simplified management. */
export const dumplings = project('food', {
  project: {
    name: '年产 2 万吨速冻面米制品新建项目',
    nature: 'new',
    industryCode: '1432',
    description: '新建和面、成型、蒸制、速冻生产线各四条，配套 200 t/d 污水处理站。',
    investmentWanYuan: '9600',
  },
  products: [{ name: '速冻面米制品', quantity: '20000', unit: 't/a' }],
  outlets: [
    air('DA001', '燃气锅炉排气筒', [pollutant('a21002', '氮氧化物', '50', 'mg/m³', '0.86')]),
    water('DW001', '污水处理站排放口', [cod('6.5'), ammonia('0.65'), pollutant('w21011', '总磷', '8', 'mg/L', '0.12')]),
  ],
});

/** The box works' new hall: its EIA is approved, the permit is applied for the first time. */
export const printingHall = project('printing', {
  procedure: 'permit-first-simplified',
  project: {
    name: '水性印刷彩箱生产线新建项目',
    nature: 'new',
    industryCode: '2231',
    description: '新建三条六色水性印刷线和两条模切粘箱线。',
    investmentWanYuan: '4200',
  },
  products: [{ name: '彩箱', quantity: '3500', unit: '万 m²/a' }],
  outlets: [air('DA002', '印刷废气排气筒', [nmhc('0.88')]), water('DW001', '生活污水排放口', [cod('0.6'), ammonia('0.05')])],
});

/** Electronic chemicals: report book, key management, received by the city bureau because the site's area has no bureau here. */
export const chemicals = project('electronics', {
  procedure: 'eia-book-key-permit',
  division: '320282',
  address: '江苏省无锡市宜兴市演示化工路 8 号',
  project: {
    name: '年产 3000 吨电子级清洗剂项目',
    nature: 'new',
    industryCode: '3985',
    description: '新建两套精馏提纯装置和一条灌装线，产品用于集成电路清洗。',
    investmentWanYuan: '26800',
  },
  products: [{ name: '电子级清洗剂', quantity: '3000', unit: 't/a' }],
  outlets: [
    air('DA001', '精馏尾气排气筒', [nmhc('1.36')]),
    air('DA002', '罐区废气排气筒', [nmhc('0.24')]),
    water('DW001', '废水总排放口', [cod('2.4'), ammonia('0.2'), pollutant('w21001', '总氮', '35', 'mg/L', '0.3')]),
  ],
});

/** Waste oil and packages: comprehensive waste licence with key permit, received by the city bureau (procedure waste-dual-comprehensive). */
export const recycling = project('recycling', {
  procedure: 'waste-dual-comprehensive',
  project: {
    name: '年利用处置 2.3 万吨危险废物项目',
    nature: 'new',
    industryCode: '7724',
    description: '建设废矿物油减压蒸馏装置和回转窑焚烧炉各一套，配套危险废物暂存库。',
    investmentWanYuan: '18600',
  },
  products: [{ name: '再生基础油', quantity: '14000', unit: 't/a' }],
  outlets: [
    air('DA001', '焚烧烟气排放口', [
      pollutant('a34013', '颗粒物', '30', 'mg/m³', '1.8'),
      pollutant('a21002', '氮氧化物', '300', 'mg/m³', '14.4'),
    ]),
    water('DW001', '废水总排放口', [cod('2.1'), ammonia('0.18')]),
  ],
  waste: {
    eiaNumber: '示环建〔2026〕18号',
    kinds: [
      { code: '900-249-08', name: '废矿物油及沾染矿物油的废弃包装物', annual: '20000', ways: ['collection', 'storage', 'use'] },
      { code: '900-041-49', name: '沾染毒性废物的废弃包装物', annual: '3000', ways: ['collection', 'storage', 'disposal'] },
    ],
    facilities: [
      { code: 'MF0001', name: '废矿物油蒸馏装置', way: 'use', method: '减压蒸馏', capacity: '20000' },
      { code: 'MF0002', name: '回转窑焚烧炉', way: 'disposal', method: '焚烧', capacity: '3000' },
    ],
    storage: [{ name: '危险废物暂存库', area: '1200', capacity: '900' }],
    technicians: [
      { name: '演示甲', title: '高级工程师', subject: '环境工程', years: '8' },
      { name: '演示乙', title: '工程师', subject: '环境工程', years: '5' },
      { name: '演示丙', title: '工程师', subject: '化学工程', years: '2' },
    ],
  },
});

/** Not handed in yet: what an enterprise is still writing. */
export const coating = project('printing', {
  project: {
    name: '纸塑覆膜车间扩建项目',
    nature: 'expand',
    industryCode: '2231',
    description: '新增两台水性覆膜机。',
    investmentWanYuan: '680',
  },
  products: [{ name: '覆膜纸板', quantity: '1200', unit: '万 m²/a' }],
  outlets: [air('DA003', '覆膜废气排气筒', [nmhc('0.15')])],
});
