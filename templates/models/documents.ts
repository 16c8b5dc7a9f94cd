/**
 * What the official documents print. Contents are plain and complete: dates YYYY-MM-DD, everything else ready to print in Chinese.
 * The content hash is taken of the content alone (templates/documents.ts), so it depends neither on the layout nor on the site.
 */

/** In every document. Field blocks DOC, ISSUER, PARTY and CASE of the document rules. */
export interface DocumentContent {
  /** Full name of the issuing authority. */
  issuer: string;
  /** `示环受〔2026〕1号` */
  number: string;
  issuedOn: string;
  caseNumber: string;
  party: { name: string; uscc: string; address: string; legalRepresentative: string };
  project: string;
  /** Of the issuer. */
  phone: string;
}

/** L01 申请材料收件回执: proof of receipt; the EIA clock starts with it. */
export interface ReceiptContent extends DocumentContent {
  code: 'L01';
  items: string[];
  channel: string;
  /** `2026年11月16日 09:30` */
  receivedAt: string;
  materials: { name: string; form: string; file: string }[];
  /** Last day to list what is missing or to decide on acceptance; after it silence accepts. */
  answerBy: string;
  /** Rules behind `answerBy`, as printed: `排污许可管理条例第九条`. */
  basis: string[];
}

/** L02 一次性补正告知书: everything missing or wrong, once. */
export interface CorrectionContent extends DocumentContent {
  code: 'L02';
  receivedOn: string;
  /** `where`: the material or part of the form. */
  defects: { where: string; items: string; text: string; department: string }[];
  /** Suggested date. */
  replyBy: string;
  /** End of the statutory period for this notice. */
  askBy: string;
  basis: string[];
  /** Recorded ground of a second notice; empty for the first. */
  ground: string;
}

/** L03 受理通知书: acceptance, one clock line per item. */
export interface AcceptanceContent extends DocumentContent {
  code: 'L03';
  receivedOn: string;
  items: {
    name: string;
    acceptedOn: string;
    /** True when the statutory period passed without a notice: accepted as of receipt. */
    bySilence: boolean;
    /** `自收到申请材料之日起` or `自受理之日起`. */
    starts: string;
    /** `30日`, `20个工作日` */
    term: string;
    dueOn: string;
    /** The due date rests on a calendar that is not announced yet. */
    provisional: boolean;
    /** Rule and article in force, e.g. `生态环境法典第一百零二条第二款`. */
    basis: string;
    /** Predecessor or parallel articles, shown beside it; may be empty. */
    formerly: string;
  }[];
  /** Steps whose time will not count, if any are expected. */
  excludedSteps: string[];
  /** Promised last day of the whole case, if the procedure promises one; otherwise empty. */
  promisedOn: string;
}

/** Where to go against a decision: 行政复议法 20, 行政诉讼法 46. */
export interface Remedy {
  reconsiderationBody: string;
  court: string;
}

/** L04 不予受理决定书, L21 不予行政许可决定书, L23 关于不予批准环评文件的决定. */
export interface RefusalContent extends DocumentContent {
  code: 'L04' | 'L21' | 'L23';
  receivedOn: string;
  items: string[];
  /** L23: `生态环境影响报告表`; otherwise empty. */
  fileKind: string;
  /** What was found. */
  facts: string;
  grounds: { text: string; article: string }[];
  /** L04: the competent authority where this one is not; otherwise empty. */
  rightAuthority: string;
  /** It rests on the record of a hearing, held on this day; otherwise empty. */
  heardOn: string;
  remedy: Remedy;
}

/** L12 听证权利告知书, to the applicant and to those whose interests are concerned. */
export interface HearingRightContent extends DocumentContent {
  code: 'L12';
  items: string[];
  /** What is to be decided, and what it bears on. */
  matter: string;
  parties: { name: string; concern: string }[];
  /** Last day to ask. */
  applyBefore: string;
}

/** L13 听证通知书. It also tells the applicant from when the term stands still. */
export interface HearingNoticeContent extends DocumentContent {
  code: 'L13';
  items: string[];
  addressees: string[];
  asker: string;
  askedOn: string;
  matter: string;
  on: string;
  /** `09:30` */
  time: string;
  place: string;
  chair: string;
}

/** L22 关于××项目环境影响报告书（表）的批复. */
export interface EiaApprovalContent extends DocumentContent {
  code: 'L22';
  /** `生态环境影响报告表`, `生态环境影响报告书` (from 2026-08-15; `环境影响报告表` before). */
  fileKind: string;
  receivedOn: string;
  site: string;
  /** `2319 包装装潢及其他印刷` */
  industry: string;
  nature: string;
  description: string;
  /** 10,000 yuan; may be empty. */
  investment: string;
  products: { name: string; quantity: string; unit: string }[];
  outlets: OutletLimits[];
  /** Requirements set by reviewers and the approver, one each. */
  conditions: string[];
  /** Body that supervises the construction and the operation. */
  supervisor: string;
  copies: string[];
}

export interface OutletLimits {
  code: string;
  name: string;
  medium: string;
  pollutants: {
    name: string;
    /** Concentration with its unit; `/` where there is none. */
    concentration: string;
    /** Tonnes a year; `/` where there is none. */
    annual: string;
  }[];
}

/** L26 排污许可证正本 and L27 副本 in one file. */
export interface PermitContent extends DocumentContent {
  code: 'L26';
  /** Number of the permit, from the national platform (条例 12(3)). `number` is that of the decision. */
  permitNumber: string;
  /** A later version: its number, what made it (`变更`, `延续`, `重新申请`), and when the one it replaces was issued. */
  revision?: { version: number; by: string; replacesVersion: number; from: string };
  /** `重点管理` or `简化管理` */
  management: string;
  site: string;
  coordinates: string;
  industry: string;
  validFrom: string;
  validTo: string;
  /** Last day to apply for renewal (条例 14(2)). */
  renewBy: string;
  /** Number of the EIA approval or filing it rests on (条例 11(1)). */
  eiaNumber: string;
  products: { name: string; quantity: string; unit: string }[];
  outlets: OutletLimits[];
  /** Sum over all outlets per pollutant, tonnes a year. */
  totals: { pollutant: string; annual: string }[];
  conditions: string[];
}

/** L25 建设项目环境影响登记表备案回执 and L28 固定污染源排污登记回执: complete as handed in. */
export interface FilingContent extends DocumentContent {
  code: 'L25' | 'L28';
  /** The national platform's number, as it was given; empty where none was. `number` is that of this receipt. */
  platformNumber: string;
  filedOn: string;
  site: string;
  industry: string;
  /** L28: last day of the registration, and last day to renew it. Empty where it does not expire. */
  validTo: string;
  renewBy: string;
  basis: string;
}

/** L29 危险废物经营许可证正本 and 副本 in one file; contents after 危险废物经营许可证管理办法 10. */
export interface WasteLicenceContent extends DocumentContent {
  code: 'L29';
  /** Of the licence, entered by the approver. `number` is that of the decision. */
  licenceNumber: string;
  /** `危险废物综合经营许可证`, `危险废物收集经营许可证` */
  licenceKind: string;
  /** 收集、贮存、利用、处置: all that stand with its wastes. */
  ways: string;
  /** Classes of the original: `HW08 废矿物油与含矿物油废物`. */
  classesLine: string;
  /** Address of storage and disposal; empty in a collection licence (办法 10(2)). */
  facilityAddress: string;
  /** Sum over all wastes, tonnes a year. */
  totalAnnual: string;
  validFrom: string;
  validTo: string;
  /** Number of the EIA approval that the site has. */
  eiaNumber: string;
  /** Number of the discharge permit that goes out with it; `/` where none does. */
  permitNumber: string;
  wastes: { hwClass: string; code: string; name: string; ways: string; annual: string }[];
  facilities: { code: string; name: string; way: string; method: string; capacity: string }[];
  storage: { name: string; area: string; capacity: string }[];
  /** A collection licence: what was collected must be passed on (办法 20). */
  collecting: boolean;
  conditions: string[];
}

/** What surrounds the content on paper. */
export interface DocumentFrame {
  contentHash: string;
  /** Public verification page and its QR code as data:image/png; null where the document has none. */
  verify: { url: string; qr: string } | null;
  /** Made under a demonstration clock: says so wherever it could be taken for real. */
  demo: boolean;
}

export interface DocumentModel<Content> extends DocumentFrame {
  content: Content;
}

export interface DocumentTemplates {
  'documents/receipt': DocumentModel<ReceiptContent>;
  'documents/correction-notice': DocumentModel<CorrectionContent>;
  'documents/acceptance-notice': DocumentModel<AcceptanceContent>;
  'documents/decision-refusal': DocumentModel<RefusalContent>;
  'documents/hearing-right': DocumentModel<HearingRightContent>;
  'documents/hearing-notice': DocumentModel<HearingNoticeContent>;
  'documents/eia-approval': DocumentModel<EiaApprovalContent>;
  'documents/discharge-permit': DocumentModel<PermitContent>;
  'documents/filing-receipt': DocumentModel<FilingContent>;
  'documents/waste-licence': DocumentModel<WasteLicenceContent>;
}
