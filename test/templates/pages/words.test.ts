import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { commandTable } from '../../../api/commands';
import { slugOf } from '../../../api/commands';
import { STOP_GROUNDS } from '../../../domain/clock/grounds';
import type { DepartmentKind, Role } from '../../../domain/decider';
import type { JointCaseEvent } from '../../../domain/joint-case/events';
import type { JointCase, Letter } from '../../../domain/joint-case/state';
import type { LicenceEvent } from '../../../domain/licence/licence';
import { moments } from '../../../domain/notice/moments';
import type { NoticeEvent } from '../../../domain/notice/notice';
import { itemKinds, type ItemKind } from '../../../domain/procedure/procedure';
import { procedureSchema } from '../../../domain/procedure/schema';
import { createTranslator, locales, readMessages } from '../../../templates/i18n';

const root = join(__dirname, '..', '..', '..');
const t = createTranslator(join(root, 'templates', 'locales'));
const messages = new Map(locales.map((locale) => [locale, readMessages(join(root, 'templates', 'locales', locale))]));

/** The domain's closed lists, complete by type: one that grows does not compile until it is named here. */
const all = <Name extends string>(names: Record<Name, true>): string[] => Object.keys(names);
const named: Record<string, string[]> = {
  item: [...itemKinds],
  event: all<JointCaseEvent['type'] | LicenceEvent['type'] | NoticeEvent['type']>({
    CaseSubmitted: true,
    NumberReserved: true,
    CompletenessReported: true,
    CorrectionNoticed: true,
    CorrectionAnswered: true,
    ItemAccepted: true,
    ItemNotAccepted: true,
    ItemFiled: true,
    LicenceTold: true,
    ProcedureMoved: true,
    LicenceAmended: true,
    AmendmentApplied: true,
    AmendmentEnded: true,
    LicenceRevised: true,
    BranchOpened: true,
    BranchClaimed: true,
    BranchReleased: true,
    OpinionGiven: true,
    SentBack: true,
    BranchStale: true,
    VisitScheduled: true,
    VisitRecorded: true,
    PanelConvened: true,
    PanelRecorded: true,
    NoticePublished: true,
    PublicOpinionReceived: true,
    PublicOpinionAnswered: true,
    NoticeEnded: true,
    HearingRightTold: true,
    HearingAsked: true,
    HearingRightLapsed: true,
    HearingScheduled: true,
    HearingRecorded: true,
    FollowUpRecorded: true,
    ClockStarted: true,
    ClockEntered: true,
    TermWarned: true,
    TermOverrun: true,
    ItemDecided: true,
    LetterProduced: true,
    LicencesIssued: true,
    CaseWithdrawn: true,
    TaskFailed: true,
    TaskRetried: true,
    LicenceOpened: true,
    RungPassed: true,
    LicenceExpired: true,
    NoticeRequested: true,
    DeliverySent: true,
    DeliveryFailed: true,
    DeliveryRetried: true,
  }),
  itemState: all<JointCase['items'][number]['state']>({
    checking: true,
    accepted: true,
    filed: true,
    granted: true,
    refused: true,
    issued: true,
    withdrawn: true,
    'not-accepted': true,
  }),
  department: all<DepartmentKind>({
    window: true,
    eia: true,
    permit: true,
    'solid-waste': true,
    monitoring: true,
    enforcement: true,
    assessment: true,
  }),
  role: all<Role>({
    clerk: true,
    reviewer: true,
    approver: true,
    supervisor: true,
    enterprise: true,
    inspector: true,
    admin: true,
    public: true,
  }),
  document: all<Letter['kind'] | `certificate-${ItemKind}`>({
    receipt: true,
    'correction-notice': true,
    'acceptance-notice': true,
    'non-acceptance': true,
    'decision-refusal': true,
    'hearing-right': true,
    'hearing-notice': true,
    'certificate-eia-book': true,
    'certificate-eia-form': true,
    'certificate-eia-registration': true,
    'certificate-permit-key': true,
    'certificate-permit-simplified': true,
    'certificate-permit-registration': true,
    'certificate-permit-change': true,
    'certificate-permit-reapplication': true,
    'certificate-permit-renewal': true,
    'certificate-waste-comprehensive': true,
    'certificate-waste-collection': true,
  }),
  moment: Object.keys(moments),
  ground: STOP_GROUNDS.map(({ code }) => code),
};

/** Kinds of tasks as the deciders name them. */
const taskKinds = (): string[] => {
  const folder = join(root, 'domain');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const kinds = sources.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/kind: '([A-Z][A-Za-z]+)'/g)].map(([, kind]) => kind!),
  );
  return [...new Set(kinds)];
};

const groups = ['department', 'role', 'itemShort', 'ground'];

/** Names of the fields of a schema at any depth, with the values that they are limited to. */
function fieldsOf(schema: unknown, name = ''): { name: string; values: string[] }[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return fieldsOf(schema.unwrap(), name);
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element, name);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => fieldsOf(one, name));
  if (schema instanceof z.ZodEnum) return [{ name, values: schema.options.map(String) }];
  if (schema instanceof z.ZodLiteral) return [{ name, values: [...schema.values].map(String) }];
  if (!(schema instanceof z.ZodObject)) return name === '' ? [] : [{ name, values: [] }];
  const own = name === '' ? [] : [{ name, values: [] }];
  return [...own, ...Object.entries(schema.shape).flatMap(([key, value]) => fieldsOf(value, key))];
}

describe.each(locales)('%s', (locale) => {
  test.each(Object.entries(named))('every %s has a word', (group, names) => {
    expect(names.filter((name) => !t(locale).has(`domain.${group}.${name}`))).toEqual([]);
  });

  test('every kind of task has a word', () => {
    expect(taskKinds().length).toBeGreaterThan(8);
    expect(taskKinds().filter((kind) => !t(locale).has(`domain.task.${kind}`))).toEqual([]);
  });

  test('every field of a procedure file, and every value of its closed lists, has a word', () => {
    const missing = fieldsOf(procedureSchema).flatMap(({ name, values }) => {
      const word = t(locale);
      const own = word.has(`procedures.field.${name}`) ? [] : [name];
      const named = (value: string) =>
        [`procedures.value.${name}`, ...groups.map((group) => `domain.${group}`)].some((key) => word.has(`${key}.${value}`));
      return [...own, ...values.filter((value) => !named(value)).map((value) => `${name} ${value}`)];
    });
    expect(missing).toEqual([]);
    expect(fieldsOf(procedureSchema).length).toBeGreaterThan(40);
  });

  test('every command has its words', () => {
    const missing = Object.values(commandTable).flatMap((commands) =>
      Object.values(commands).flatMap(({ label, fields }) =>
        [...['button', 'title', 'done'].map((part) => `${label}.${part}`), ...fields.map((field) => field.label)].filter(
          (key) => !t(locale).has(key),
        ),
      ),
    );
    expect(missing).toEqual([]);
    expect(slugOf('GiveOpinion')).toBe('give-opinion');
  });

  test('every word that a page template or its preparation asks for is there', () => {
    const used = new Set<string>();
    for (const folder of ['templates/pages', 'templates/partials', 'api/pages']) {
      for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
        if (!/\.(hbs|ts)$/.test(file)) continue;
        const source = readFileSync(join(root, folder, file), 'utf8');
        for (const [, key] of source.matchAll(/\bt\(?\s?'((?:pages|domain|commands|procedures)\.[\w.-]+)'/g)) used.add(key!);
      }
    }
    expect(used.size).toBeGreaterThan(200);
    expect([...used].filter((key) => !t(locale).has(key))).toEqual([]);
  });
});

test.each(['pages', 'domain', 'procedures'])(
  '%s.json has the same keys, with the same values to fill in, in both languages',
  (file) => {
    const keys = (locale: 'zh-CN' | 'en') =>
      [...messages.get(locale)!.entries()]
        .filter(([key]) => key.startsWith(`${file}.`))
        .map(([key, text]) => [key, [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort()] as const);
    const en = new Map(keys('en'));
    expect(keys('zh-CN').map(([key]) => key)).toEqual(keys('en').map(([key]) => key));
    // A language may leave a value unsaid (English has no counter word), but never ask for one that the other does not get.
    const stray = keys('zh-CN').flatMap(([key, names]) =>
      names.filter((name) => !en.get(key)?.includes(name)).map((name) => `${key} ${name}`),
    );
    expect(stray).toEqual([]);
  },
);
