import type { Application } from '../../domain/application/application';
import { factsOf, sectionsOf } from '../../domain/application/sections';
import type { MaterialSection } from '../../domain/application/sections';
import { canonicalHash } from '../../stores/hash-chain';

export const USCC = '91320214MA0DEM013N';

/** An application as it stands after the API has read it; the unit is invented. */
export const application: Application = {
  unit: { name: '演示电子材料有限公司', uscc: USCC, address: '江苏省无锡市锡山区示例路18号', legalRepresentative: '王明' },
  contact: { name: '王芳', email: 'wang@example.invalid', phone: '13800000000', locale: 'zh-CN' },
  project: {
    name: '年产3000吨电子化学品项目',
    nature: 'new',
    industryCode: '3985',
    description: '新建电子化学品生产线两条，配套废气、废水治理设施。',
    investmentWanYuan: '12000',
  },
  site: { division: '320205', address: '江苏省无锡市锡山区示例路18号', longitude: '120.3573', latitude: '31.5886' },
  products: [{ name: '电子级异丙醇', quantity: '3000', unit: 't/a' }],
  outlets: [
    {
      code: 'DA001',
      kind: 'air',
      name: '工艺废气排放口',
      pollutants: [
        { code: '', name: '非甲烷总烃', concentration: '60', concentrationUnit: 'mg/m³', annual: '1.25' },
        { code: 'a34013', name: '颗粒物', concentration: '20', concentrationUnit: 'mg/m³', annual: '0.1' },
      ],
    },
    {
      code: 'DW001',
      kind: 'water',
      name: '废水总排口',
      pollutants: [{ code: 'w01018', name: '化学需氧量', concentration: '500', concentrationUnit: 'mg/L', annual: '0.2' }],
    },
  ],
  materials: [],
  consent: { truthful: true, electronicService: true },
};

const material = (code: string, name: string): MaterialSection => ({
  code,
  files: [{ file: canonicalHash(name), name, mime: 'application/pdf', bytes: 1000 }],
});

/** Sections by name → hash, their contents by hash, and the facts: what Submit takes. */
export function submittable(changes: Partial<Application> = {}) {
  const changed = { ...application, ...changes };
  const contents = sectionsOf(changed, [
    material('eia_form', '环境影响报告表.pdf'),
    material('permit_form', '排污许可证申请表.pdf'),
  ]);
  const hashed = Object.entries(contents).map(([name, content]) => [name, canonicalHash(content), content] as const);
  return {
    facts: factsOf(changed),
    sections: Object.fromEntries(hashed.map(([name, hash]) => [name, hash])),
    contents: Object.fromEntries(hashed.map(([, hash, content]) => [hash, content])),
  };
}
