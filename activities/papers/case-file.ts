import type { Knex } from 'knex';
import type { Application } from '../../domain/application/application';
import type { MaterialSection } from '../../domain/application/sections';
import type { StreamRef } from '../../domain/decider';
import type { JointCase } from '../../domain/joint-case/state';
import { Refused } from '../../domain/refused';
import type { Jurisdiction, Rules } from '../../domain/rules/rules';
import type { DocumentContent } from '../../templates/models/documents';
import type { Translate } from '../../templates/i18n';

/** Everything that a paper of a case is written from. */
export interface CaseFile {
  state: JointCase;
  rules: Rules;
  authority: Jurisdiction;
  application: Pick<Application, 'unit' | 'contact' | 'project' | 'site' | 'products' | 'outlets' | 'waste'>;
  materials: MaterialSection[];
  /** Department kind → its name, as the authority calls it. */
  departments: Record<string, string>;
  /** Papers are written in Chinese. */
  t: Translate;
}

/** Reads the case and the sections it names, as they stand now. Throws Refused `not-found`. */
export async function readCaseFile(db: Knex, rules: Rules, t: Translate, stream: StreamRef): Promise<CaseFile> {
  const row = await db<{ id: string; state: JointCase }>('streams').where({ id: stream.id }).first('state');
  if (!row) throw new Refused('not-found');
  const { state } = row;
  const stored = await db<{ hash: string; content: unknown }>('sections').whereIn('hash', Object.values(state.sections));
  const byHash = new Map(stored.map(({ hash, content }) => [hash, content]));
  const sections = Object.entries(state.sections).map(([name, hash]) => [name, byHash.get(hash)] as const);
  const departments = await db<{ jurisdiction: string; kind: string; name_zh: string }>('departments').where({
    jurisdiction: state.jurisdiction,
  });
  return {
    state,
    rules,
    authority: rules.jurisdiction(state.jurisdiction),
    application: Object.fromEntries(sections.filter(([name]) => !name.startsWith('materials/'))) as CaseFile['application'],
    materials: sections.filter(([name]) => name.startsWith('materials/')).map(([, content]) => content as MaterialSection),
    departments: Object.fromEntries(departments.map(({ kind, name_zh }) => [kind, name_zh])),
    t,
  };
}

/** What every paper of a case says of itself. */
export const frameOf = ({ state, authority, application }: CaseFile, number: string, issuedOn: string): DocumentContent => ({
  issuer: authority.nameZh,
  number,
  issuedOn,
  caseNumber: state.number,
  party: {
    name: state.facts.unitName,
    uscc: state.facts.uscc,
    address: application.unit.address,
    legalRepresentative: application.unit.legalRepresentative,
  },
  project: state.facts.projectName,
  phone: authority.phone,
});

/** Day on which the Ecological Environment Code gave the EIA papers their new names (生态环境法典 1242). */
const CODE_IN_FORCE = '2026-08-15';

/** 生态环境影响报告表 since the Code, 环境影响报告表 before it. */
export const eiaFileKind = (kind: string, receivedOn: string): string =>
  (receivedOn >= CODE_IN_FORCE ? '生态' : '') + (kind === 'eia-book' ? '环境影响报告书' : '环境影响报告表');
