import type { Request, Response } from 'express';
import { ulid } from 'ulid';
import type { SectionName } from '../../../domain/application/application';
import { materialOf } from '../../../domain/application/sections';
import type { CorrectionNotice } from '../../../domain/joint-case/state';
import { findUploads } from '../../../stores/uploads';
import type { AnswerPage } from '../../../templates/models/pages/answer';
import { slugOf } from '../../commands';
import { generateToken } from '../../csrf';
import { paths } from '../../paths';
import type { ApiServices } from '../../services';
import { ACCEPTED } from '../../uploads';
import { divisionsFor } from '../application/divisions';
import { industryField, sectionLayouts } from '../application/section-fields';
import { area, errorLines, idOf, nameOf, problemAt, textsAt, valueAt, type Form, type FormState } from '../forms/form';
import { shownIds } from '../forms/rows';
import { showPage } from '../page';
import { fileSize, sectionName } from '../view';
import type { SeenCase } from './load';
import { isMaterialSection, type Sections } from './papers';

export const COMMAND = 'AnswerCorrection';

/** Sections that are corrected in place; papers are uploaded anew. */
export const editable = Object.keys(sectionLayouts) as SectionName[];

const MEGABYTE = 1024 * 1024;

export interface OpenCase extends SeenCase {
  notice: CorrectionNotice;
  /** Demands without an answer. */
  demands: CorrectionNotice['demands'];
  /** Sections as they stand, by name. */
  sections: Sections;
}

/** The notice's open items, each with what may be changed and what was typed. */
export async function showAnswer(
  services: ApiServices,
  req: Request,
  res: Response,
  of: OpenCase,
  returned: FormState,
): Promise<void> {
  const { view, state, notice, demands, actor } = of;
  const { t } = view;
  const action = paths.caseAct({ id: state.id, command: slugOf(COMMAND) });
  const form: Form = { ...returned, t, prefix: '', action };
  const context = { catalogue: services.catalogue, divisions: await divisionsFor(services, actor) };
  const kept = await findUploads(
    services.db,
    actor.id,
    demands.flatMap((_, i) => textsAt(form, `/answers/${i}/uploads`)),
  );
  const ids = new Set<string>();
  const items = demands.map((demand, i): AnswerPage['items'][number] => {
    const at = `/answers/${i}`;
    const section = sectionName(view, state, demand.section);
    const material = materialOf(demand.section) !== undefined;
    const name = editable.find((one) => one === demand.section);
    const before = of.sections[demand.section];
    const filled: Form =
      name && valueAt(form.values, `${at}/content`) === undefined
        ? { ...form, values: withContent(form.values, i, before) }
        : form;
    const layout = name ? sectionLayouts[name](filled, `${at}/content`, context) : { fields: [], groups: [] };
    const fields = name === 'project' ? [...layout.fields, industryField(filled, `${at}/content`)] : layout.fields;
    const words = area(form, `${at}/text`, { label: t('pages.answer.text'), optional: material || name !== undefined }, 3);
    const uploads = textsAt(form, `${at}/uploads`);
    const id = idOf(form, at);
    for (const one of [id, idOf(form, `/file/${i}`), ...shownIds([words, ...fields], layout.groups)]) ids.add(one);
    return {
      id,
      title: t('pages.answer.item', { n: i + 1 }),
      text: demand.text,
      from: t('pages.answer.from', { department: t(`domain.department.${demand.department}`), section }),
      hidden: [
        { name: nameOf(`${at}/demand`), value: demand.id },
        ...uploads.map((upload) => ({ name: `${nameOf(`${at}/uploads`)}[]`, value: upload })),
      ],
      words,
      ...(material
        ? {
            file: {
              id: idOf(form, `/file/${i}`),
              name: nameOf(`/file/${i}`),
              error: problemAt(form, `/file/${i}`) ?? problemAt(form, `${at}/uploads`),
              ...(isMaterialSection(before)
                ? { before: t('pages.answer.before', { files: before.files.map((file) => file.name).join(', ') }) }
                : {}),
              kept: kept
                .filter((upload) => uploads.includes(upload.id))
                .map((upload) => `${upload.name} ${fileSize(upload.bytes)}`),
            },
          }
        : {}),
      ...(name
        ? {
            content: {
              legend: t('pages.answer.content', { section }),
              hint: t('pages.answer.contentHint'),
              fields,
              groups: layout.groups,
            },
          }
        : {}),
    };
  });
  await showPage(
    services,
    req,
    res,
    'pages/answer',
    { title: t('pages.answer.title'), current: of.open ? 'portal' : 'cases' },
    {
      back: { href: paths.case({ id: state.id }), text: `${state.number} ${state.facts.projectName}` },
      title: t('pages.answer.title'),
      lead: t('pages.answer.lead', { number: notice.number, n: demands.length }),
      action,
      csrf: generateToken(req),
      key: ulid(),
      errors: errorLines(form, ids),
      items,
      accept: [...new Set(Object.values(ACCEPTED))].map((ending) => `.${ending}`).join(','),
      uploadLabel: t('pages.answer.upload'),
      uploadHint: t('pages.answer.uploadHint', { mb: Math.floor(services.config.uploadLimits.bytes / MEGABYTE) }),
      submit: t(`commands.joint-case.${COMMAND}.button`),
    },
  );
}

/** The form's values with a section's present content where nothing was typed yet. */
function withContent(values: unknown, index: number, content: unknown): unknown {
  const sent = (values ?? {}) as { answers?: Record<number, object> };
  return { ...sent, answers: { ...sent.answers, [index]: { ...sent.answers?.[index], content } } };
}
