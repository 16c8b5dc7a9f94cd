import { z } from 'zod';
import { isLocalDate } from '../../domain/calendar/dates';
import { orBlank, text } from '../../domain/application/fields';
import type { CaseStage } from '../../domain/joint-case/state';
import { itemKinds } from '../../domain/procedure/procedure';
import { departments } from '../commands/joint-case/vocabulary';

/** What lists may be asked for in the address. Blank is the same as left out, as a form with empty fields sends it. */

const stageNames: Record<CaseStage, true> = {
  draft: true,
  checking: true,
  correcting: true,
  reviewing: true,
  deciding: true,
  issuing: true,
  following: true,
  closed: true,
};
export const stages = Object.keys(stageNames) as CaseStage[];

const day = () => text(10).refine(isLocalDate, { error: 'date-invalid' });
const one = (maximum: number) => orBlank(text(maximum));

const paging = {
  after: one(400).describe('Cursor: `next` of the page before'),
  limit: orBlank(z.coerce.number({ error: 'invalid-type' }).int({ error: 'invalid-type' }).min(1).max(200)),
};

export const CaseQuery = z.object({
  stage: orBlank(z.enum(stages)),
  closed: orBlank(z.enum(['true', 'false']).transform((value) => value === 'true')),
  procedure: one(60),
  jurisdiction: orBlank(text(10)).describe('Bureau, for a city’s officers who read the cases of its districts'),
  item: orBlank(z.enum(itemKinds)),
  dueBy: orBlank(day()).describe('Due on this day or before'),
  text: one(100).describe('Part of number, unit, credit code or project'),
  sort: orBlank(z.enum(['due', 'submitted'])).describe('`due`: the soonest first; `submitted` (default): the newest first'),
  ...paging,
});

export const TaskQuery = z.object({
  kind: one(60),
  department: orBlank(z.enum(departments)),
  holder: orBlank(z.enum(['mine', 'unclaimed'])),
  dueBy: orBlank(day()).describe('Due on this day or before'),
  dueFrom: orBlank(day()).describe('Due on this day or after'),
  text: one(100).describe('Part of number, unit, credit code or project'),
  ...paging,
});

export const LicenceQuery = z.object({
  state: orBlank(z.enum(['valid', 'suspended', 'cancelled', 'revoked', 'expired'])),
  kind: orBlank(z.enum(itemKinds)),
  jurisdiction: orBlank(text(10)).describe('Bureau, for a city’s officers who read the licences of its districts'),
  caseId: one(60),
  renewBy: orBlank(day()).describe('Renewal to be applied for on this day or before'),
  text: one(100).describe('Part of number, unit, credit code or project'),
  ...paging,
});

export const PublicityQuery = z.object({
  state: orBlank(z.enum(['open', 'ended'])),
  text: one(100).describe('Part of project or unit'),
  ...paging,
});

export const NoticeQuery = z.object({
  about: one(80).describe('Id of the case or licence that the notices tell of'),
  state: orBlank(z.enum(['failed', 'waiting'])),
  ...paging,
});

export const IndustryQuery = z.object({
  q: text(100).describe('First digits of the code, or part of the name'),
  limit: orBlank(z.coerce.number({ error: 'invalid-type' }).int({ error: 'invalid-type' }).min(1).max(50)),
});

export const WasteQuery = z.object({
  q: text(100).describe('Beginning of the code, class (`HW08`), or part of source or description'),
  limit: orBlank(z.coerce.number({ error: 'invalid-type' }).int({ error: 'invalid-type' }).min(1).max(50)),
});

export const DeadlineQuery = z.object({
  domain: one(40).describe('Subject: `licensing`, `eia`, `permit`, `hazwaste`, `report`, `rectify`, `counting`'),
  text: one(100).describe('Part of id, words, source, article or quote'),
});

export const TimelineQuery = z.object({
  afterSeq: orBlank(z.coerce.number({ error: 'invalid-type' }).int({ error: 'invalid-type' }).min(0).max(2_000_000_000)),
});

export const PageQuery = z.object(paging);
