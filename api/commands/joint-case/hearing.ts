import { z } from 'zod';
import { anyText, optionalText, text } from '../../../domain/application/fields';
import { ofThisRound } from '../../../domain/joint-case/branch';
import { askable, tellable } from '../../../domain/joint-case/hearing';
import { ROLES } from '../../../domain/joint-case/roles';
import type { JointCase } from '../../../domain/joint-case/state';
import { defineCommand, type FormContext, type FormField } from '../entry';
import { branchField, conclusion, conclusionFields, day, ownBranch, people, peopleField } from './step-fields';

/** A hearing (听证, 行政许可法 46 to 48), from the notice of the right to its record. */

const caseOf = ({ state }: FormContext): JointCase => state as JointCase;
const chairField: FormField = {
  name: 'chair',
  label: 'commands.fields.chair',
  hint: 'commands.fields.chairHint',
  required: true,
  type: 'text',
  maxLength: 60,
};
const MATTER = 2_000;
const MINUTES = 20_000;

export const tellHearingRight = defineCommand<'joint-case', 'TellHearingRight'>()({
  process: 'joint-case',
  name: 'TellHearingRight',
  label: 'commands.joint-case.TellHearingRight',
  roles: ROLES.TellHearingRight,
  body: z.strictObject({
    branch: text(60),
    /** What is to be decided, and which important interests it bears on; printed on the notice (L12). */
    matter: text(MATTER),
    /** Told beside the applicant. */
    parties: z
      .array(z.strictObject({ name: text(60), phone: text(30), email: anyText(100).default(''), concern: text(200) }))
      .max(30)
      .default([]),
  }),
  fields: [
    branchField(
      (branch, context) => branch.department === context.actor.department && tellable(caseOf(context)).includes(branch),
    ),
    {
      name: 'matter',
      label: 'commands.fields.matter',
      hint: 'commands.fields.matterHint',
      required: true,
      type: 'textarea',
      maxLength: MATTER,
    },
    {
      name: 'parties',
      label: 'commands.fields.parties',
      hint: 'commands.fields.partiesHint',
      required: false,
      type: 'list',
      of: [
        { name: 'name', label: 'commands.fields.personName', required: true, type: 'text', maxLength: 60 },
        { name: 'phone', label: 'commands.fields.phone', required: true, type: 'text', maxLength: 30 },
        { name: 'email', label: 'commands.fields.email', required: false, type: 'text', maxLength: 100 },
        { name: 'concern', label: 'commands.fields.concern', required: true, type: 'text', maxLength: 200 },
      ],
    },
  ],
  example: {
    branch: 'hearing',
    matter: '拟准予危险废物综合经营许可；处置设施距最近居民点约350米。',
    parties: [{ name: '示例社区居民委员会', phone: '13800000001', email: '', concern: '距处置设施约350米' }],
  },
  prepare: (body) => ({ command: { type: 'TellHearingRight', ...body } }),
});

/** The applicant and the parties that were told. */
const askers = (context: FormContext) => {
  const { facts } = caseOf(context);
  const told =
    context.actor.role === 'enterprise' ? [] : askable(caseOf(context)).flatMap(({ hearing }) => hearing?.parties ?? []);
  return [facts.unitName, ...told.map(({ name }) => name)].map((name) => ({ value: name, text: name }));
};

export const askForHearing = defineCommand<'joint-case', 'AskForHearing'>()({
  process: 'joint-case',
  name: 'AskForHearing',
  label: 'commands.joint-case.AskForHearing',
  roles: ROLES.AskForHearing,
  body: z.strictObject({
    branch: text(60),
    /** Who asks, of those who were told; the applicant where left out. */
    party: optionalText(100),
  }),
  fields: [
    branchField((branch, context) => askable(caseOf(context)).includes(branch)),
    { name: 'party', label: 'commands.fields.party', required: true, type: 'select', choices: askers },
  ],
  example: { branch: 'hearing' },
  prepare: ({ branch, party }) => ({ command: { type: 'AskForHearing', branch, ...(party ? { party } : {}) } }),
});

export const scheduleHearing = defineCommand<'joint-case', 'ScheduleHearing'>()({
  process: 'joint-case',
  name: 'ScheduleHearing',
  label: 'commands.joint-case.ScheduleHearing',
  roles: ROLES.ScheduleHearing,
  body: z.strictObject({
    branch: text(60),
    on: day(),
    /** `09:30` */
    time: text(5),
    place: text(200),
    /** Nobody who examined the application (行政许可法 48). */
    chair: text(60),
  }),
  fields: [
    ownBranch('hearing', (branch) => {
      const hearing = ofThisRound(branch, branch.hearing);
      return hearing?.asked !== undefined && !hearing.planned;
    }),
    { name: 'on', label: 'commands.fields.hearingOn', required: true, type: 'date' },
    {
      name: 'time',
      label: 'commands.fields.hearingTime',
      hint: 'commands.fields.hearingTimeHint',
      required: true,
      type: 'text',
      maxLength: 5,
    },
    { name: 'place', label: 'commands.fields.place', required: true, type: 'text', maxLength: 200 },
    chairField,
  ],
  example: { branch: 'hearing', on: '2026-12-10', time: '09:30', place: '政务服务中心三楼听证室', chair: '周明' },
  prepare: (body) => ({ command: { type: 'ScheduleHearing', ...body } }),
});

export const recordHearing = defineCommand<'joint-case', 'RecordHearing'>()({
  process: 'joint-case',
  name: 'RecordHearing',
  label: 'commands.joint-case.RecordHearing',
  roles: ROLES.RecordHearing,
  body: z.strictObject({
    branch: text(60),
    on: day(),
    chair: text(60),
    participants: people(1),
    /** What was said and shown, as the minutes have it. */
    minutes: text(MINUTES),
    /** Of the department, after the hearing. */
    conclusion: conclusion(),
    /** Needed to agree with conditions. */
    conditions: optionalText(5_000),
  }),
  fields: [
    ownBranch('hearing', (branch) => ofThisRound(branch, branch.hearing)?.planned !== undefined),
    { name: 'on', label: 'commands.fields.heardOn', required: true, type: 'date' },
    chairField,
    { ...peopleField('experts'), name: 'participants', label: 'commands.fields.heardBy', hint: 'commands.fields.heardByHint' },
    { name: 'minutes', label: 'commands.fields.minutes', required: true, type: 'textarea', maxLength: MINUTES },
    ...conclusionFields,
  ],
  example: {
    branch: 'hearing',
    on: '2026-12-10',
    chair: '周明',
    participants: [{ name: '李某', organisation: '示例社区居民委员会' }],
    minutes: '社区代表要求加密异味监测；申请人承诺在厂界增设在线监测。',
    conclusion: 'conditions',
    conditions: '厂界增设异味在线监测。',
  },
  prepare: ({ conditions, ...body }) => ({
    command: { type: 'RecordHearing', ...body, ...(conditions ? { conditions } : {}) },
  }),
});
