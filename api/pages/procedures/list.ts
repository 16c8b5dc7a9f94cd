import { Router, type Request, type Response } from 'express';
import { procedureVersions, type ProcedureVersion, type VersionStanding } from '../../../stores/reads/procedures';
import type { Translate } from '../../../templates/i18n';
import type { Note, Tag } from '../../../templates/models/pages/parts';
import { paths } from '../../paths';
import { requireStaff, requireUser, whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import { queryText, showPage, viewNow } from '../page';
import { tag } from '../tags';
import { inLanguage, itemsLine } from '../view';
import { short, tableOf, type PlainCell } from './table';

/** All procedures with their versions, since when each is in force, and how many cases run under it. */
export function proceduresRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.procedures.pattern, requireUser, requireStaff, async (req: Request, res: Response) => {
    const { account } = whoAsks(req);
    const { t, today } = await viewNow(services, req);
    const versions = await procedureVersions(services.db, today);
    const ids = [...new Set(versions.map(({ procedure }) => procedure.id))];
    const result = resultOf(t, versions, queryText(req, 'loaded'));
    await showPage(
      services,
      req,
      res,
      'pages/procedures',
      { title: t('procedures.title'), current: 'procedures' },
      {
        title: t('procedures.title'),
        sub: t('procedures.sub'),
        ...(result ? { result } : {}),
        ...(account.role === 'admin' ? { import: paths.procedureImport() } : {}),
        procedures: ids.map((id) => {
          const own = versions.filter(({ procedure }) => procedure.id === id).toReversed();
          const title = inLanguage(t, own[0]!.procedure.title);
          const head = ['version', 'since', 'standingHead', 'items', 'openCases', 'loaded', 'acts'].map((key) =>
            t(`procedures.${key}`),
          );
          const rows = own.map((version, i) => rowOf(t, version, own[i + 1]?.procedure.version));
          return { id, title, versions: tableOf(t('procedures.versionsOf', { title }), head, rows) };
        }),
      },
    );
  });
  return router;
}

function rowOf(t: Translate, version: ProcedureVersion, before: number | undefined): PlainCell[] {
  const { procedure, until, openCases } = version;
  const at = { procedure: procedure.id, version: String(procedure.version) };
  const compare =
    before === undefined
      ? undefined
      : paths.procedureDifference({ procedure: procedure.id }, { from: before, to: procedure.version });
  return [
    { text: '', links: [{ href: paths.procedure(at), text: t('procedures.versionNo', { version: procedure.version }) }] },
    {
      text: t.date(procedure.validFrom),
      short: true,
      ...(until === null ? {} : { lines: [`${t('procedures.until')} ${t.date(until)}`] }),
    },
    { text: '', tag: standingTag(t, version.standing) },
    itemsLine(
      t,
      procedure.items.map(({ kind }) => kind),
    ),
    short(t.number(openCases)),
    loadedText(t, version),
    {
      text: '',
      links: [
        ...(compare ? [{ href: compare, text: t('procedures.compare') }] : []),
        { href: paths.procedureDryRun(at), text: t('procedures.try') },
        { href: paths.procedureFile(at), text: t('procedures.file') },
      ],
    },
  ];
}

const looks = { 'in-force': 'ok', future: 'soon', past: 'ring', never: 'warn' } as const satisfies Record<
  VersionStanding,
  string
>;
export const standingTag = (t: Translate, standing: VersionStanding): Tag =>
  tag(looks[standing], t(`procedures.standing.${standing}`));

export const loadedText = (t: Translate, { loadedAt, loadedBy }: ProcedureVersion): string =>
  t('procedures.loadedLine', { name: loadedBy ?? t('procedures.dataFolder'), at: t.dateTime(loadedAt.getTime()) });

/** What was loaded, for whoever was sent back here after it: `<id>/<version>`. */
function resultOf(t: Translate, versions: readonly ProcedureVersion[], loaded: string | undefined): Note | undefined {
  const found = versions.find(({ procedure: { id, version } }) => `${id}/${version}` === loaded);
  if (!found) return undefined;
  const { title, version, validFrom } = found.procedure;
  return {
    ...{ tone: 'good', title: t('procedures.load.done', { title: inLanguage(t, title), version }) },
    lines: [t('procedures.load.doneLine', { date: t.date(validFrom) })],
  };
}
