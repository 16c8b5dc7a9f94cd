import { dueDate } from '../../domain/clock/due';
import { localDate } from '../../domain/calendar/dates';
import { suggestedAnswerDay } from '../../domain/joint-case/corrections';
import type { CorrectionNotice, JointCase, Letter } from '../../domain/joint-case/state';
import {
  CASE_CLOCK,
  completenessRule,
  dueOf,
  groundOf,
  itemClock,
  approvalItem,
  silenceDay,
} from '../../domain/joint-case/terms';
import type { ItemKind } from '../../domain/procedure/procedure';
import { citeZh } from '../../domain/rules/citation';
import type { DayType, DeadlineRule } from '../../domain/rules/deadline';
import type { AcceptanceContent, CorrectionContent, ReceiptContent, RefusalContent } from '../../templates/models/documents';
import { eiaFileKind, frameOf } from './case-file';
import type { CaseFile } from './case-file';

const itemName = ({ t }: CaseFile, kind: ItemKind): string => t(`domain.item.${kind}`);
const itemNames = (file: CaseFile, kinds: readonly ItemKind[]): string => kinds.map((kind) => itemName(file, kind)).join('、');
const unique = (texts: string[]): string[] => [...new Set(texts)];
const cite = ({ source, article }: Pick<DeadlineRule, 'source' | 'article'>): string => citeZh(source, article);

/** Name of a part of the application as papers print it: the material's own name, or that of the section. */
function sectionName(file: CaseFile, section: string): string {
  const code = section.replace(/^materials\//, '');
  if (code === section) return file.t(`domain.section.${section}`);
  return file.rules.procedure(file.state.procedure).materials.find((material) => material.code === code)?.zh ?? code;
}

/** Last day for the one notice: the shortest of the items that it binds. */
const askBy = (file: CaseFile, kinds: readonly ItemKind[]): string =>
  file.state.items
    .filter(({ kind }) => kinds.includes(kind))
    .map((item) => silenceDay(file.state, item, file.rules))
    .sort()[0] ?? file.state.receivedOn;

const completenessBasis = (file: CaseFile, kinds: readonly ItemKind[]): string[] =>
  unique(
    file.state.items
      .filter(({ kind }) => kinds.includes(kind))
      .map((item) => cite(completenessRule(file.state, item, file.rules))),
  );

/** L01. */
export function receiptContent(file: CaseFile, letter: Letter): ReceiptContent {
  const { state, t, materials } = file;
  return {
    ...frameOf(file, letter.number || state.number, localDate(letter.at)),
    code: 'L01',
    items: letter.items.map((kind) => itemName(file, kind)),
    channel: t(`domain.channel.${state.channel}`),
    receivedAt: t.dateTime(letter.at),
    materials: materials.flatMap(({ code, files }) =>
      files.map((one) => ({ name: sectionName(file, `materials/${code}`), form: one.name, file: one.file })),
    ),
    answerBy: askBy(file, letter.items),
    basis: completenessBasis(file, letter.items),
  };
}

/** L02, the one-time correction notice. */
export function correctionContent(file: CaseFile, letter: Letter, notice: CorrectionNotice): CorrectionContent {
  const { state, rules, departments } = file;
  return {
    ...frameOf(file, notice.number, localDate(notice.at)),
    code: 'L02',
    receivedOn: state.receivedOn,
    defects: notice.demands.map((demand) => ({
      where: sectionName(file, demand.section),
      items: itemNames(file, demand.items),
      text: demand.text,
      department: departments[demand.department] ?? demand.department,
    })),
    replyBy: suggestedAnswerDay(state, notice, rules),
    askBy: askBy(file, notice.items),
    basis: completenessBasis(file, letter.items),
    ground: notice.ground ?? '',
  };
}

const DAYS: Record<DayType | 'month' | 'year', string> = { working: '个工作日', calendar: '日', month: '个月', year: '年' };

/** L03: each item with its clock, as the ledger gives it. */
export function acceptanceContent(file: CaseFile, letter: Letter): AcceptanceContent {
  const { state, rules, authority } = file;
  const calendar = rules.calendar(authority.code);
  return {
    ...frameOf(file, letter.number, localDate(letter.at)),
    code: 'L03',
    receivedOn: state.receivedOn,
    items: letter.items.flatMap((kind) => {
      const item = state.items.find((one) => one.kind === kind);
      const clock = state.clocks.find(({ id }) => id === itemClock(kind));
      if (!item || !clock) return [];
      const planned = approvalItem(state, kind, rules);
      const rule = rules.deadline(planned.decisionRule, state.receivedOn, state.jurisdiction);
      const due = dueDate(clock, rules, calendar);
      return [
        {
          name: itemName(file, kind),
          acceptedOn: localDate(item.acceptedAt ?? letter.at),
          bySilence: item.acceptedBy === 'silence',
          starts: planned.clockStarts === 'receipt' ? '自收到申请材料之日起' : '自受理之日起',
          term: `${rule.length}${DAYS[rule.unit]}`,
          dueOn: due.date ?? '',
          provisional: due.provisional,
          basis: cite(rule),
          formerly: rule.alsoIn,
        },
      ];
    }),
    excludedSteps: [],
    promisedOn: dueOf(state, CASE_CLOCK, rules) ?? '',
  };
}

/** The day of the hearing on whose record a decision rests. */
const heardOn = ({ branches }: JointCase, onRecord: string[] = []): string =>
  branches.find(({ id, hearing }) => onRecord.includes(id) && hearing?.held)?.hearing?.held?.on ?? '';

/** L04, L21 and L23: not accepting, and refusing. */
export function refusalContent(file: CaseFile, letter: Letter): RefusalContent {
  const { state, rules, authority } = file;
  const kind = letter.items[0]!;
  const item = state.items.find((one) => one.kind === kind);
  const accepting = letter.kind === 'non-acceptance';
  const code = accepting ? item?.notAccepted?.ground : item?.decision?.ground;
  const ground = groundOf(approvalItem(state, kind, rules), accepting ? 'acceptance' : 'decision', code);
  const isEia = kind.startsWith('eia-');
  return {
    ...frameOf(file, letter.number, localDate(letter.at)),
    code: accepting ? 'L04' : isEia ? 'L23' : 'L21',
    receivedOn: state.receivedOn,
    items: letter.items.map((one) => itemName(file, one)),
    fileKind: isEia ? eiaFileKind(kind, state.receivedOn) : '',
    facts: (accepting ? item?.notAccepted?.reason : item?.decision?.reason) ?? '',
    grounds: ground ? [{ text: ground.zh, article: ground.article }] : [],
    rightAuthority: (accepting ? item?.notAccepted?.rightAuthority : undefined) ?? '',
    heardOn: accepting ? '' : heardOn(state, item?.decision?.onRecord),
    remedy: { reconsiderationBody: authority.reconsiderationBody, court: authority.court },
  };
}
