/** One language of a mail to people, ready to print, in the order of the frame: fact, table, what to do, contact, legal line. */
export interface MailBlock {
  lang: string;
  greeting: string;
  fact: string;
  rows: { label: string; value: string }[];
  /** A table of items, or of what is to be put right; null where there is none. */
  list: { head: string[]; rows: string[][] } | null;
  todo: string;
  steps: string[];
  open: string;
  url: string;
  contact: string;
  legal: string;
  authority: string;
}

/** Chinese first; English second where the party asked for it. */
export interface MailModel {
  subject: string;
  blocks: MailBlock[];
}

export interface NoticeTemplates {
  'mail/notice/subject': MailModel;
  'mail/notice/text': MailModel;
  'mail/notice/html': MailModel;
}
