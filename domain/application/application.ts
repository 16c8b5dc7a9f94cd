import { z } from 'zod';
import { specialFacts } from '../authority/facts';
import type { Catalogue } from '../catalogue/catalogue';
import { divisionCodeProblem } from '../identifiers/division-code';
import { industryCodeProblem } from '../identifiers/industry-code';
import { outletCodeProblem, outletMedium } from '../identifiers/outlet-code';
import { usccProblem } from '../identifiers/uscc';
import { checked, degrees, optionalText, orBlank, quantity, text, ulid, upper } from './fields';
import { wasteSchema } from './waste';

export type ApplicationLookUps = Pick<Catalogue, 'industry' | 'division'>;

const unit = z.strictObject({
  name: text(200),
  /** Unified social credit code (GB 32100-2015), with its check character. */
  uscc: text(40).transform(upper).superRefine(checked(usccProblem)),
  address: text(300),
  legalRepresentative: text(100),
});

const contact = z.strictObject({
  name: text(100),
  email: text(254).pipe(z.email({ error: 'email-invalid' })),
  /** Mainland mobile number: notices go to it as SMS. */
  phone: text(20).regex(/^1[3-9]\d{9}$/, { error: 'phone-invalid' }),
  locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
});

const project = (lookUps: ApplicationLookUps) =>
  z.strictObject({
    name: text(200),
    nature: z.enum(['new', 'rebuild', 'expand']),
    /** Class of GB/T 4754-2017, four digits; a section letter in front is dropped. */
    industryCode: text(10)
      .transform(upper)
      .superRefine(checked((code) => industryCodeProblem(code, lookUps)))
      .transform((code) => code.slice(-4)),
    description: text(5_000),
    /** 10,000 yuan. */
    investmentWanYuan: orBlank(quantity()),
    /** What may take it to another authority (生态环境法典 104, 178(2)). Empty: none of them; left out: not answered. */
    special: z.array(z.enum(specialFacts)).max(specialFacts.length).optional(),
  });

const site = (lookUps: ApplicationLookUps) =>
  z.strictObject({
    /** GB/T 2260, or the statistical code of a development zone. */
    division: text(10).superRefine(checked((code) => divisionCodeProblem(code, lookUps))),
    address: text(300),
    longitude: orBlank(degrees(73, 136, 'longitude-invalid')),
    latitude: orBlank(degrees(3, 54, 'latitude-invalid')),
  });

const product = z.strictObject({
  name: text(200),
  /** Per year. */
  quantity: quantity(),
  unit: text(30),
});

const pollutant = z.strictObject({
  /** HJ 212 code, where there is one. */
  code: optionalText(20),
  name: text(100),
  concentration: orBlank(quantity()),
  concentrationUnit: text(30),
  /** Tonnes per year. */
  annual: orBlank(quantity()),
});

const outlet = z
  .strictObject({
    /** `DA001` to air, `DW001` to water (HJ 608-2017). */
    code: text(10).transform(upper).superRefine(checked(outletCodeProblem)),
    kind: z.enum(['air', 'water']),
    name: text(100),
    pollutants: z.array(pollutant).min(1).max(50),
  })
  .superRefine(({ code, kind }, context) => {
    if (!outletCodeProblem(code) && outletMedium(code) !== kind) {
      context.addIssue({ code: 'custom', message: 'outlet-code-medium', path: ['code'] });
    }
  });

const outlets = z
  .array(outlet)
  .max(200)
  .superRefine((list, context) => {
    const seen = new Set<string>();
    list.forEach(({ code }, i) => {
      if (seen.has(code)) context.addIssue({ code: 'custom', message: 'code-repeated', path: [i, 'code'] });
      seen.add(code);
    });
  });

const materials = z
  .array(z.strictObject({ code: text(60).regex(/^[a-z0-9_]+$/, { error: 'invalid-format' }), upload: ulid() }))
  .max(100);

const agreed = () => z.literal(true, { error: 'consent-required' });

/** Left out is the same as both not given: the error stands at each box. */
const consent = z.preprocess(
  (value) => value ?? {},
  z.strictObject({
    /** The applicant answers for the truth of the application (行政许可法 31). */
    truthful: agreed(),
    /** Documents may be served electronically (民事诉讼法 90). */
    electronicService: agreed(),
  }),
);

/**
 * What an applicant or the clerk at the counter hands in. Missing materials are no error (they are what a correction notice is
 * for); a missing unit, project or site is. Industry and division are looked up in the lists given.
 */
export const applicationSchema = (lookUps: ApplicationLookUps) =>
  z.strictObject({
    unit,
    contact,
    project: project(lookUps),
    site: site(lookUps),
    products: z.array(product).min(1).max(200),
    outlets: outlets.default([]),
    /** Only where the procedure asks for it. */
    waste: wasteSchema.optional(),
    materials: materials.default([]),
    consent,
  });

export type Application = z.output<ReturnType<typeof applicationSchema>>;
export type ApplicationInput = z.input<ReturnType<typeof applicationSchema>>;

/** Sections that a correction may replace, with what each takes. `materials/<code>` takes uploads instead. */
export const sectionSchemas = (lookUps: ApplicationLookUps) => ({
  unit,
  contact,
  project: project(lookUps),
  site: site(lookUps),
  products: z.array(product).min(1).max(200),
  outlets,
  waste: wasteSchema,
});

export type SectionName = keyof ReturnType<typeof sectionSchemas>;
