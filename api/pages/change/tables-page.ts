import { Router, type Request, type Response } from 'express';
import { localDate } from '../../../domain/calendar/dates';
import { basisOn } from '../../../domain/change/classify';
import { items, type ChangeTable, type TableRow, type Gate } from '../../../domain/change/tables';
import type { Translate } from '../../../templates/i18n';
import { paths } from '../../paths';
import { requireUser } from '../../require-user';
import type { ApiServices } from '../../services';
import { showPage } from '../page';
import { inLanguage } from '../view';
import { classText, rowLine } from './verdict-lines';

/** The decision tables as they are in force: rows in their words, provision, class, and how sure each is. */
export function changeTablesRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.changeTables.pattern, requireUser, async (req: Request, res: Response) => {
    const t = services.renderer.t(req.locale);
    const { changeTables: tables } = services.catalogue;
    const { pollutants, local, plan } = tables;
    const today = localDate(await services.businessClock.now());
    const line = (row: TableRow | Gate) =>
      rowLine(t, {
        ...{
          no: row.no,
          text: row.words ?? row.zh ?? '',
          quoted: row.words !== undefined,
          en: row.en,
          basis: basisOn(row.basis, today),
          marks: row.marks,
        },
        ...('note' in row && row.note ? { note: row.note } : {}),
      });
    const card = (table: ChangeTable) => ({
      id: `table-${table.id}`,
      title: inLanguage(t, table.title),
      sub: t('changes.tables.edition', { version: table.version, from: t.date(table.validFrom) }),
      source: [table.source, inLanguage(t, table.base)],
      gates: table.gates.map(line),
      classes: table.classes.map((one) => ({ title: inLanguage(t, one), text: t.locale === 'en' ? one.doEn : one.doZh })),
      rows: table.rows.map((row) => ({ ...line(row), class: classText(t, tables, table.id, row.class) })),
    });
    await showPage(
      services,
      req,
      res,
      'pages/change/tables',
      { title: t('changes.tables.title'), current: 'changes' },
      {
        title: t('changes.tables.title'),
        sub: t('changes.tables.sub'),
        back: paths.changes(),
        tables: items.map((item) => card(tables[item])),
        factors: pollutants.factors.map((factor) => ({
          label: inLanguage(t, factor),
          value: names(t, services, factor.pollutants),
        })),
        class1: { source: pollutants.class1.source, names: names(t, services, pollutants.class1.codes) },
        notes: [...plan.notes, plan.takesOver, plan.mergeRenewals].map((note) => ({
          no: note.no,
          text: inLanguage(t, note),
          marks: note.marks.map((mark) => t(`changes.mark.${mark}`)),
        })),
        local: {
          title: t('changes.tables.local', { place: inLanguage(t, local.place) }),
          quote: local.quote,
          source: local.source,
          rows: local.classes.map((one) => ({
            name: inLanguage(t, one),
            facts: (['criteria', 'eia', 'permit', 'officer'] as const).map((key) => ({
              label: t(`changes.local.${key}`),
              value: inLanguage(t, one[key]),
            })),
          })),
        },
        marks: (['law', 'guide', 'seed', 'derived', 'memory'] as const).map((mark) => ({
          label: t(`changes.mark.${mark}`),
          value: t(`changes.markText.${mark}`),
        })),
      },
    );
  });
  return router;
}

/** Codes as names of the list of pollutants; what is no code stands as it is. */
const names = (t: Translate, { catalogue }: ApiServices, codes: readonly string[] | undefined): string =>
  codes
    ? [...new Set(codes.map((code) => catalogue.pollutant(code)?.nameZh ?? code))].join(t('pages.lanes.and'))
    : t('changes.tables.unknownFactor');
