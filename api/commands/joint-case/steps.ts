import { z } from 'zod';
import { anyText, optionalText, text } from '../../../domain/application/fields';
import { ROLES } from '../../../domain/joint-case/roles';
import { ofThisRound } from '../../../domain/joint-case/branch';
import { defineCommand } from '../entry';
import { opinionChoices } from './choices';
import { conclusion, conclusionFields, day, ownBranch, people, peopleField } from './step-fields';

/** The steps that are more than an opinion: visits, panels, answers to the public, checks afterwards. */

export const scheduleVisit = defineCommand<'joint-case', 'ScheduleVisit'>()({
  process: 'joint-case',
  name: 'ScheduleVisit',
  label: 'commands.joint-case.ScheduleVisit',
  roles: ROLES.ScheduleVisit,
  body: z.strictObject({
    branch: text(60),
    on: day(),
    /** What to prepare, where to meet; told to the enterprise. */
    note: anyText(500).default(''),
  }),
  fields: [
    ownBranch('visit'),
    { name: 'on', label: 'commands.fields.visitOn', required: true, type: 'date' },
    {
      name: 'note',
      label: 'commands.fields.visitNote',
      hint: 'commands.fields.visitNoteHint',
      required: false,
      type: 'textarea',
      maxLength: 500,
    },
  ],
  example: { branch: 'site-visit', on: '2026-12-02', note: '请准备排污口、危废贮存设施现场及台账。' },
  prepare: (body) => ({ command: { type: 'ScheduleVisit', ...body } }),
});

export const recordVisit = defineCommand<'joint-case', 'RecordVisit'>()({
  process: 'joint-case',
  name: 'RecordVisit',
  label: 'commands.joint-case.RecordVisit',
  roles: ROLES.RecordVisit,
  body: z.strictObject({
    branch: text(60),
    on: day(),
    /** At least two (行政许可法 34(3)). */
    participants: people(2),
    findings: text(5_000),
    conclusion: conclusion(),
    /** Needed to agree with conditions. */
    conditions: optionalText(5_000),
  }),
  fields: [
    ownBranch('visit'),
    { name: 'on', label: 'commands.fields.visitedOn', required: true, type: 'date' },
    peopleField('participants'),
    { name: 'findings', label: 'commands.fields.findings', required: true, type: 'textarea', maxLength: 5_000 },
    ...conclusionFields,
  ],
  example: {
    branch: 'site-visit',
    on: '2026-12-02',
    participants: [{ name: '张弛', organisation: '排污许可科' }, { name: '沈一诺' }],
    findings: '贮存设施与申请材料一致，防渗、导流措施到位。',
    conclusion: 'agree',
  },
  prepare: ({ conditions, ...body }) => ({
    command: { type: 'RecordVisit', ...body, ...(conditions ? { conditions } : {}) },
  }),
});

export const convenePanel = defineCommand<'joint-case', 'ConvenePanel'>()({
  process: 'joint-case',
  name: 'ConvenePanel',
  label: 'commands.joint-case.ConvenePanel',
  roles: ROLES.ConvenePanel,
  body: z.strictObject({
    branch: text(60),
    on: day(),
    experts: people(1),
    /** Number of the written notice of the time needed (行政许可法 45). */
    document: text(100),
  }),
  fields: [
    ownBranch('panel', (branch) => !ofThisRound(branch, branch.panel)),
    { name: 'on', label: 'commands.fields.panelOn', required: true, type: 'date' },
    peopleField('experts'),
    {
      name: 'document',
      label: 'commands.fields.document',
      hint: 'commands.fields.documentHint',
      required: true,
      type: 'text',
      maxLength: 100,
    },
  ],
  example: {
    branch: 'expert-panel',
    on: '2026-12-04',
    experts: [{ name: '钱教授', organisation: '示例大学' }],
    document: '示环评告〔2026〕3号',
  },
  prepare: (body) => ({ command: { type: 'ConvenePanel', ...body } }),
});

export const recordPanel = defineCommand<'joint-case', 'RecordPanel'>()({
  process: 'joint-case',
  name: 'RecordPanel',
  label: 'commands.joint-case.RecordPanel',
  roles: ROLES.RecordPanel,
  body: z.strictObject({
    branch: text(60),
    on: day(),
    experts: people(1),
    text: text(5_000),
    conclusion: conclusion(),
    /** Needed to agree with conditions. */
    conditions: optionalText(5_000),
  }),
  fields: [
    ownBranch('panel', (branch) => ofThisRound(branch, branch.panel) !== undefined),
    { name: 'on', label: 'commands.fields.panelHeldOn', required: true, type: 'date' },
    peopleField('experts'),
    { name: 'text', label: 'commands.fields.panelText', required: true, type: 'textarea', maxLength: 5_000 },
    ...conclusionFields,
  ],
  example: {
    branch: 'expert-panel',
    on: '2026-12-04',
    experts: [{ name: '钱教授', organisation: '示例大学' }],
    text: '专家组认为报告书结论可信，同意修改后通过。',
    conclusion: 'conditions',
    conditions: '补充厂界无组织排放监测方案。',
  },
  prepare: ({ conditions, ...body }) => ({
    command: { type: 'RecordPanel', ...body, ...(conditions ? { conditions } : {}) },
  }),
});

export const answerPublicOpinion = defineCommand<'joint-case', 'AnswerPublicOpinion'>()({
  process: 'joint-case',
  name: 'AnswerPublicOpinion',
  label: 'commands.joint-case.AnswerPublicOpinion',
  roles: ROLES.AnswerPublicOpinion,
  body: z.strictObject({
    opinion: text(80),
    adopted: z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean()),
    /** How it is taken up, or why it is not. */
    text: text(2_000),
  }),
  fields: [
    { name: 'opinion', label: 'commands.fields.publicOpinion', required: true, type: 'select', choices: opinionChoices },
    {
      name: 'adopted',
      label: 'commands.fields.adopted',
      required: true,
      type: 'radio',
      choices: () => [
        { value: 'true', label: 'domain.adopted.true' },
        { value: 'false', label: 'domain.adopted.false' },
      ],
    },
    { name: 'text', label: 'commands.fields.adoptedText', required: true, type: 'textarea', maxLength: 2_000 },
  ],
  example: { opinion: 'acceptance-notice-1', adopted: true, text: '已要求建设单位补充夜间噪声控制措施。' },
  prepare: (body) => ({ command: { type: 'AnswerPublicOpinion', ...body } }),
});

export const recordFollowUp = defineCommand<'joint-case', 'RecordFollowUp'>()({
  process: 'joint-case',
  name: 'RecordFollowUp',
  label: 'commands.joint-case.RecordFollowUp',
  roles: ROLES.RecordFollowUp,
  body: z.strictObject({ branch: text(60), on: day(), findings: text(5_000), result: z.enum(['kept', 'broken']) }),
  fields: [
    ownBranch('follow-up'),
    { name: 'on', label: 'commands.fields.followUpOn', required: true, type: 'date' },
    { name: 'findings', label: 'commands.fields.findings', required: true, type: 'textarea', maxLength: 5_000 },
    {
      name: 'result',
      label: 'commands.fields.followUpResult',
      required: true,
      type: 'radio',
      choices: () => [
        { value: 'kept', label: 'domain.followUp.kept' },
        { value: 'broken', label: 'domain.followUp.broken' },
      ],
    },
  ],
  example: { branch: 'commitment-check', on: '2027-01-15', findings: '治理设施已按承诺建成并运行。', result: 'kept' },
  prepare: (body) => ({ command: { type: 'RecordFollowUp', ...body } }),
});
