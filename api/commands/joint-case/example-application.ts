import type { ApplicationInput } from '../../../domain/application/application';
import type { Procedure } from '../../../domain/procedure/procedure';

/** A made-up printing works, for the description of the API and its tests; codes and identifiers are well-formed. */
export const exampleApplication: ApplicationInput = {
  unit: {
    name: '示例包装印刷有限公司',
    uscc: '91320205MA1EXAMP0P',
    address: '江苏省无锡市锡山区示例路 1 号',
    legalRepresentative: '张三',
  },
  contact: { name: '李四', email: 'li.si@example.com', phone: '13800000000', locale: 'zh-CN' },
  project: {
    name: '年产 5000 吨包装印刷扩建项目',
    nature: 'expand',
    industryCode: '2319',
    description: '新增两条凹版印刷线，使用水性油墨。',
    investmentWanYuan: '3200.5',
  },
  site: { division: '320205', address: '江苏省无锡市锡山区示例路 1 号', longitude: '120.3571', latitude: '31.5886' },
  products: [{ name: '包装印刷品', quantity: '5000', unit: 't/a' }],
  outlets: [
    {
      code: 'DA001',
      kind: 'air',
      name: '印刷废气排放口',
      pollutants: [{ name: '非甲烷总烃', concentration: '50', concentrationUnit: 'mg/m³', annual: '1.25' }],
    },
    {
      code: 'DW001',
      kind: 'water',
      name: '生活污水排放口',
      pollutants: [{ name: '化学需氧量', concentration: '300', concentrationUnit: 'mg/L', annual: '0.8' }],
    },
  ],
  materials: [],
  consent: { truthful: true, electronicService: true },
};

type Waste = NonNullable<ApplicationInput['waste']>;

const comprehensive: Waste = {
  eiaNumber: '示环建〔2026〕18号',
  kinds: [
    { code: '900-249-08', name: '其他废矿物油及沾染矿物油的废弃包装物', annual: '20000', ways: ['collection', 'storage', 'use'] },
    {
      code: '900-041-49',
      name: '沾染毒性废物的废弃包装物、过滤吸附介质',
      annual: '3000',
      ways: ['collection', 'storage', 'disposal'],
    },
  ],
  facilities: [
    { code: 'MF0001', name: '废矿物油蒸馏装置', way: 'use', method: '减压蒸馏', capacity: '20000' },
    { code: 'MF0002', name: '回转窑焚烧炉', way: 'disposal', method: '焚烧', capacity: '3000' },
  ],
  storage: [{ name: '危险废物暂存库', area: '1200', capacity: '900' }],
  technicians: [
    { name: '示例甲', title: '高级工程师', subject: '环境工程', years: '8' },
    { name: '示例乙', title: '工程师', subject: '环境工程', years: '5' },
    { name: '示例丙', title: '工程师', subject: '化学工程', years: '3' },
  ],
};

const collection: Waste = {
  eiaNumber: '示环建〔2026〕27号',
  kinds: [
    { code: '900-214-08', name: '机动车维修废矿物油', annual: '1500', ways: ['collection'] },
    { code: '900-044-49', name: '居民日常生活中产生的废镉镍电池', annual: '20', ways: ['collection'] },
  ],
};

/** A made-up works that operates with hazardous waste. */
export const exampleWasteApplication = ({ items }: Pick<Procedure, 'items'>): ApplicationInput => {
  const only = items.some(({ kind }) => kind === 'waste-collection');
  return {
    ...exampleApplication,
    unit: { ...exampleApplication.unit, name: '示例资源循环有限公司' },
    project: {
      name: only ? '机动车维修废矿物油收集点项目' : '年利用处置 2.3 万吨危险废物项目',
      nature: 'new',
      industryCode: '7724',
      description: only
        ? '建设废矿物油收集点一处，配置防渗储罐和专用收集车辆。'
        : '建设废矿物油减压蒸馏装置和回转窑焚烧炉各一套，配套危险废物暂存库。',
      investmentWanYuan: only ? '480' : '18600',
    },
    products: only
      ? [{ name: '废矿物油收集', quantity: '1500', unit: 't/a' }]
      : [{ name: '再生基础油', quantity: '14000', unit: 't/a' }],
    outlets: only
      ? [
          {
            code: 'DA001',
            kind: 'air',
            name: '储罐呼吸废气排放口',
            pollutants: [{ name: '非甲烷总烃', concentration: '60', concentrationUnit: 'mg/m³', annual: '0.12' }],
          },
        ]
      : [
          {
            code: 'DA001',
            kind: 'air',
            name: '焚烧烟气排放口',
            pollutants: [
              { name: '颗粒物', concentration: '30', concentrationUnit: 'mg/m³', annual: '1.8' },
              { name: '氮氧化物', concentration: '300', concentrationUnit: 'mg/m³', annual: '14.4' },
            ],
          },
          {
            code: 'DW001',
            kind: 'water',
            name: '废水总排放口',
            pollutants: [{ name: '化学需氧量', concentration: '300', concentrationUnit: 'mg/L', annual: '2.1' }],
          },
        ],
    waste: only ? collection : comprehensive,
  };
};
