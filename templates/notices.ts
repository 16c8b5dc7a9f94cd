import type { Moment, NoticeParams } from '../domain/notice/moments';
import type { Locale, Translate } from './i18n';
import type { MailBlock, MailModel } from './models/notices';
import { noticeContents } from './notice-contents';
import type { NoticeContent } from './notice-contents/content';
import { renews } from './notice-contents/licence';
import type { Renderer } from './render';
import { fitSms } from './sms';

/** As a notice keeps them: NoticeParams of its moment, and optionally `url`, a path of the site or a full address. */
export type GivenParams = Record<string, string | number>;

export interface NoticeRenderer {
  /** Throws when the moment is unknown or a value is missing. */
  renderMail(moment: string, locale: Locale, params: GivenParams): { subject: string; text: string; html: string };
  /** At most 70 characters, sign included, as long as the case number and the telephone allow. */
  renderSms(moment: string, locale: Locale, params: GivenParams): string;
}

/** Messages to people, in one frame for all moments. Links lead to `publicUrl`. */
export function createNotices({ renderer, publicUrl }: { renderer: Renderer; publicUrl: string }): NoticeRenderer {
  return {
    renderMail(moment, locale, params) {
      const model = mailModel(renderer, known(moment), locale, params, publicUrl);
      return {
        subject: renderer.render('mail/notice/subject', locale, model).trim(),
        text: renderer.render('mail/notice/text', locale, model).trim() + '\n',
        html: renderer.render('mail/notice/html', locale, model),
      };
    },
    renderSms(moment, locale, params) {
      const t = renderer.t(locale);
      const { sign, signShort, unit } = params as unknown as NoticeParams['N02'];
      known(moment);
      const values = smsValues(params, t);
      const write = (withSign: string, withUnit: string) => t(`sms.${moment}`, { ...values, sign: withSign, unit: withUnit });
      return fitSms(write, { sign, signShort, unit });
    },
  };
}

function known(moment: string): Moment {
  if (!Object.hasOwn(noticeContents, moment)) throw new Error(`No message for the moment ${moment}`);
  return moment as Moment;
}

function mailModel(renderer: Renderer, moment: Moment, locale: Locale, params: GivenParams, publicUrl: string): MailModel {
  const languages: Locale[] = locale === 'zh-CN' ? ['zh-CN'] : ['zh-CN', locale];
  const parts = languages.map((language) => {
    const t = renderer.t(language);
    const content = contentOf(moment, params, t);
    return { subject: subjectOf(moment, params, content, t), block: blockOf(moment, params, content, t, publicUrl) };
  });
  return { subject: parts.map(({ subject }) => subject).join(' / '), blocks: parts.map(({ block }) => block) };
}

/** The parameters are those of the moment: the notice was requested with them (domain/notice). */
const contentOf = <M extends Moment>(moment: M, params: GivenParams, t: Translate): NoticeContent =>
  noticeContents[moment](params as unknown as NoticeParams[M], t);

function subjectOf(moment: Moment, params: GivenParams, { reference, due }: NoticeContent, t: Translate): string {
  const sign = t.locale === 'zh-CN' ? params.sign : params.authorityEn;
  return t('mail.subject', { sign, reference, moment: t(`mail.${moment}.title`), due }).trim();
}

function blockOf(moment: Moment, params: GivenParams, content: NoticeContent, t: Translate, publicUrl: string): MailBlock {
  const values = { ...params, reference: content.reference, renews: renews(params.kind) };
  const authority = String(t.locale === 'zh-CN' ? params.authority : params.authorityEn);
  return {
    lang: t.locale,
    greeting: content.legal === 'internal' ? t('mail.greetingInternal') : t('mail.greeting', { unit: params.unit }),
    fact: content.fact,
    rows: content.rows,
    list: content.list,
    todo: t('mail.todo'),
    steps: Array.from({ length: content.steps }, (_, i) => t(`mail.${moment}.step${i + 1}`, values)),
    open: t('mail.open'),
    url: new URL(String(params.url ?? '/'), publicUrl).href,
    contact: t('mail.contact', { authority, tel: params.tel }),
    legal: legalLine(content, params, t),
    authority,
  };
}

function legalLine({ legal }: NoticeContent, params: GivenParams, t: Translate): string {
  if (legal === 'courtesy' || legal === 'internal') return t(`mail.legal.${legal}`);
  return t(`mail.legal.${legal}`, { document: params.document, consent: t.date(String(params.consentOn)) });
}

/** Dates as an SMS writes them, numbers as they are; a step by its name in the reader's language. */
function smsValues(params: GivenParams, t: Translate): GivenParams {
  const dates = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? t.day(value) : value,
  ]);
  const step = t.locale === 'zh-CN' ? params.stepZh : params.stepEn;
  return { ...(Object.fromEntries(dates) as GivenParams), renews: renews(params.kind), ...(step === undefined ? {} : { step }) };
}
