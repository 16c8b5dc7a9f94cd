import { Router, type Request, type Response } from 'express';
import type { LocalDate } from '../../../domain/decider';
import { termOf, type Statute } from '../../../domain/rules/statute';
import { listDeadlines, listOverrides } from '../../../stores/reads/deadlines';
import type { Translate } from '../../../templates/i18n';
import { articleText, statuteText } from '../../../templates/statute-words';
import type { RuleCard, RuleVersion } from '../../../templates/models/pages/law';
import type { Fact } from '../../../templates/models/pages/parts';
import { paths } from '../../paths';
import { requireStaff, requireUser } from '../../require-user';
import type { ApiServices } from '../../services';
import { termText } from '../case/clock-views';
import { filtersOf } from '../lists/filters';
import { queryText, showPage, viewNow } from '../page';
import { wordOr } from '../view';
import { localRules } from './local-rules';
import { confidenceTag, standingTag } from './tags';

const LEVELS: readonly Statute['verified'][] = ['V1', 'V1c', 'V2'];

/** Every deadline rule with its article, length, quote and how sure we are; the texts of a rule side by side. */
export function rulesRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.rules.pattern, requireUser, requireStaff, async (req: Request, res: Response) => {
    const view = await viewNow(services, req);
    const { t, today } = view;
    const all = await listDeadlines(services.db, {});
    const subjects = [...new Set(all.map(({ domain }) => domain))];
    const rows = await listDeadlines(services.db, { domain: queryText(req, 'domain'), text: queryText(req, 'text') });
    const overrides = await listOverrides(services.db, [...new Set(rows.map((row) => row.rule_id))]);
    const rules = cardsOf(t, rows, today).map((card) => ({
      ...card,
      local: localRules(
        view,
        overrides.filter(({ rule }) => rule === card.id),
      ),
    }));
    await showPage(
      services,
      req,
      res,
      'pages/rules',
      { title: t('pages.rules.title'), current: 'rules' },
      {
        title: t('pages.rules.title'),
        sub: t('pages.rules.sub'),
        filters: filtersOf(t, req, paths.rules(), [
          { name: 'text', label: t('pages.rules.find') },
          {
            name: 'domain',
            label: t('pages.rules.subject'),
            options: Object.fromEntries(subjects.map((subject) => [subject, subjectText(t, subject)])),
          },
        ]),
        count: t('pages.rules.count', { n: rules.length, versions: rows.length }),
        confidence: LEVELS.map((level) => ({ label: level, value: t(`pages.rules.level.${level}`) })),
        rules,
      },
    );
  });
  return router;
}

const subjectText = (t: Translate, subject: string): string => wordOr(t, `pages.rules.subjects.${subject}`, subject);

function cardsOf(t: Translate, rows: readonly Statute[], today: LocalDate): Omit<RuleCard, 'local'>[] {
  return [...new Set(rows.map((row) => row.rule_id))].map((id) => {
    const own = rows.filter((row) => row.rule_id === id);
    const newest = own.at(-1)!;
    const versions = own.map((row) => versionOf(t, row, today));
    return { id, what: statuteText(t.locale, newest.what), subject: subjectText(t, newest.domain), versions };
  });
}

function versionOf(t: Translate, row: Statute, today: LocalDate): RuleVersion {
  const fact = (name: string, value: string): Fact[] => (value === '' ? [] : [{ label: t(`pages.rules.${name}`), value }]);
  const said = (note: string): string => statuteText(t.locale, note);
  const answer = (value: Statute['roll'], source: string): string =>
    value === '' ? '' : `${t(`pages.rules.${value}`)} · ${said(source)}`;
  return {
    article: articleText(t.locale, row),
    tag: standingTag(t, row.effective_from, row.effective_to, today),
    confidence: confidenceTag(row.verified),
    quote: row.quote_zh,
    facts: [
      ...fact('length', lengthText(t, row)),
      ...fact('direction', row.direction && t(`pages.rules.directions.${row.direction}`)),
      ...fact('starts', said(row.starts_at)),
      ...fact('startDay', answer(row.start_day_counts, row.start_day_source)),
      ...fact('roll', answer(row.roll, row.roll_source)),
      ...fact('validity', validityText(t, row)),
      ...fact('holder', said(row.duty_holder)),
      ...fact('pauses', said(row.pauses_or_extension)),
      ...fact('effect', said(row.legal_effect)),
      ...fact('alsoIn', said(row.also_in)),
      ...fact('source', row.source_ref),
    ],
  };
}

const validityText = (t: Translate, { effective_from: from, effective_to: to }: Statute): string =>
  t('pages.rules.fromTo', { from: from || t('pages.rules.ever'), to: to || t('pages.rules.open') });

/** The length in the unit that the engine counts; where the text says only 日, that this is a default. */
function lengthText(t: Translate, row: Statute): string {
  const term = termOf(row);
  if (!term) return [row.length, t(`pages.rules.units.${row.unit}`)].filter(Boolean).join(' · ');
  const counted = termText(t, term.length, term.unit);
  return term.unitUnspecified ? `${counted} · ${t('pages.rules.onlyDay')}` : counted;
}
