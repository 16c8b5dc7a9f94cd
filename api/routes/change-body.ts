import { z } from 'zod';
import { optionalText, orBlank, quantity, text } from '../../domain/application/fields';
import { isLocalDate } from '../../domain/calendar/dates';
import { contradictions } from '../../domain/change/derive';
import { eiaDocuments, tiers, type Change } from '../../domain/change/facts';
import { askedFacts, questionOf, topicNames, type AskedFact, type Topic } from '../../domain/change/questions';
import { Invalid } from '../errors';
import { parse } from '../validation';

/** Most rows of one kind that a change may have. */
const MOST = 100;

const date = () => orBlank(text(10).refine(isLocalDate, { error: 'date-invalid' }));
const amount = () => orBlank(quantity());
const yes = () => orBlank(z.boolean());
const rowsOf = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ complete: z.boolean().describe('There are no others'), rows: z.array(row).max(MOST) }).optional();

const answers = z.strictObject(
  Object.fromEntries(
    askedFacts.map((fact) => {
      const { zh, en } = questionOf(fact);
      return [fact, yes().describe(`${zh} / ${en}`)];
    }),
  ) as Record<AskedFact, ReturnType<typeof yes>>,
);

const pair = z.strictObject({ before: amount(), after: amount() }).optional();
const medium = z.enum(['air', 'water']);

/** Facts of one change. One left out is unknown, never "no"; a misspelt one is refused. */
export const ChangeBody = z.strictObject({
  division: optionalText(10).describe('Division of the site (GB/T 2260), for local readings'),
  baseFile: optionalText(200).describe('Approved EIA file that everything is compared with'),
  approvedOn: date(),
  eiaDocument: orBlank(z.enum(eiaDocuments)),
  tier: orBlank(z.enum(tiers)).describe('Permit category held'),
  newTier: orBlank(z.enum(tiers)).describe('Permit category after the change'),
  permitValidTo: date(),
  wasteValidTo: date(),
  registeredOn: date().describe('Register change of name, address or representative'),
  changedOn: date().describe('Change of other data'),
  notAttained: z
    .array(text(20))
    .max(20)
    .optional()
    .describe('Factors of the area over the standard: pm25, o3, pm10, so2, no2, cod, nh3n, tp, tn, other; [] for none'),
  unchanged: z.array(z.enum(topicNames)).max(topicNames.length).default([]).describe('Topics in which nothing changes'),
  answers: answers.default({}),
  capacities: rowsOf(z.strictObject({ name: text(100), before: amount(), after: amount(), unit: text(30) })),
  pollutants: rowsOf(
    z.strictObject({
      name: text(100).describe('HJ 212 code, name or alias'),
      medium,
      fugitive: yes(),
      class1: yes().describe('Class-1 water pollutant; known by itself for those of GB 8978'),
      lessToxic: yes().describe('Of a new pollutant: less toxic or volatile'),
      before: amount().describe('In the approved EIA file; 0 for a new one'),
      permitted: amount().describe('In the permit'),
      after: amount(),
      unit: z.enum(['t/a', 'kg/a', 'g/a']).default('t/a'),
    }),
  ),
  outlets: rowsOf(
    z.strictObject({
      name: text(60),
      medium,
      change: orBlank(z.enum(['added', 'moved', 'removed', 'altered'])),
      direct: yes(),
      nowDirect: yes(),
      main: yes(),
      fromFugitive: yes(),
      heightBefore: amount().describe('m'),
      heightAfter: amount().describe('m'),
    }),
  ),
  accidentVolume: pair.describe('m3'),
  wasteScale: pair.describe('t/a'),
});

/** Reads a change below a pointer. Throws Invalid, also where a topic is said not to change and yet does. */
export function readChange(body: unknown, factors: readonly { id: string }[], below = ''): Change {
  const change = parse(ChangeBody, body, below);
  const unknown = (change.notAttained ?? []).flatMap((id, i) =>
    factors.some((factor) => factor.id === id) ? [] : [{ pointer: `${below}/notAttained/${i}`, code: 'invalid-choice' }],
  );
  const contrary = contradictions(change).map((topic) => ({
    pointer: `${below}${placeOf[topic] ?? '/unchanged'}`,
    code: 'change-contradiction',
  }));
  if (unknown.length + contrary.length > 0) throw new Invalid([...unknown, ...contrary]);
  return change;
}

const placeOf: Partial<Record<Topic, string>> = {
  capacity: '/capacities',
  emissions: '/pollutants',
  outlets: '/outlets',
  accident: '/accidentVolume',
  wasteLicence: '/wasteScale',
};

/** +6% of capacity and of one pollutant in an attained area: not material, yet the permit is applied for again. */
export const exampleChange: z.input<typeof ChangeBody> = {
  baseFile: '锡环表〔2024〕18号',
  approvedOn: '2024-03-01',
  eiaDocument: 'form',
  tier: 'simplified',
  newTier: 'simplified',
  notAttained: [],
  unchanged: topicNames.filter((topic) => topic !== 'capacity' && topic !== 'emissions'),
  answers: {
    pollutionProject: true,
    sectorList: false,
    worksBegun: true,
    accepted: false,
    operatedOtherwise: false,
    newProject: false,
    wasteLicenceHeld: false,
    concentrationRises: false,
  },
  capacities: { complete: true, rows: [{ name: '覆铜板', before: '100', after: '106', unit: '万m2/a' }] },
  pollutants: {
    complete: true,
    rows: [{ name: 'w01018', medium: 'water', class1: false, before: '10', permitted: '10', after: '10.6', unit: 't/a' }],
  },
};
