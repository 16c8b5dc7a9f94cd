import type { ApplicationInput } from '../../../domain/application/application';

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
