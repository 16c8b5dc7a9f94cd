import { Decimal } from 'decimal.js';
import { WASTE_WAYS } from '../../domain/application/waste';
import { conditionsOf } from '../../domain/joint-case/conditions';
import { procedureItem, procedureOf } from '../../domain/joint-case/terms';
import { validityOf } from '../../domain/licence/validity';
import type { WasteLicenceContent } from '../../templates/models/documents';
import { frameOf } from './case-file';
import { filled, isPermit, type CertificateContext } from './certificates';

const classOf = (code: string): string => `HW${code.slice(-2)}`;
const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** L29: the licence to operate with hazardous waste, with its annex. */
export function wasteLicenceContent({ file, item, issuedOn, wasteClassName }: CertificateContext): WasteLicenceContent {
  const { state, rules, application, t } = file;
  const { waste, site } = application;
  if (!waste) throw new Error(`case ${state.id} has no section waste, of which ${item.kind} is made`);
  const way = (one: string) => t(`domain.wasteWay.${one}`);
  const listed = (ways: readonly string[]) =>
    WASTE_WAYS.filter((one) => ways.includes(one))
      .map(way)
      .join('、');
  const named = (code: string) => `${classOf(code)} ${wasteClassName(classOf(code))}`.trim();
  const planned = procedureItem(state, item.kind, rules);
  const { validTo } = validityOf(planned, issuedOn, state.receivedOn, rules, rules.calendar(state.jurisdiction));
  const permit = state.items.find(({ kind, decision }) => isPermit(kind) && decision?.outcome === 'grant');
  const collecting = item.kind === 'waste-collection';
  return {
    ...frameOf(file, item.decision!.documentNumber, issuedOn),
    code: 'L29',
    licenceNumber: item.decision!.licenceNumber,
    licenceKind: t(`domain.licence.${item.kind}`),
    ways: listed(waste.kinds.flatMap(({ ways }) => ways)),
    classesLine: unique(waste.kinds.map(({ code }) => named(code))).join('、'),
    facilityAddress: collecting ? '' : site.address,
    totalAnnual: waste.kinds.reduce((sum, { annual }) => sum.plus(annual), new Decimal(0)).toFixed(),
    validFrom: issuedOn,
    validTo: validTo ?? '',
    eiaNumber: waste.eiaNumber,
    permitNumber: filled(permit?.decision?.licenceNumber),
    wastes: waste.kinds.map(({ code, name, ways, annual }) => ({ hwClass: named(code), code, name, ways: listed(ways), annual })),
    facilities: waste.facilities.map((one) => ({
      ...one,
      code: filled(one.code),
      way: way(one.way),
      method: filled(one.method),
    })),
    storage: waste.storage.map(({ name, area, capacity }) => ({ name, area: filled(area), capacity })),
    collecting,
    conditions: conditionsOf(state, item.kind, procedureOf(state, rules)),
  };
}
