import { z } from 'zod';

const text = z.string().trim().min(1);

/** data/jurisdictions.json: authorities and their departments, local settings. */
export const jurisdictionsSchema = z.strictObject({
  note: text,
  jurisdictions: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[1-8]\d{5}$/, 'a division code'),
        nameZh: text,
        nameEn: text,
        shortName: text,
        level: z.enum(['city', 'district']),
        parent: z.string().optional(),
        smsSign: text,
        phone: text,
        reconsiderationBody: text,
        court: text,
        departments: z
          .array(
            z.strictObject({
              kind: z.enum(['window', 'eia', 'permit', 'solid-waste', 'monitoring', 'enforcement', 'assessment']),
              nameZh: text,
              nameEn: text,
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

export type JurisdictionData = z.infer<typeof jurisdictionsSchema>['jurisdictions'][number];

/** Codes and document words are unique, a district's city stands before it, departments are not doubled. */
export function jurisdictionProblems({
  jurisdictions,
}: z.infer<typeof jurisdictionsSchema>): { pointer: string; message: string }[] {
  const earlier = new Map<string, JurisdictionData>();
  const words = new Set<string>();
  return jurisdictions.flatMap((jurisdiction, i) => {
    const { code, level, parent, shortName, departments } = jurisdiction;
    const at = `/jurisdictions/${i}`;
    const problems: { pointer: string; message: string }[] = [];
    if (earlier.has(code)) problems.push({ pointer: `${at}/code`, message: `${code} is there twice` });
    if (words.has(shortName)) problems.push({ pointer: `${at}/shortName`, message: `${shortName} would number two authorities` });
    if (level === 'district' && earlier.get(parent ?? '')?.level !== 'city') {
      problems.push({ pointer: `${at}/parent`, message: 'a district needs a city that stands before it' });
    }
    if (level === 'city' && parent !== undefined)
      problems.push({ pointer: `${at}/parent`, message: 'a city has no parent here' });
    departments.forEach(({ kind }, d) => {
      if (departments.findIndex((one) => one.kind === kind) < d) {
        problems.push({ pointer: `${at}/departments/${d}/kind`, message: `${kind} is there twice` });
      }
    });
    earlier.set(code, jurisdiction);
    words.add(shortName);
    return problems;
  });
}
