import { askedFacts, topicNames, type Topic } from '../../../domain/change/questions';
import type { Assessment } from '../../../stores/changes';
import { textAt, textsAt, type FormState } from '../forms/form';
import { filledRows } from '../forms/rows';

const FLAGS = ['fugitive', 'class1', 'lessToxic', 'direct', 'nowDirect', 'main', 'fromFugitive'];

/** The topics whose details are asked: everything but those of which the answer is "nothing changes". */
export const askedTopics = (sent: unknown): Topic[] =>
  topicNames.filter((topic) => textAt(state(sent), `/topics/${topic}`) !== 'no');

/** The body that REST takes, from what the form sent: blank is unknown, "not sure" is unknown, rows without any entry are left out. */
export function assessmentFrom(sent: unknown): { unit: object; change: Record<string, unknown> } {
  const form = state(sent);
  const text = (at: string) => textAt(form, at).trim();
  const given = (at: string, names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (text(`${at}/${name}`) === '' ? [] : [[name, text(`${at}/${name}`)]])));
  const unchanged = topicNames.filter((topic) => text(`/topics/${topic}`) === 'no');
  const rows = (name: 'capacities' | 'pollutants' | 'outlets', topic: Topic) =>
    unchanged.includes(topic)
      ? {}
      : {
          [name]: {
            complete: text(`/change/${name}/complete`) === 'true',
            rows: filledRows(sent, `/change/${name}/rows`).map(rowFrom),
          },
        };
  const pair = (name: 'accidentVolume' | 'wasteScale', topic: Topic) =>
    unchanged.includes(topic) ? {} : { [name]: given(`/change/${name}`, ['before', 'after']) };
  const area = text('/area');
  return {
    unit: given('/unit', ['name', 'uscc']),
    change: {
      ...given('/change', [
        ...['division', 'baseFile', 'approvedOn', 'eiaDocument', 'tier', 'newTier', 'permitValidTo', 'wasteValidTo'],
        ...['registeredOn', 'changedOn'],
      ]),
      ...(area === 'attained' ? { notAttained: [] } : {}),
      ...(area === 'over' ? { notAttained: textsAt(form, '/change/notAttained') } : {}),
      unchanged,
      answers: Object.fromEntries(
        askedFacts.flatMap((fact) => {
          const answer = text(`/change/answers/${fact}`);
          return answer === 'true' || answer === 'false' ? [[fact, answer === 'true']] : [];
        }),
      ),
      ...rows('capacities', 'capacity'),
      ...rows('pollutants', 'emissions'),
      ...rows('outlets', 'outlets'),
      ...pair('accidentVolume', 'accident'),
      ...pair('wasteScale', 'wasteLicence'),
    },
  };
}

/** The form again as an assessment was given, for what was missing to be added. */
export function valuesOf({
  unitName: name,
  uscc,
  change,
}: Pick<Assessment, 'unitName' | 'uscc' | 'change'>): Record<string, unknown> {
  const { notAttained, unchanged } = change;
  return {
    unit: { name, uscc },
    change: inWords(change),
    topics: Object.fromEntries(topicNames.map((topic) => [topic, unchanged.includes(topic) ? 'no' : 'yes'])),
    area: notAttained === undefined ? '' : notAttained.length > 0 ? 'over' : 'attained',
    details: 'shown',
  };
}

/** Answers as a form says them. */
function inWords(value: unknown): unknown {
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(inWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inWords(one)]));
}

const state = (sent: unknown): FormState => ({ values: sent, problems: [] });

const rowFrom = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]): [string, unknown][] => {
      if (typeof value !== 'string' || value.trim() === '') return [];
      return FLAGS.includes(name) ? [[name, value === 'true']] : [[name, value]];
    }),
  );
