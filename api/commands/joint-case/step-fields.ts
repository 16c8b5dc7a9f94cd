import { z } from 'zod';
import { optionalText, text } from '../../../domain/application/fields';
import { isLocalDate } from '../../../domain/calendar/dates';
import { kindOf } from '../../../domain/joint-case/standing';
import type { CaseBranch } from '../../../domain/joint-case/branch-state';
import type { BranchKind } from '../../../domain/procedure/procedure';
import type { FormContext, FormField } from '../entry';
import { branchChoices, conclusionChoices } from './choices';

/** What the forms of steps share: days, people, a conclusion, the branch. */

export const day = () => text(10).refine(isLocalDate, { error: 'date-invalid' });
export const people = (least: number) =>
  z
    .array(z.strictObject({ name: text(60), organisation: optionalText(100) }))
    .min(least)
    .max(30);
export const conclusion = () => z.enum(['agree', 'conditions', 'disagree']);

export const branchField = (wanted: (branch: CaseBranch, context: FormContext) => boolean): FormField => ({
  name: 'branch',
  label: 'commands.fields.branch',
  required: true,
  type: 'select',
  choices: branchChoices(wanted),
});

/** Open, of this person's department, and nobody else's by a claim. */
export const isToAct = ({ state, department, claimedBy }: CaseBranch, { actor }: FormContext): boolean =>
  state === 'open' && department === actor.department && (!claimedBy || claimedBy.id === actor.id);

/** Open branches of a kind that this person may act on. */
export const ownBranch = (kind: BranchKind, more: (branch: CaseBranch) => boolean = () => true): FormField =>
  branchField((branch, context) => isToAct(branch, context) && kindOf(branch) === kind && more(branch));

export const peopleField = (name: 'participants' | 'experts'): FormField => ({
  name,
  label: `commands.fields.${name}`,
  hint: `commands.fields.${name}Hint`,
  required: true,
  type: 'list',
  atLeast: name === 'participants' ? 2 : 1,
  of: [
    { name: 'name', label: 'commands.fields.personName', required: true, type: 'text', maxLength: 60 },
    { name: 'organisation', label: 'commands.fields.organisation', required: false, type: 'text', maxLength: 100 },
  ],
});

export const conditionsField: FormField = {
  name: 'conditions',
  label: 'commands.fields.conditions',
  hint: 'commands.fields.conditionsHint',
  required: false,
  type: 'textarea',
  maxLength: 5_000,
};

export const conclusionFields: FormField[] = [
  { name: 'conclusion', label: 'commands.fields.conclusion', required: true, type: 'radio', choices: conclusionChoices },
  conditionsField,
];
