import type { Request } from 'express';
import type { Account } from '../../stores/accounts';
import { localDate } from '../../domain/calendar/dates';
import { countTasks } from '../../stores/reads/inbox';
import type { Translate } from '../../templates/i18n';
import type { Chrome, MenuLink } from '../../templates/models/pages/parts';
import { generateToken } from '../csrf';
import { paths } from '../paths';
import type { ApiServices } from '../services';
import { isCatchingUp } from './lateness';

/** Days by which the demonstration's clock is moved on. */
const MOVES = [1, 3, 7, 30, 90, 365];

export interface Place {
  title: string;
  /** Entry of the menu that is marked. */
  current?: MenuKey;
}

type MenuKey =
  | 'home'
  | 'inbox'
  | 'cases'
  | 'newCase'
  | 'changes'
  | 'licences'
  | 'notices'
  | 'rules'
  | 'authorities'
  | 'calendar'
  | 'procedures'
  | 'portal'
  | 'verify'
  | 'publicity';

/** What surrounds a page: who is here, the menu with its counts, the demonstration's clock, banners. */
export async function chromeOf(services: ApiServices, req: Request, { title, current }: Place): Promise<Chrome> {
  const t = services.renderer.t(req.locale);
  const { account, actor } = req;
  const [now, mark] = await clockOf(services);
  const counts = actor && isStaff(account) ? await countTasks(services.db, actor, localDate(now)) : undefined;
  const csrf = account ? generateToken(req) : '';
  const demo = services.config.embedded && mark !== 'production';
  return {
    ...bareChrome(services, req, title),
    csrf,
    ...(isStaff(account)
      ? { menu: menuOf(t, account!, current, counts), search: { action: paths.cases() } }
      : { links: openLinks(t, account, current) }),
    ...(demo
      ? {
          demo: {
            now: `${t.date(localDate(now))} ${t.dateTime(now).slice(-5)}`,
            action: paths.businessClock(),
            csrf,
            returnTo: here(req),
            moves:
              account && isStaff(account) ? MOVES.map((days) => ({ days, text: `+ ${t('pages.demo.days', { n: days })}` })) : [],
            ...(services.config.catcherUrl ? { catcher: paths.catcher() } : {}),
          },
        }
      : {}),
    ...((await isCatchingUp(services)) ? { late: t('pages.late') } : {}),
  };
}

/** The same without asking the database: for errors. */
export function bareChrome({ config, renderer }: ApiServices, req: Request, title: string): Chrome {
  const t = renderer.t(req.locale ?? 'zh-CN');
  const { account } = req;
  const other = t.locale === 'en' ? 'zh-CN' : 'en';
  const csrf = account ? generateToken(req) : '';
  return {
    audience: isStaff(account) ? 'staff' : 'open',
    title,
    home: paths.home(),
    assets: paths.assets(),
    csrf,
    signOut: paths.signOut(),
    language: account
      ? { action: paths.locale(), other, text: t(`domain.language.${other}`), csrf, returnTo: here(req) }
      : { action: withLanguage(req, other), other, text: t(`domain.language.${other}`) },
    ...(account ? { person: { name: account.name, line: personLine(t, account) } } : { signIn: paths.signIn() }),
    foot: [
      { href: paths.publicity(), text: t('pages.footPublicity') },
      { href: paths.verify(), text: t('pages.footVerify') },
      ...(config.embedded || account ? [{ href: paths.api.docs(), text: t('pages.footApi') }] : []),
    ],
  };
}

/** The mark never changes while a process runs. */
const marks = new WeakMap<ApiServices, 'production' | 'demo' | 'test'>();
async function clockOf(services: ApiServices): Promise<[number, 'production' | 'demo' | 'test']> {
  const known = marks.get(services);
  if (known) return [await services.businessClock.now(), known];
  const [now, mark] = await Promise.all([services.businessClock.now(), services.businessClock.mark()]);
  marks.set(services, mark);
  return [now, mark];
}

export const isStaff = (account: Pick<Account, 'role'> | undefined): boolean =>
  account !== undefined && account.role !== 'enterprise';

/** `许可科 · 审查人员`; of an enterprise its credit code. */
export function personLine(t: Translate, { role, department, uscc }: Pick<Account, 'role' | 'department' | 'uscc'>): string {
  const word = t(`domain.role.${role}`);
  if (role === 'enterprise') return uscc ?? word;
  return department ? `${t(`domain.department.${department}`)} · ${word}` : word;
}

function menuOf(
  t: Translate,
  { role }: Account,
  current: MenuKey | undefined,
  counts: Awaited<ReturnType<typeof countTasks>> | undefined,
): NonNullable<Chrome['menu']> {
  const link = (key: MenuKey, href: string, text: string): MenuLink => ({ href, text, current: current === key });
  const urgent = (counts?.overdue ?? 0) + (counts?.today ?? 0);
  const inbox: MenuLink = {
    ...link('inbox', paths.inbox(), t('pages.menu.inbox')),
    ...(counts && counts.total > 0
      ? { count: urgent || counts.total, hot: urgent > 0, countLabel: t(urgent > 0 ? 'pages.menu.urgent' : 'pages.menu.open') }
      : {}),
  };
  return [
    {
      links: [link('home', paths.home(), t('pages.menu.workbench')), inbox, link('cases', paths.cases(), t('pages.menu.cases'))],
    },
    ...(role === 'clerk'
      ? [{ heading: t('pages.menu.window'), links: [link('newCase', paths.newCase(), t('pages.menu.newCase'))] }]
      : []),
    {
      heading: t('pages.menu.issued'),
      links: [
        link('licences', paths.licences(), t('pages.menu.licences')),
        ...(role === 'admin' ? [] : [link('changes', paths.changes(), t('pages.menu.changes'))]),
        ...(role === 'clerk' || role === 'supervisor' ? [link('notices', paths.notices(), t('pages.menu.undelivered'))] : []),
      ],
    },
    {
      heading: t('pages.menu.law'),
      links: [
        link('rules', paths.rules(), t('pages.menu.rules')),
        link('authorities', paths.authorities(), t('pages.menu.authorities')),
        link('calendar', paths.calendar(), t('pages.menu.calendar')),
        link('procedures', paths.procedures(), t('pages.menu.procedures')),
      ],
    },
  ];
}

const openLinks = (t: Translate, account: Account | undefined, current: MenuKey | undefined): MenuLink[] => [
  ...(account
    ? [
        { href: paths.portal(), text: t('pages.menu.portal'), current: current === 'portal' },
        { href: paths.changes(), text: t('pages.menu.changes'), current: current === 'changes' },
      ]
    : []),
  { href: paths.publicity(), text: t('pages.menu.publicity'), current: current === 'publicity' },
  { href: paths.verify(), text: t('pages.menu.verify'), current: current === 'verify' },
];

/** Where the person is, to come back to: of a form that was posted, the page it came from. */
export function here(req: Request): string {
  if (req.method === 'GET') return req.originalUrl;
  const from = req.get('referer');
  const url = from ? URL.parse(from) : null;
  return url && url.host === req.get('host') ? url.pathname + url.search : paths.home();
}

const withLanguage = (req: Request, locale: string): string => {
  const url = new URL(here(req), 'http://here.invalid');
  url.searchParams.set('lang', locale);
  return url.pathname + url.search;
};

/** An address of our own to go on to; anything else becomes the start page. */
export const safeReturn = (value: unknown): string =>
  typeof value === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(value) ? value : paths.home();
