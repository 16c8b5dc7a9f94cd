import type { SectionName } from '../../../domain/application/application';
import type { FurtherSection } from '../../../domain/procedure/procedure';
import { textAt, textsAt, valueAt, type FormState } from '../forms/form';
import { filledRows, isFilled } from '../forms/rows';

/**
 * The parts of an application from what a form sent: blank optional fields stay blank (the schema knows them), rows in which
 * nothing was entered are left out, ticks become booleans. Anything the form does not have is dropped.
 */
export function sectionFrom(name: SectionName, sent: unknown, pointer: string): unknown {
  const form: FormState = { values: sent, problems: [] };
  const texts = (at: string, keys: readonly string[]) =>
    Object.fromEntries(
      keys
        .map((key): [string, unknown] => [
          key,
          valueAt(form.values, `${at}/${key}`) === undefined ? undefined : textAt(form, `${at}/${key}`),
        ])
        .filter(([, value]) => value !== undefined),
    );
  switch (name) {
    case 'unit':
      return texts(pointer, ['name', 'uscc', 'address', 'legalRepresentative']);
    case 'contact':
      return texts(pointer, ['name', 'email', 'phone', 'locale']);
    case 'project':
      return {
        ...texts(pointer, ['name', 'nature', 'industryCode', 'description', 'investmentWanYuan']),
        // The form asks: nothing ticked says that nothing applies.
        special: textsAt(form, `${pointer}/special`),
      };
    case 'site':
      return texts(pointer, ['division', 'address', 'longitude', 'latitude']);
    case 'products':
      return filledRows(sent, pointer).map((row) => pick(row, ['name', 'quantity', 'unit']));
    case 'outlets':
      return filledRows(sent, pointer).map((row) => ({
        ...pick(row, ['code', 'kind', 'name']),
        pollutants: filledRows(row, '/pollutants').map((one) =>
          pick(one, ['code', 'name', 'concentration', 'concentrationUnit', 'annual']),
        ),
      }));
    case 'waste':
      return {
        ...texts(pointer, ['eiaNumber']),
        kinds: filledRows(sent, `${pointer}/kinds`).map((row) => ({
          ...pick(row, ['code', 'name', 'annual']),
          ways: textsAt({ values: row, problems: [] }, '/ways'),
        })),
        facilities: filledRows(sent, `${pointer}/facilities`).map((row) =>
          pick(row, ['code', 'name', 'way', 'method', 'capacity']),
        ),
        storage: filledRows(sent, `${pointer}/storage`).map((row) => pick(row, ['name', 'area', 'capacity'])),
        technicians: filledRows(sent, `${pointer}/technicians`).map((row) => pick(row, ['name', 'title', 'subject', 'years'])),
      };
  }
}

const pick = (row: Record<string, unknown>, keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(keys.flatMap((key) => (typeof row[key] === 'string' ? [[key, row[key]]] : [])));

const sections: readonly SectionName[] = ['unit', 'contact', 'project', 'site', 'products', 'outlets'];

/** Parts that are there: those that the procedure asks for, and those in which something was typed before it was changed. */
export const furtherSections = (sent: unknown, asked: readonly FurtherSection[]): FurtherSection[] =>
  (['waste'] as const).filter((name) => asked.includes(name) || isFilled(valueAt(sent, `/application/${name}`)));

/** The whole application as the Submit command takes it. */
export function applicationFrom(sent: unknown, asked: readonly FurtherSection[]): Record<string, unknown> {
  const at = (name: string) => `/application/${name}`;
  const ticked = (name: string) =>
    textAt({ values: sent, problems: [] }, at(`consent/${name}`)) === 'true' ? { [name]: true } : {};
  return {
    ...Object.fromEntries(
      [...sections, ...furtherSections(sent, asked)].map((name) => [name, sectionFrom(name, sent, at(name))]),
    ),
    materials: filledRows(sent, at('materials')).map((row) => pick(row, ['code', 'upload'])),
    consent: { ...ticked('truthful'), ...ticked('electronicService') },
  };
}

/** Numbers of the national platform that were entered. */
function platformNumbersFrom(form: FormState): object {
  const sent = Object.keys(valueAt(form.values, '/platformNumbers') ?? {}).filter((kind) => /^[a-z-]{1,40}$/.test(kind));
  const numbers = sent
    .map((kind) => [kind, textAt(form, `/platformNumbers/${kind}`)] as const)
    .filter(([, number]) => number.trim() !== '');
  return numbers.length > 0 ? { platformNumbers: Object.fromEntries(numbers) } : {};
}

/** What a draft keeps and the Submit command takes: blank words beside the application are left out. */
export function submissionFrom(sent: unknown, id: string, asked: readonly FurtherSection[]): Record<string, unknown> {
  const form: FormState = { values: sent, problems: [] };
  const optional = (name: string) => {
    const text = textAt(form, `/${name}`);
    return text === '' ? {} : { [name]: text };
  };
  return {
    id,
    procedure: textAt(form, '/procedure'),
    ...optional('receivedOn'),
    ...optional('reason'),
    ...optional('licence'),
    ...platformNumbersFrom(form),
    ...optional('routingReason'),
    application: applicationFrom(sent, asked),
  };
}
