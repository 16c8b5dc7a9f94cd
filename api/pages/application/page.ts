import type { Request, Response } from 'express';
import type { Actor } from '../../../domain/decider';
import { localDate } from '../../../domain/calendar/dates';
import { approvals } from '../../../domain/procedure/procedure';
import type { ProcedureMaterial } from '../../../domain/procedure/procedure';
import { proceduresInForce } from '../../../stores/reads/procedures';
import { findUploads } from '../../../stores/uploads';
import type { ApplicationPage, ApplicationSection, MaterialLine } from '../../../templates/models/pages/application';
import type { Note } from '../../../templates/models/pages/parts';
import { generateToken } from '../../csrf';
import { paths } from '../../paths';
import { whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import { ACCEPTED } from '../../uploads';
import {
  check,
  errorLines,
  idOf,
  input,
  area,
  nameOf,
  problemAt,
  select,
  textAt,
  type ChoiceOf,
  type Form,
  type FormState,
} from '../forms/form';
import { dropRow, filledRows, shownIds } from '../forms/rows';
import { legalBasis } from '../case/papers';
import { showPage } from '../page';
import { fileSize, inLanguage } from '../view';
import { furtherSections } from './body';
import { divisionsFor } from './divisions';
import { startsFromPermit } from './groups';
import { permitOf, platformNumberFields } from './permit';
import { routingFor } from './routing';
import { suggestionFor } from './suggestion';
import { industryField, sectionLayouts, type SectionContext } from './section-fields';
import { wasteFinder, wasteNotesOf } from './waste-look-up';

interface Shown extends FormState {
  id: string;
  note?: Note;
  /** When the draft was last saved; absent before the first time. */
  savedAt?: Date;
  /** Industries found by name; absent when nobody looked. */
  found?: ChoiceOf[];
  /** Wastes found by words; absent when nobody looked. */
  foundWastes?: ChoiceOf[] | undefined;
}

const MEGABYTE = 1024 * 1024;

/** Parts that every application has. */
const COMMON = ['unit', 'contact', 'project', 'site', 'products', 'outlets'] as const;

/** The one form of an application, for the counter and for the portal, with whatever was typed and whatever is wrong. */
export async function showApplication(services: ApiServices, req: Request, res: Response, shown: Shown): Promise<void> {
  const { actor } = whoAsks(req);
  const { config, catalogue, renderer } = services;
  const t = renderer.t(req.locale);
  const counter = actor.role === 'clerk';
  const action = paths.draft({ id: shown.id });
  const form: Form = { values: shown.values, problems: shown.problems, t, prefix: '', action };
  const today = localDate(await services.businessClock.now());
  const procedures = await proceduresInForce(services.db, today);
  const chosen = procedures.find(({ id }) => id === textAt(form, '/procedure')) ?? procedures[0];
  const context: SectionContext = { catalogue, divisions: await divisionsFor(services, actor) };

  const permit = await permitOf(services, actor, form, chosen, today);
  // A procedure that starts from a permit, and one that does not, ask for different things: the choice stays among its like.
  const alike = procedures.filter((one) => !chosen || startsFromPermit(one) === startsFromPermit(chosen));
  const commitments = chosen ? approvals(chosen).flatMap(({ commitment }) => (commitment ? [commitment] : [])) : [];
  const start: ApplicationSection = {
    id: 'start',
    title: t('pages.application.procedure'),
    fields: [
      select(
        form,
        '/procedure',
        { label: t('pages.application.procedureLabel') },
        alike.map((procedure) => ({ value: procedure.id, text: inLanguage(t, procedure.title) })),
        'l',
      ),
      ...platformNumberFields(form, chosen),
    ],
    groups: [],
  };
  const suggestion = suggestionFor(form, catalogue, chosen);
  const routing = routingFor(form, services, { actor, rules: await services.rules(), today, procedure: chosen });
  const late = counter ? lateReceipt(form) : undefined;
  const further = furtherSections(shown.values, chosen?.sections ?? []);
  const sections = [...COMMON, ...further].map((name): ApplicationSection => {
    const layout = sectionLayouts[name](form, `/application/${name}`, context);
    const key = `pages.application.${name}`;
    return {
      id: `section-${name}`,
      title: t(`${key}.title`),
      ...(t.has(`${key}.text`) ? { text: t(`${key}.text`) } : {}),
      ...layout,
      ...(name === 'project' ? { ...finder(form, shown.found), ...(suggestion ? { suggestion } : {}) } : {}),
      ...(name === 'waste' ? { ...wasteFinder(form, shown.foundWastes), ...wasteNotesOf(form, catalogue, chosen) } : {}),
      ...(name === 'site' && routing ? { routing } : {}),
    };
  });
  const consent: ApplicationSection = {
    id: 'section-consent',
    title: t('pages.application.consent.title'),
    fields: [
      check(form, '/application/consent/truthful', { label: t('pages.application.consent.truthful') }),
      check(form, '/application/consent/electronicService', {
        label: t('pages.application.consent.electronicService'),
        hint: t('pages.application.consent.electronicHint'),
      }),
    ],
    groups: [],
  };
  const materials = {
    id: 'section-materials',
    title: t('pages.application.materials.title'),
    text: t('pages.application.materials.text', { mb: Math.floor(config.uploadLimits.bytes / MEGABYTE) }),
    lines: await materialLines(services, form, actor, chosen?.materials ?? []),
    accept: [...new Set(Object.values(ACCEPTED))].map((ending) => `.${ending}`).join(','),
    attach: t('pages.application.materials.attach'),
  };
  const all = [start, ...sections, consent];
  const lateFields = late?.fields ?? [];
  const ids = shownIds(
    [
      ...lateFields,
      ...all.flatMap(({ fields, finder: look }) => [...fields, ...(look?.field ? [look.field] : [])]),
      ...(routing?.override ? [routing.override] : []),
    ],
    all.flatMap(({ groups }) => groups),
  );
  for (const { id } of materials.lines) ids.add(id);
  if (permit) ids.add(permit.id);
  const page: Omit<ApplicationPage, 'chrome'> = {
    title: t(counter ? 'pages.application.titleCounter' : 'pages.application.title'),
    lead: t(counter ? 'pages.application.leadCounter' : 'pages.application.lead'),
    ...(shown.note ? { note: shown.note } : {}),
    action,
    csrf: generateToken(req),
    errors: errorLines(form, ids),
    contents: [...all, materials].map(({ id, title }) => ({ href: `#${id}`, text: title })),
    start,
    ...(permit ? { permit } : {}),
    ...(commitments.length > 0
      ? { commitments: commitments.map((one) => t('pages.application.commitment', { text: inLanguage(t, one) })) }
      : {}),
    ...(late ? { late } : {}),
    sections,
    consent,
    materials,
    savedAt: shown.savedAt
      ? t('pages.application.savedAt', { at: t.dateTime(shown.savedAt.getTime()) })
      : t('pages.application.unsaved'),
    ...(config.embedded ? { example: { text: t('pages.application.exampleText'), button: t('pages.application.example') } } : {}),
    ...(shown.savedAt ? { discard: t('pages.application.discard') } : {}),
  };
  await showPage(services, req, res, 'pages/application', { title: page.title, current: counter ? 'newCase' : 'portal' }, page);
}

/** Paper that came in on an earlier day: opened only where something is said about it. */
function lateReceipt(form: Form): NonNullable<ApplicationPage['late']> {
  const word = (key: string) => form.t(`pages.application.${key}`);
  return {
    title: word('late'),
    open: ['/receivedOn', '/reason'].some((at) => textAt(form, at) !== '' || problemAt(form, at) !== undefined),
    fields: [
      input(
        form,
        '/receivedOn',
        { label: word('received'), hint: word('receivedHint'), optional: true },
        { kind: 'date', width: 'm' },
      ),
      area(form, '/reason', { label: word('receivedReason'), optional: true }, 2),
    ],
  };
}

/** Looking an industry up by its name: without JavaScript, a button and the list that it found. */
function finder(form: Form, found: ChoiceOf[] | undefined): Pick<ApplicationSection, 'finder'> {
  const word = (key: string) => form.t(`pages.application.project.${key}`);
  return {
    finder: {
      field: industryField(form, '/application/project'),
      query: input(form, '/_find', { label: word('industryQuery'), optional: true }, { kind: 'search', width: 'm' }),
      intent: 'find',
      button: word('industryFind'),
      to: `${form.action ?? ''}#section-project`,
      ...(found && found.length > 0 ? { found: select(form, '/_industry', { label: word('industryFound') }, found, 'l') } : {}),
      ...(found && found.length === 0 ? { none: word('industryNone') } : {}),
    },
  };
}

/** Every paper asked for, with what was uploaded for it and a file input. */
async function materialLines(
  services: ApiServices,
  form: Form,
  actor: Actor,
  materials: readonly ProcedureMaterial[],
): Promise<MaterialLine[]> {
  const { t } = form;
  const at = '/application/materials';
  const given = filledRows(form.values, at).map((row, index) => ({ index, code: String(row.code), upload: String(row.upload) }));
  const uploads = new Map(
    (
      await findUploads(
        services.db,
        actor.id,
        given.map(({ upload }) => upload),
      )
    ).map((upload) => [upload.id, upload]),
  );
  return materials.map((material) => {
    const id = idOf(form, `/file/${material.code}`);
    const own = given.filter(({ code, upload }) => code === material.code && uploads.has(upload));
    const wrong = own.map(({ index }) => problemAt(form, `${at}/${index}/upload`)).find(Boolean);
    return {
      id,
      name: inLanguage(t, material),
      requirement: t(`pages.application.materials.${material.requirement}`),
      basis: legalBasis(material.basis),
      error: problemAt(form, `/file/${material.code}`) ?? wrong,
      input: nameOf(`/file/${material.code}`),
      label: t(own.length > 0 ? 'pages.application.materials.more' : 'pages.application.materials.upload'),
      attached: own.map(({ index, code, upload }) => ({
        name: uploads.get(upload)!.name,
        size: fileSize(uploads.get(upload)!.bytes),
        fields: [
          { name: nameOf(`${at}/${index}/code`), value: code },
          { name: nameOf(`${at}/${index}/upload`), value: upload },
        ],
        remove: {
          value: dropRow(`${at}/${index}`),
          text: t('pages.application.materials.remove'),
          to: `${form.action ?? ''}#${id}`,
        },
      })),
    };
  });
}
