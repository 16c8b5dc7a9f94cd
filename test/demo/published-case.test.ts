import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationSchema } from '../../domain/application/application';
import { permitNumberProblem } from '../../domain/identifiers/permit-number';
import { readPublishedCase, shiftedDates } from '../../demo/published-case';
import { createCatalogue } from '../../stores/reference/catalogue';
import { readReferenceData } from '../../stores/reference/files';

const root = join(__dirname, '../..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

interface Node {
  value?: unknown;
  published?: string;
  assumed?: boolean;
}

/** Leaves of the application: each says where it was published, or that it was assumed. */
function leaves(node: unknown, path: string): { path: string; node: Node }[] {
  if (typeof node !== 'object' || node === null) return [{ path, node: {} }];
  if ('value' in node) return [{ path, node }];
  return Object.entries(node).flatMap(([key, child]) => leaves(child, `${path}/${key}`));
}

describe('demo/cases/chain-001.json', () => {
  const file = read('demo/cases/chain-001.json') as { application: unknown; published: Record<string, unknown> };
  const all = leaves(file.application, '');

  it('says of every value whether it was published or assumed', () => {
    for (const { path, node } of all)
      expect([path, (node.published === undefined) !== (node.assumed === undefined)]).toEqual([path, true]);
  });

  it('names for every published value a place that the record has', () => {
    const places = all.flatMap(({ node }) => (node.published ? [node.published.split(' ')[0]!] : []));
    expect(places).toContain('industry_code');
    for (const place of places) {
      const value = place.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], file.published);
      expect([place, value]).not.toEqual([place, undefined]);
    }
  });

  it('is an application that can be handed in, with numbers of the right shape', () => {
    const published = readPublishedCase('chain-001');
    const { application } = published;
    const checked = applicationSchema(createCatalogue(join(root, 'data'))).safeParse(application);
    expect(checked.error?.issues).toBeUndefined();
    expect(permitNumberProblem(published.permitNumber.value)).toBeNull();
    expect(published.permitNumber.value.startsWith(application.unit.uscc)).toBe(true);
  });

  it('asks for the materials of its procedure, and leaves out the one that is missed', () => {
    const published = readPublishedCase('chain-001');
    const { materials } = readReferenceData(join(root, 'data')).procedures.findLast(({ id }) => id === published.procedure)!;
    const mandatory = materials.filter(({ requirement }) => requirement === 'mandatory').map(({ code }) => code);
    expect(published.materials.map(({ code }) => code).sort()).toEqual(mandatory.sort());
    const missing = published.materials.filter(({ missing }) => missing).map(({ code }) => `materials/${code}`);
    expect(missing).toEqual([published.demands.eia.section]);
  });

  it('shifts its dates by the same number of days', () => {
    const dates = Object.fromEntries(
      shiftedDates(readPublishedCase('chain-001'), '2026-12-20').map(({ name, here }) => [name, here]),
    );
    expect(dates).toMatchObject({ eia_approved: '2026-12-20', permit: '2027-01-15' });
  });
});
