import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { addDays, daysBetween } from '../domain/calendar/dates';
import type { LocalDate } from '../domain/decider';
import type { ItemKind } from '../domain/procedure/procedure';
import type { Submission } from './client';
import { projectRoot } from '../runtime/config';

/** A value as it was published (where in the record), or assumed because the record does not say it. */
interface Sourced<T> {
  value: T;
  published?: string;
  assumed?: true;
  why?: string;
}
type Application = Submission['application'];
type Json = z.infer<ReturnType<typeof z.json>>;

interface CaseFile {
  copiedFrom: string;
  published: { id: string; title: string; jurisdiction: string; source: string; dates: Record<string, LocalDate> };
  shifted: { en: string; anchor: string };
  changed: { what: string; published: string; here: string; why: string }[];
  classification: Record<string, { type: string; line: string }>;
  procedure: string;
  application: unknown;
  materials: { code: string; title: string; missing?: true }[];
  demands: Record<'eia' | 'permit', { section: string; text: Sourced<string> }>;
  corrected: { outlets: Sourced<Json> };
  publicOpinion: Record<'text' | 'name' | 'contact' | 'answer', Sourced<string>>;
  conditions: Partial<Record<ItemKind, Sourced<string>>>;
  permitNumber: Sourced<string>;
}

export interface PublishedCase extends Omit<CaseFile, 'application'> {
  /** The application without its materials, in plain values. */
  application: Omit<Application, 'materials'>;
  /** How many values the record gives, and how many were assumed. */
  counts: { published: number; assumed: number };
}

/** Reads demo/cases/<id>.json. */
export function readPublishedCase(id: string): PublishedCase {
  const file = JSON.parse(readFileSync(join(projectRoot(), 'demo', 'cases', `${id}.json`), 'utf8')) as CaseFile;
  const counts = { published: 0, assumed: 0 };
  return { ...file, application: plain(file.application, counts) as PublishedCase['application'], counts };
}

const isSourced = (node: object): node is Sourced<unknown> => 'value' in node && ('published' in node || 'assumed' in node);

function plain(node: unknown, counts: PublishedCase['counts']): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map((each) => plain(each, counts));
  if (!isSourced(node)) return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, plain(value, counts)]));
  counts[node.published === undefined ? 'assumed' : 'published'] += 1;
  return node.value;
}

/** The published dates, moved so that the anchor falls on the given day. */
export function shiftedDates(
  { published, shifted }: PublishedCase,
  day: LocalDate,
): { name: string; published: LocalDate; here: LocalDate }[] {
  const moved = daysBetween(published.dates[shifted.anchor]!, day);
  return Object.entries(published.dates).map(([name, date]) => ({ name, published: date, here: addDays(date, moved) }));
}
