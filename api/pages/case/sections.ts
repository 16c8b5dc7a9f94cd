import type { Application } from '../../../domain/application/application';
import type { Catalogue } from '../../../domain/catalogue/catalogue';
import type { ItemKind } from '../../../domain/procedure/procedure';
import type { SectionView } from '../../../templates/models/pages/case';
import { listed, wordOr, type View } from '../view';
import type { Sections } from './papers';
import { wasteView } from './waste-view';

type Look = (codes: { industry: (code: string) => string; division: (code: string) => string }) => SectionView[];

/** The application as it was handed in, section by section, to read. */
export function viewSections({ t }: View, sections: Sections, items: readonly ItemKind[], lists: Pick<Catalogue, 'waste'>): Look {
  const read = sections as Partial<Application>;
  return ({ industry, division }) => {
    const label = (key: string) => t(`pages.application.${key}`);
    const facts = (group: string, values: Record<string, string | undefined>) =>
      Object.entries(values)
        .filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
        .map(([key, value]) => ({ label: label(`${group}.${key}`), value }));
    const section = (name: string, more: Partial<SectionView>): SectionView => ({
      title: t(`domain.section.${name}`),
      facts: [],
      tables: [],
      ...more,
    });
    const { unit, contact, project, site, products, outlets, waste } = read;
    return [
      ...(unit ? [section('unit', { facts: facts('unit', unit) })] : []),
      ...(contact
        ? [
            section('contact', {
              facts: facts('contact', { ...contact, locale: wordOr(t, `domain.language.${contact.locale}`, contact.locale) }),
            }),
          ]
        : []),
      ...(project
        ? [
            section('project', {
              facts: facts('project', {
                ...project,
                special:
                  project.special &&
                  listed(
                    t,
                    project.special.map((one) => t(`domain.special.${one}`)),
                  ),
                nature: wordOr(t, `domain.nature.${project.nature}`, project.nature),
                industryCode: `${project.industryCode} ${industry(project.industryCode)}`,
              }),
            }),
          ]
        : []),
      ...(site ? [section('site', { facts: facts('site', { ...site, division: division(site.division) }) })] : []),
      ...(products
        ? [
            section('products', {
              tables: [
                {
                  caption: label('products.title'),
                  shown: false,
                  columns: [label('products.name'), label('products.quantity'), label('products.unit')],
                  rows: products.map(({ name, quantity, unit: of }) => [name, t.number(quantity), of]),
                },
              ],
            }),
          ]
        : []),
      ...(outlets && outlets.length > 0
        ? [
            section('outlets', {
              tables: outlets.map((outlet) => ({
                caption: `${outlet.code} ${outlet.name}（${wordOr(t, `domain.outletKind.${outlet.kind}`, outlet.kind)}）`,
                shown: true,
                columns: [label('outlets.pollutantName'), label('outlets.concentration'), label('outlets.annual')],
                rows: outlet.pollutants.map(({ name, concentration, concentrationUnit, annual }) => [
                  name,
                  concentration ? `${t.number(concentration)} ${concentrationUnit}` : '—',
                  annual ? t.number(annual) : '—',
                ]),
              })),
            }),
          ]
        : []),
      ...(waste ? [wasteView(t, waste, items, lists)] : []),
    ];
  };
}
