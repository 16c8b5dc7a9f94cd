import type { EventOf } from '../../../domain/joint-case/phase';
import type { JointCase } from '../../../domain/joint-case/state';
import type { MessageParams } from '../../../templates/i18n';
import { inLanguage, listed, type View } from '../view';

/** What the version adds and drops; `none` where it is nothing. */
export function movedParams(view: View, state: JointCase, { from, to }: EventOf<'ProcedureMoved'>): MessageParams {
  const { t, rules } = view;
  const versions = rules.versionsOf(state.procedure.id);
  const [before, after] = [from, to].map((version) => versions.find((one) => one.version === version));
  const lacking = <T extends { zh: string; en: string }>(
    own: readonly T[] = [],
    other: readonly T[] = own,
    id: (one: T) => string,
  ): string => {
    const known = new Set(other.map(id));
    return (
      listed(
        t,
        own.filter((one) => !known.has(id(one))).map((one) => inLanguage(t, one)),
      ) || 'none'
    );
  };
  return {
    from,
    to,
    added: lacking(after?.branches, before?.branches, ({ id }) => id),
    dropped: lacking(before?.branches, after?.branches, ({ id }) => id),
    materials: lacking(after?.materials, before?.materials, ({ code }) => code),
    spared: lacking(before?.materials, after?.materials, ({ code }) => code),
  };
}
