import { z } from 'zod';
import { sectionSchemas, type SectionName } from '../../../domain/application/application';
import { anyText, text, ulid } from '../../../domain/application/fields';
import type { Waste } from '../../../domain/application/waste';
import { factsOfSection, materialOf } from '../../../domain/application/sections';
import { ROLES } from '../../../domain/joint-case/roles';
import type { JointCase } from '../../../domain/joint-case/state';
import { Invalid } from '../../errors';
import { collectMaterials } from '../../materials';
import { addressed } from '../../sections';
import { parse } from '../../validation';
import { refuseWaste } from '../../waste';
import { defineCommand, type PrepareContext } from '../entry';
import { demandChoices } from './choices';

const answer = z.strictObject({
  /** Id of the demand. */
  demand: text(60),
  /** May be left out where the corrected part is handed in. */
  text: anyText(2_000).default(''),
  /** For a demand about `materials/<code>`: the files that take its place. */
  uploads: z.array(ulid()).max(20).optional(),
  /** For a demand about another section: its corrected content, in the form that the application has it. */
  content: z.unknown().optional(),
});
type Answer = z.output<typeof answer>;

export const answerCorrection = defineCommand<'joint-case', 'AnswerCorrection'>()({
  process: 'joint-case',
  name: 'AnswerCorrection',
  label: 'commands.joint-case.AnswerCorrection',
  roles: ROLES.AnswerCorrection,
  body: z.strictObject({ answers: z.array(answer).min(1).max(100) }),
  fields: [
    {
      name: 'answers',
      label: 'commands.fields.answers',
      required: true,
      type: 'list',
      of: [
        { name: 'demand', label: 'commands.fields.demand', required: true, type: 'select', choices: demandChoices },
        { name: 'text', label: 'commands.fields.answerText', required: false, type: 'textarea', maxLength: 2_000 },
        { name: 'uploads', label: 'commands.fields.uploads', required: false, type: 'file' },
      ],
    },
  ],
  example: { answers: [{ demand: 'eia-1-1', text: '已补交盖章正本。', uploads: ['01JD0000000000000000000000'] }] },
  async prepare({ answers }, context) {
    const asked = demandedSections(context.state as JointCase);
    const uploads: string[] = [];
    const contents: Record<string, unknown> = {};
    const prepared = [];
    for (const [i, one] of answers.entries()) {
      const name = asked.get(one.demand);
      const section = name === undefined ? undefined : await sectionOf(one, name, `/answers/${i}`, context);
      if (section) {
        uploads.push(...section.uploads);
        Object.assign(contents, section.contents);
      }
      prepared.push({
        demand: one.demand,
        text: one.text,
        ...(section && name !== undefined ? { section: { name, hash: section.hash, ...section.facts } } : {}),
      });
    }
    return { command: { type: 'AnswerCorrection', answers: prepared }, sections: contents, uploads };
  },
});

const demandedSections = ({ corrections }: JointCase): Map<string, string> =>
  new Map(corrections.flatMap(({ demands }) => demands.map(({ id, section }) => [id, section] as const)));

/** The section that an answer hands in, stored under its hash; undefined when it only explains. */
async function sectionOf(one: Answer, name: string, pointer: string, context: PrepareContext) {
  const material = materialOf(name);
  if (material !== undefined) {
    if (!one.uploads?.length) return undefined;
    const named = one.uploads.map((upload) => ({ code: material, upload, pointer }));
    const { files, uploads } = await collectMaterials(context, named, [material]);
    return stored(name, files[0], uploads);
  }
  if (one.content === undefined) return undefined;
  const schemas = sectionSchemas(context.services.catalogue);
  if (!Object.hasOwn(schemas, name)) throw new Invalid([{ pointer: `${pointer}/content`, code: 'section-unknown' }]);
  const content = parse<z.ZodType>(schemas[name as SectionName], one.content, `${pointer}/content`);
  if (name === 'waste') {
    const items = (context.state as JointCase).items.map(({ kind }) => kind);
    refuseWaste(content as Waste, items, `${pointer}/content`);
  }
  return stored(name, content, []);
}

function stored(name: string, content: unknown, uploads: string[]) {
  const { sections, contents } = addressed({ [name]: content });
  const facts = factsOfSection(name, content);
  return { hash: sections[name]!, contents, uploads, facts: facts ? { facts } : {} };
}
