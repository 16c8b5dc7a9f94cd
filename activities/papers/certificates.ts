import { Decimal } from 'decimal.js';
import { conditionsOf } from '../../domain/joint-case/conditions';
import { localDate } from '../../domain/calendar/dates';
import type { CaseItem } from '../../domain/joint-case/state';
import { outgoingNumber } from '../../domain/joint-case/standing';
import { procedureItem } from '../../domain/joint-case/terms';
import { revisedValidity } from '../../domain/licence/revision';
import { validityOf } from '../../domain/licence/validity';
import { isFiling } from '../../domain/procedure/procedure';
import type { ItemKind } from '../../domain/procedure/procedure';
import type { EiaApprovalContent, FilingContent, OutletLimits, PermitContent } from '../../templates/models/documents';
import { eiaFileKind, frameOf } from './case-file';
import type { CaseFile } from './case-file';

const NONE = '/';
export const filled = (value: string | undefined): string => (value === undefined || value === '' ? NONE : value);

const outletLimits = ({ application, t }: CaseFile): OutletLimits[] =>
  application.outlets.map(({ code, name, kind, pollutants }) => ({
    code,
    name,
    medium: t(`domain.outletKind.${kind}`),
    pollutants: pollutants.map((pollutant) => ({
      name: pollutant.name,
      concentration: pollutant.concentration ? `${pollutant.concentration} ${pollutant.concentrationUnit}` : NONE,
      annual: filled(pollutant.annual),
    })),
  }));

/** Tonnes a year per pollutant over all outlets, exact. */
function totals({ application }: CaseFile): PermitContent['totals'] {
  const sums = new Map<string, Decimal>();
  for (const { name, annual } of application.outlets.flatMap(({ pollutants }) => pollutants)) {
    if (annual) sums.set(name, (sums.get(name) ?? new Decimal(0)).plus(annual));
  }
  return [...sums].map(([pollutant, sum]) => ({ pollutant, annual: sum.toFixed() }));
}

const industry = ({ application }: CaseFile, name: (code: string) => string): string =>
  `${application.project.industryCode} ${name(application.project.industryCode)}`.trim();

export interface CertificateContext {
  file: CaseFile;
  item: CaseItem;
  /** Business day of issue: the certificates are rendered on the day they go out. */
  issuedOn: string;
  industryName: (code: string) => string;
  /** `HW08` → 废矿物油与含矿物油废物. */
  wasteClassName: (hwClass: string) => string;
}

/** L22: approval of the EIA report form or book. */
export function eiaApprovalContent({ file, item, issuedOn, industryName }: CertificateContext): EiaApprovalContent {
  const { state, rules, application, authority, t } = file;
  const { project, site } = application;
  return {
    ...frameOf(file, item.decision!.documentNumber, issuedOn),
    code: 'L22',
    fileKind: eiaFileKind(item.kind, state.receivedOn),
    receivedOn: state.receivedOn,
    site: site.address,
    industry: industry(file, industryName),
    nature: t(`domain.nature.${project.nature}`),
    description: project.description,
    investment: project.investmentWanYuan ?? '',
    products: application.products.map(({ name, quantity, unit }) => ({ name, quantity, unit })),
    outlets: outletLimits(file),
    conditions: conditionsOf(state, item.kind, rules.procedure(state.procedure)),
    supervisor: authority.nameZh,
    copies: [],
  };
}

/** L26 and L27: the discharge permit with its annex; of a case that starts from a permit, its next version. */
export function permitContent({ file, item, issuedOn, industryName }: CertificateContext): PermitContent {
  const { state, application, rules, t } = file;
  const { site } = application;
  const { kind, validFrom, validTo, renewBy } = licenceAfter(file, item, issuedOn);
  const eia = state.items.find((one) => one.kind.startsWith('eia-'));
  return {
    ...frameOf(file, item.decision!.documentNumber, issuedOn),
    code: 'L26',
    permitNumber: outgoingNumber(item),
    ...(item.amends && state.licence
      ? {
          revision: {
            version: state.licence.version + 1,
            by: t(`domain.amends.${item.amends}`),
            replacesVersion: state.licence.version,
            from: item.amends === 'change' ? issuedOn : validFrom,
          },
        }
      : {}),
    management: kind === 'permit-key' ? '重点管理' : '简化管理',
    site: site.address,
    coordinates: site.longitude && site.latitude ? `${site.longitude}°E, ${site.latitude}°N` : NONE,
    industry: industry(file, industryName),
    validFrom,
    validTo: validTo ?? '',
    renewBy: renewBy ?? '',
    eiaNumber: eia ? eiaNumber(eia) : (application.waste?.eiaNumber ?? ''),
    products: application.products.map(({ name, quantity, unit }) => ({ name, quantity, unit })),
    outlets: outletLimits(file),
    totals: totals(file),
    conditions: conditionsOf(state, item.kind, rules.procedure(state.procedure)),
  };
}

const eiaNumber = ({ decision, filed }: CaseItem): string =>
  decision?.documentNumber ?? filed?.platformNumber ?? filed?.number ?? '';

/** Kind and validity of the licence that an item becomes. */
function licenceAfter({ state, rules }: CaseFile, item: CaseItem, issuedOn: string) {
  const planned = procedureItem(state, item.kind, rules);
  const calendar = rules.calendar(state.jurisdiction);
  if (!isFiling(planned) && planned.amends && state.licence) {
    const validity = revisedValidity(planned, state.licence, issuedOn, state.receivedOn, rules, calendar);
    return { kind: planned.licenceKind ?? state.licence.kind, ...validity };
  }
  return { kind: item.kind, validFrom: issuedOn, ...validityOf(planned, issuedOn, state.receivedOn, rules, calendar) };
}

/** L25 and L28: the receipt of what is complete as it was handed in. */
export function filingContent({ file, item, issuedOn, industryName }: CertificateContext): FilingContent {
  const { state, rules, application } = file;
  const { at, number, platformNumber = '', article } = item.filed!;
  const filedOn = localDate(at);
  const planned = procedureItem(state, item.kind, rules);
  const { validTo, renewBy } = validityOf(planned, filedOn, state.receivedOn, rules, rules.calendar(state.jurisdiction));
  return {
    ...frameOf(file, number, issuedOn),
    code: item.kind === 'eia-registration' ? 'L25' : 'L28',
    platformNumber,
    filedOn,
    site: application.site.address,
    industry: industry(file, industryName),
    validTo: validTo ?? '',
    renewBy: renewBy ?? '',
    basis: article,
  };
}

export const isWasteLicence = (kind: ItemKind): boolean => kind.startsWith('waste-');

export const isPermit = (kind: ItemKind): boolean => kind.startsWith('permit-');
