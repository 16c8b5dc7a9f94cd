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

/** Open branches of a kind that this person may act on. */
export const ownBranch = (kind: BranchKind, more: (branch: CaseBranch) => boolean = () => true): FormField => ({
  name: 'branch',
  label: 'commands.fields.branch',
  required: true,
  type: 'select',
  choices: branchChoices((branch, { actor }: FormContext) => {
    const { state, department, claimedBy } = branch;
    const mine = !claimedBy || claimedBy.id === actor.id;
    return state === 'open' && kindOf(branch) === kind && department === actor.department && mine && more(branch);
  }),
});

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

export const conclusionFields: FormField[] = [
  { name: 'conclusion', label: 'commands.fields.conclusion', required: true, type: 'radio', choices: conclusionChoices },
  {
    name: 'conditions',
    label: 'commands.fields.conditions',
    hint: 'commands.fields.conditionsHint',
    required: false,
    type: 'textarea',
    maxLength: 5_000,
  },
];
