import { wasteLines } from '../authority/wastes';
import type { CaseFacts } from '../joint-case/state';
import type { Application } from './application';

/** One uploaded paper as a section keeps it: by its content, not by the upload that brought it. */
export interface MaterialFile {
  /** SHA-256 of the file. */
  file: string;
  name: string;
  mime: string;
  bytes: number;
}

export interface MaterialSection {
  code: string;
  files: MaterialFile[];
}

export const materialSection = (code: string): string => `materials/${code}`;

/** Code of the material that a section holds; undefined for the other sections. */
export const materialOf = (section: string): string | undefined =>
  section.startsWith('materials/') ? section.slice('materials/'.length) : undefined;

/** The application cut into the parts that have versions of their own; each is stored under the hash of its content. */
export function sectionsOf(application: Application, files: readonly MaterialSection[]): Record<string, unknown> {
  const { unit, contact, project, site, products, outlets, waste } = application;
  return {
    unit,
    contact,
    project,
    site,
    products,
    outlets,
    ...(waste ? { waste } : {}),
    ...Object.fromEntries(files.map((section) => [materialSection(section.code), section])),
  };
}

/** The facts that a corrected section changes; none for parts that hold no facts. */
export function factsOfSection(name: string, content: unknown): Partial<CaseFacts> | undefined {
  switch (name) {
    case 'unit': {
      const unit = content as Application['unit'];
      return { unitName: unit.name, uscc: unit.uscc };
    }
    case 'contact':
      return { contact: content as Application['contact'] };
    case 'project': {
      const project = content as Application['project'];
      return { projectName: project.name, industryCode: project.industryCode, ...specialOf(project) };
    }
    case 'site':
      return { division: (content as Application['site']).division };
    case 'waste':
      return { wastes: wasteLines(content as NonNullable<Application['waste']>) };
    default:
      return undefined;
  }
}

const specialOf = ({ special }: Application['project']): Pick<CaseFacts, 'special'> => (special ? { special } : {});

/** The facts that decide and that lists show. */
export const factsOf = ({ unit, contact, project, site, waste, consent }: Application): CaseFacts => ({
  unitName: unit.name,
  uscc: unit.uscc,
  projectName: project.name,
  industryCode: project.industryCode,
  ...specialOf(project),
  division: site.division,
  ...(waste ? { wastes: wasteLines(waste) } : {}),
  contact: { name: contact.name, email: contact.email, phone: contact.phone, locale: contact.locale },
  electronicService: consent.electronicService,
});
