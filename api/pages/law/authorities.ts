import { Router, type Request, type Response } from 'express';
import type { RoutingCondition } from '../../../domain/authority/condition';
import { citeOf } from '../../../domain/authority/route';
import type { AuthorityTables, Delegation, RoutingRule } from '../../../domain/authority/tables';
import type { LocalDate } from '../../../domain/decider';
import { listBureaus, type BureauRow } from '../../../stores/reads/bureaus';
import type { Translate } from '../../../templates/i18n';
import type { AuthoritiesPage, RoutingRow } from '../../../templates/models/pages/authority';
import type { Fact, Tag } from '../../../templates/models/pages/parts';
import { paths } from '../../paths';
import { requireStaff, requireUser } from '../../require-user';
import type { ApiServices } from '../../services';
import { validity } from '../authority-view';
import { showPage, viewNow } from '../page';
import { tag } from '../tags';
import { inLanguage, itemsLine, listed } from '../view';

const looks = { V1: 'ok', V1c: 'ring', V2: 'warn', seed: 'ring', setting: 'warn' } as const satisfies Record<
  RoutingRule['sure'],
  string
>;
const SURE = Object.keys(looks) as RoutingRule['sure'][];

/** The rows that decide who decides, in their order, with their words; who acts for whom; and the bureaus of this installation. */
export function authoritiesRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.authorities.pattern, requireUser, requireStaff, async (req: Request, res: Response) => {
    const { t, today } = await viewNow(services, req);
    const { rules, delegations } = services.catalogue.authority;
    const divisionName = (code: string): string => services.catalogue.division(code)?.nameZh ?? code;
    const of = (subject: string) => rules.filter(({ items }) => items.some((item) => item.startsWith(subject)));
    const group = (id: string, title: string, rows: AuthorityTables['rules'] | Delegation[]) => ({
      ...{ id, title },
      rows: rows.map((row) => rowOf(t, row, today, divisionName)),
    });
    const bureaus = await listBureaus(services.db);
    const model: Omit<AuthoritiesPage, 'chrome'> = {
      title: t('authority.page.title'),
      sub: t('authority.page.sub'),
      sure: SURE.map((one) => ({ label: one, value: t(`domain.sure.${one}`) })),
      count: t('authority.page.count', { rows: rules.length + delegations.length }),
      groups: [
        group('eia', t('authority.page.eia'), of('eia-')),
        group('permit', t('authority.page.permit'), of('permit-')),
        group('waste', t('authority.page.hw'), of('waste-')),
        group('delegations', t('authority.page.delegations'), delegations),
      ],
      bureausTitle: t('authority.page.bureaus'),
      bureaus: bureaus.map((one) => ({
        code: one.code,
        name: nameOf(t, one),
        level: t(`domain.authorityLevel.${one.level === 'city' ? 'city' : 'county'}`),
        parent:
          nameOf(
            t,
            bureaus.find(({ code }) => code === one.parent),
          ) || t('authority.page.noParent'),
      })),
    };
    await showPage(services, req, res, 'pages/authorities', { title: model.title, current: 'authorities' }, model);
  });
  return router;
}

const nameOf = (t: Translate, bureau: BureauRow | undefined): string =>
  bureau ? inLanguage(t, { zh: bureau.nameZh, en: bureau.nameEn }) : '';

function rowOf(
  t: Translate,
  row: RoutingRule | Delegation,
  today: LocalDate,
  divisionName: (code: string) => string,
): RoutingRow {
  const fact = (key: string, value: string): Fact => ({ label: t(`authority.page.${key}`), value });
  const level = t(`domain.authorityLevel.${row.level}`);
  const rule = 'when' in row ? row : undefined;
  return {
    id: row.id,
    article: citeOf(row),
    tag: standing(t, row, today),
    sure: tag(looks[row.sure], t(`domain.sure.${row.sure}`)),
    quote: row.quote,
    reason: inLanguage(t, row.reason),
    facts: [
      fact('items', itemsLine(t, row.items)),
      fact('where', row.place ? listed(t, row.place.map(divisionName)) : t('authority.page.everywhere')),
      ...(rule ? [fact('when', conditionText(t, rule.when))] : []),
      fact(
        'level',
        rule?.named ? `${level} · ${inLanguage(t, rule.named)}` : rule ? level : t('authority.page.actsFor', { level }),
      ),
      fact('validity', validity(t, row)),
      fact('source', row.ref),
    ],
  };
}

function standing(t: Translate, { validFrom, validTo }: RoutingRule | Delegation, today: LocalDate): Tag {
  if (validTo !== null && validTo < today) return tag('ring', t('authority.page.past'));
  return validFrom !== null && validFrom > today
    ? tag('soon', t('authority.page.future'))
    : tag('ok', t('authority.page.inForce'));
}

function conditionText(t: Translate, condition: RoutingCondition): string {
  if (condition === 'always') return t('authority.page.always');
  if ('is' in condition) return t(`domain.authorityFact.${condition.is}`);
  if ('any' in condition) return condition.any.map((one) => conditionText(t, one)).join(` ${t('authority.page.or')} `);
  const { categories, ways, atLeast } = condition.waste;
  return [
    categories ? listed(t, categories) : t('authority.page.anyWaste'),
    ...(ways
      ? [
          listed(
            t,
            ways.map((way) => t(`domain.routingWay.${way}`)),
          ),
        ]
      : []),
    ...(atLeast === undefined ? [] : [t('authority.page.atLeast', { n: atLeast })]),
  ].join(' · ');
}
