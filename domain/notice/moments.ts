import type { LocalDate } from '../decider';
import type { Channel } from './notice';

/**
 * The moments at which people are told something, and what each message carries.
 * Source: the project's table of notices (N01 … N40), each with its legal meaning.
 */
export type Moment =
  'N01' | 'N02' | 'N03' | 'N05' | 'N06' | 'N07' | 'N08' | 'N09' | 'N11' | 'N12' | 'N13' | 'N14' | 'N15' | 'N17' | 'N18' | 'N40';

/**
 * `service`: goes with a document that must be served; the message only points to it (民诉法 90).
 * `written`: the law wants a written notice, the document itself is the notice.
 * `courtesy`: no legal effect; a missed message never moves a deadline, and the mail says so.
 * `internal`: to officers.
 */
export type LegalMeaning = 'service' | 'written' | 'courtesy' | 'internal';

export const moments: Record<Moment, { zh: string; meaning: LegalMeaning; channels: Channel[] }> = {
  N01: { zh: '已收件', meaning: 'courtesy', channels: ['sms'] },
  N02: { zh: '已受理', meaning: 'written', channels: ['mail', 'sms'] },
  N03: { zh: '需补正', meaning: 'written', channels: ['mail', 'sms'] },
  N05: { zh: '不予受理', meaning: 'service', channels: ['mail', 'sms'] },
  N06: { zh: '时限暂停', meaning: 'written', channels: ['mail', 'sms'] },
  N07: { zh: '时限恢复', meaning: 'courtesy', channels: ['mail', 'sms'] },
  N08: { zh: '现场核查预约', meaning: 'courtesy', channels: ['mail', 'sms'] },
  N12: { zh: '办理延期', meaning: 'written', channels: ['mail', 'sms'] },
  N09: { zh: '公示', meaning: 'courtesy', channels: ['mail', 'sms'] },
  N11: { zh: '听证', meaning: 'service', channels: ['mail', 'sms'] },
  N13: { zh: '准予许可', meaning: 'service', channels: ['mail', 'sms'] },
  N14: { zh: '不予许可', meaning: 'service', channels: ['mail', 'sms'] },
  N15: { zh: '证照已生成', meaning: 'service', channels: ['mail', 'sms'] },
  N17: { zh: '延续提醒', meaning: 'courtesy', channels: ['mail', 'sms'] },
  N18: { zh: '延续最后提醒', meaning: 'courtesy', channels: ['mail', 'sms'] },
  N40: { zh: '办理时限预警', meaning: 'internal', channels: ['mail'] },
};

/** In every message. */
type Sender = {
  /** Sign of the bureau in an SMS (jurisdiction.smsSign). */
  sign: string;
  /** Used when the SMS would be longer than one segment (jurisdiction.shortName). */
  signShort: string;
  /** Full name of the authority, Chinese and English. */
  authority: string;
  authorityEn: string;
  tel: string;
};

type OfCase = Sender & {
  /** Case number. */
  case: string;
  unit: string;
  project: string;
};

/** Goes with a served document. */
type Served = {
  /** Number of the document. */
  document: string;
  /** Day on which the party agreed to electronic service. */
  consentOn: LocalDate;
};

type OfLicence = Sender & {
  unit: string;
  project: string;
  /** ItemKind of the licence. */
  kind: string;
  number: string;
  /** Last day of validity. */
  validTo: LocalDate;
  /** Last day to apply for renewal; never rolls over a rest day. */
  renewBy: LocalDate;
  /** N17: days until `validTo`. N18: days until `renewBy`. */
  n: number;
};

/**
 * What each moment carries: flat strings and numbers, dates as YYYY-MM-DD. `items` and `demands` are tables in one string,
 * written with `packRows`; the columns are named at each. The link is added where the message is sent.
 */
export type NoticeParams = {
  /** items: kind. `d` received on, `due` day by which the applicant hears more. */
  N01: OfCase & { items: string; d: LocalDate; due: LocalDate; document: string };
  /** items: kind, due date of the decision, `working` or `calendar` (day type of the term), length of the term. `d` accepted on. */
  N02: OfCase & Served & { items: string; d: LocalDate };
  /** demands: what is to be put right. `n` how many, `d` suggested date. */
  N03: OfCase & Served & { demands: string; n: number; d: LocalDate };
  /** items: kind. `rightAuthority` empty where this authority is the right one. */
  N05: OfCase & Served & { items: string; reason: string; rightAuthority: string; d: LocalDate };
  /** items: kind. `d` day of the visit, `note` what to prepare (may be empty). */
  N08: OfCase & { items: string; d: LocalDate; note: string };
  /** `subject`: item kind, or `case` for joint handling. `n` working days that the step needs as notified, 0 where not said. */
  N06: OfCase & Served & { subject: string; stepZh: string; stepEn: string; article: string; n: number; d: LocalDate };
  /** `d` running since, `n` days given back in `dayType`, `due` the new due date. */
  N07: OfCase & { subject: string; n: number; dayType: 'working' | 'calendar'; d: LocalDate; due: string };
  /** `n` days in `dayType`. `before` and `due` are empty while the clock stands still. */
  N12: OfCase &
    Served & {
      subject: string;
      n: number;
      dayType: 'working' | 'calendar';
      before: string;
      due: string;
      reason: string;
      approver: string;
      article: string;
    };
  /** items: kind. `d` first day, `to` last day, `n` length in `dayType`. */
  N09: OfCase & { items: string; d: LocalDate; to: LocalDate; n: number; dayType: 'working' | 'calendar' };
  /** items: kind. `what`: the right, with `d` the last day to ask and `matter`; or the hearing on `d` at `time` in `place`. */
  N11: OfCase & Served & { what: 'right' | 'hearing'; items: string; d: LocalDate; matter: string; time: string; place: string };
  /** items: kind, number of the decision, end of validity (empty where it does not expire). `d` decided on. */
  N13: OfCase & Served & { items: string; d: LocalDate };
  /** items: kind. `d` decided on. The reasons stand in the document only. */
  N14: OfCase & Served & { items: string; d: LocalDate };
  /** items: kind, licence number, end of validity (empty where it does not expire). `d` issued on. */
  N15: OfCase & Omit<Served, 'document'> & { items: string; d: LocalDate };
  N17: OfLicence;
  N18: OfLicence;
  /**
   * `subject`: item kind, branch id or `case`; `subjectZh`, `subjectEn` are printed for a branch. `d` due, `n` days left
   * (below 0: overdue), `dayType` of `n`, `share` of the term used in per cent.
   */
  N40: OfCase & {
    subject: string;
    subjectZh: string;
    subjectEn: string;
    d: LocalDate;
    n: number;
    dayType: 'working' | 'calendar';
    share: number;
  };
};

const clean = (cell: string | number | null) => String(cell ?? '').replace(/[\t\r\n]+/g, ' ');

/** A small table in one string: cells are parted by tabs, rows by line ends; both are blanks inside a cell. */
export const packRows = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((row) => row.map(clean).join('\t')).join('\n');
