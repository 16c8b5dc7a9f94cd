import { localDate } from '../../domain/calendar/dates';
import type { CaseBranch, Hearing } from '../../domain/joint-case/branch-state';
import type { Letter } from '../../domain/joint-case/state';
import { Refused } from '../../domain/refused';
import type { HearingNoticeContent, HearingRightContent } from '../../templates/models/documents';
import { frameOf } from './case-file';
import type { CaseFile } from './case-file';

/** The hearing whose letter it is. */
function hearingOf({ state }: CaseFile, { id }: Letter): { branch: CaseBranch; hearing: Hearing } {
  for (const branch of state.branches) {
    const { hearing } = branch;
    if (hearing && (hearing.letter === id || hearing.planned?.letter === id)) return { branch, hearing };
  }
  throw new Refused('not-found');
}

const itemsOf = ({ t }: CaseFile, { items }: CaseBranch): string[] => items.map((kind) => t(`domain.item.${kind}`));

/** L12, to the applicant and to those whose interests are concerned. */
export function hearingRightContent(file: CaseFile, letter: Letter): HearingRightContent {
  const { branch, hearing } = hearingOf(file, letter);
  return {
    ...frameOf(file, letter.number, localDate(letter.at)),
    code: 'L12',
    items: itemsOf(file, branch),
    matter: hearing.matter,
    parties: hearing.parties.map(({ name, concern }) => ({ name, concern })),
    applyBefore: hearing.until,
  };
}

/** L13: time, place and who presides; told to both sides. */
export function hearingNoticeContent(file: CaseFile, letter: Letter): HearingNoticeContent {
  const { branch, hearing } = hearingOf(file, letter);
  if (!hearing.planned || !hearing.asked) throw new Refused('not-found');
  const { on, time, place, chair } = hearing.planned;
  return {
    ...frameOf(file, letter.number, localDate(letter.at)),
    code: 'L13',
    items: itemsOf(file, branch),
    addressees: [file.state.facts.unitName, ...hearing.parties.map(({ name }) => name)],
    asker: hearing.asked.asker,
    askedOn: localDate(hearing.asked.at),
    matter: hearing.matter,
    on,
    time,
    place,
    chair,
  };
}
