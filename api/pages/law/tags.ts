import type { LocalDate } from '../../../domain/decider';
import type { Statute } from '../../../domain/rules/statute';
import type { Translate } from '../../../templates/i18n';
import type { Tag } from '../../../templates/models/pages/parts';
import { tag } from '../tags';

const looks = { V1: 'ok', V1c: 'ring', V2: 'warn' } as const satisfies Record<Statute['verified'], string>;

/** How sure the reading of a text is. */
export const confidenceTag = (verified: Statute['verified']): Tag => tag(looks[verified], verified);

/** Whether a text is in force on a day; `to` empty while its end is open. */
export function standingTag(t: Translate, from: string, to: string, today: LocalDate): Tag {
  if (to !== '' && to < today) return tag('ring', t('pages.rules.past'));
  return from > today ? tag('soon', t('pages.rules.future')) : tag('ok', t('pages.rules.inForce'));
}
