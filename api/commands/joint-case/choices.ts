import { extensionLeft } from '../../../domain/clock/extension';
import { clockState, type Clock } from '../../../domain/clock/ledger';
import { JOINT_CLOCK } from '../../../domain/joint-case/terms';
import { STOP_GROUNDS } from '../../../domain/clock/grounds';
import { branchesToAct } from '../../../domain/joint-case/branch';
import { unansweredOpinions } from '../../../domain/joint-case/publicity';
import type { JointCase } from '../../../domain/joint-case/state';
import { approvals } from '../../../domain/procedure/procedure';
import type { ItemKind, Procedure } from '../../../domain/procedure/procedure';
import type { Choice, FormContext } from '../entry';

/** What the forms of a case offer to choose from. */

const caseOf = ({ state }: FormContext): JointCase => state as JointCase;
const procedureOf = (context: FormContext): Procedure => context.rules.procedure(caseOf(context).procedure);
const inLanguage = ({ locale }: FormContext, names: { zh: string; en: string }): string =>
  locale === 'en' ? names.en : names.zh;

export const itemChoices = (context: FormContext): Choice[] =>
  caseOf(context)
    .items.filter(({ state }) => state === 'checking' || state === 'accepted')
    .map(({ kind }) => ({ value: kind, label: `domain.item.${kind}` }));

/** Sections of the application, and every material that the procedure asks for. */
export const sectionChoices = (context: FormContext): Choice[] => [
  ...(['unit', 'contact', 'project', 'site', 'products', 'outlets', ...(procedureOf(context).sections ?? [])] as const).map(
    (name) => ({
      value: name,
      label: `domain.section.${name}` as const,
    }),
  ),
  ...procedureOf(context).materials.map((material) => ({
    value: `materials/${material.code}`,
    text: inLanguage(context, material),
  })),
];

export const branchChoices =
  (wanted: (branch: JointCase['branches'][number], context: FormContext) => boolean) =>
  (context: FormContext): Choice[] => {
    const names = new Map(procedureOf(context).branches.map((branch) => [branch.id, inLanguage(context, branch)]));
    return caseOf(context)
      .branches.filter((branch) => wanted(branch, context))
      .map(({ id }) => ({ value: id, text: names.get(id) ?? id }));
  };

export const conclusionChoices = (): Choice[] => [
  { value: 'agree', label: 'domain.opinion.agree' },
  { value: 'conditions', label: 'domain.opinion.conditions' },
  { value: 'disagree', label: 'domain.opinion.disagree' },
];

export const groundChoices =
  (stage: 'acceptance' | 'decision') =>
  (context: FormContext): Choice[] => {
    const seen = new Map<string, Choice>();
    for (const item of approvals(procedureOf(context)))
      for (const ground of item.refusalGrounds.filter((one) => (one.stage ?? 'decision') === stage))
        seen.set(ground.code, { value: ground.code, text: `${inLanguage(context, ground)}（${ground.article}）` });
    return [...seen.values()];
  };

/** Statutory clocks in one standing; the promised and internal ones are not stopped by hand. */
export const clockChoices =
  (standing: 'running' | 'stopped') =>
  (context: FormContext): Choice[] =>
    caseOf(context)
      .clocks.filter((clock) => clock.kind === 'statutory' && clockState(clock) === standing)
      .map(clockChoice);

const clockChoice = ({ id, subject }: Clock): Choice =>
  id === JOINT_CLOCK
    ? { value: id, label: 'domain.clockKind.joint' }
    : { value: id, label: `domain.item.${subject as ItemKind}` };

/** Clocks of which the law leaves some extension (行政许可法 42). */
export const extendableClocks = (context: FormContext): Choice[] =>
  caseOf(context)
    .clocks.filter((clock) => clockState(clock) !== 'ended' && extensionLeft(clock) > 0)
    .map(clockChoice);

export const stopGroundChoices = (context: FormContext): Choice[] =>
  STOP_GROUNDS.map((ground) => ({ value: ground.code, text: inLanguage(context, ground) }));

export const demandChoices = (context: FormContext): Choice[] =>
  caseOf(context)
    .corrections.filter(({ answeredAt }) => answeredAt === undefined)
    .flatMap(({ demands }) => demands.map(({ id, text }) => ({ value: id, text })));

export const taskChoices = (context: FormContext): Choice[] =>
  (context.state as { failed?: { task: string; reason: string }[] }).failed?.map(({ task, reason }) => ({
    value: task,
    text: reason,
  })) ?? [];

/** Later versions of the case's procedure, the newest first. */
export const versionChoices = (context: FormContext): Choice[] => {
  const { id, version: own } = caseOf(context).procedure;
  return context.rules
    .versionsOf(id)
    .filter(({ version }) => version > own)
    .toReversed()
    .map(({ version, validFrom }) => ({
      value: String(version),
      text: context.locale === 'en' ? `Version ${version}, from ${validFrom}` : `第${version}版（${validFrom} 起）`,
    }));
};

/** Opinions of the public that wait for an answer of the person's department. */
export const opinionChoices = (context: FormContext): Choice[] =>
  branchesToAct(caseOf(context), context.actor, ['publicity']).flatMap((branch) =>
    unansweredOpinions(branch).map(({ id, text }) => ({ value: id, text })),
  );
