import { wasteNotes, type Waste, type WasteWay } from '../../../domain/application/waste';
import type { Catalogue } from '../../../domain/catalogue/catalogue';
import type { ItemKind } from '../../../domain/procedure/procedure';
import type { Translate } from '../../../templates/i18n';
import type { SectionView } from '../../../templates/models/pages/case';
import { wasteNoteLine } from '../application/waste-fields';
import { listed } from '../view';

/** The section on hazardous waste to read, with what stands out in it. */
export function wasteView(t: Translate, waste: Waste, items: readonly ItemKind[], lists: Pick<Catalogue, 'waste'>): SectionView {
  const word = (key: string) => t(`pages.application.waste.${key}`);
  const way = (one: WasteWay) => t(`domain.wasteWay.${one}`);
  const table = (key: 'kinds' | 'facilities' | 'storage' | 'technicians', columns: string[], rows: string[][]) =>
    rows.length === 0
      ? []
      : [{ caption: word(`${key}.title`), shown: true, columns: columns.map((column) => word(`${key}.${column}`)), rows }];
  const notes = wasteNotes(waste, items, lists);
  return {
    title: t('domain.section.waste'),
    facts: [{ label: word('eiaNumber'), value: waste.eiaNumber }],
    notes: notes.map((note) => wasteNoteLine(t, note)),
    tables: [
      ...table(
        'kinds',
        ['code', 'name', 'ways', 'annual'],
        waste.kinds.map(({ code, name, ways, annual }) => [code, name, listed(t, ways.map(way)), t.number(annual)]),
      ),
      ...table(
        'facilities',
        ['code', 'name', 'way', 'method', 'capacity'],
        waste.facilities.map((one) => [one.code ?? '—', one.name, way(one.way), one.method ?? '—', t.number(one.capacity)]),
      ),
      ...table(
        'storage',
        ['name', 'area', 'capacity'],
        waste.storage.map(({ name, area, capacity }) => [name, area ? t.number(area) : '—', t.number(capacity)]),
      ),
      ...table(
        'technicians',
        ['name', 'titleOf', 'subject', 'years'],
        waste.technicians.map(({ name, title, subject, years }) => [name, title, subject, t.number(years)]),
      ),
    ],
  };
}
