import type { StopGround } from '../clock/grounds';
import type { DepartmentKind, LocalDate, Role } from '../decider';

export type ItemKind =
  | 'eia-book'
  | 'eia-form'
  | 'eia-registration'
  | 'permit-key'
  | 'permit-simplified'
  | 'permit-registration'
  | 'permit-change'
  | 'permit-reapplication'
  | 'permit-renewal'
  | 'waste-comprehensive'
  | 'waste-collection';

/** Every kind of item; a new one does not compile until it is named here. */
const everyKind: Record<ItemKind, true> = {
  'eia-book': true,
  'eia-form': true,
  'eia-registration': true,
  'permit-key': true,
  'permit-simplified': true,
  'permit-registration': true,
  'permit-change': true,
  'permit-reapplication': true,
  'permit-renewal': true,
  'waste-comprehensive': true,
  'waste-collection': true,
};
export const itemKinds = Object.keys(everyKind) as [ItemKind, ...ItemKind[]];

/** What an application does to a permit that is there: 变更 (条例 14(3)), 重新申请 (条例 15), 延续 (条例 14(2)). */
export type Amendment = 'change' | 'reapplication' | 'renewal';

/** How one joint approval is handled: data, versioned, pinned into each case at its start. */
export interface Procedure {
  id: string;
  version: number;
  validFrom: LocalDate;
  title: { zh: string; en: string };
  items: ProcedureItem[];
  /** Parts of the application that this procedure asks for besides those that all have. */
  sections?: FurtherSection[];
  /** Authorities of this level receive it, whichever division the site is in; a local setting, or the law's. */
  receivedBy?: { level: 'city' | 'district'; source: string };
  materials: ProcedureMaterial[];
  /** Departments that check completeness, the window first. */
  completeness: {
    departments: DepartmentKind[];
    /** Calendar days after receipt at whose end the merged notice goes by itself. */ askingDays: number;
    /** Working days suggested to the applicant for the answer; a local setting without legal effect. */ answerWorkingDays?: number;
  };
  branches: ProcedureBranch[];
  /** Promised term of the whole case (only shorter than the law's); it starts with the first acceptance. */
  promised: { workingDays: number; source: string } | null;
  /**
   * Several departments of a local government decide (行政许可法 26(2)): the term of 42(2) runs over the whole case beside each
   * item's own. Absent where one bureau decides all of it: 26(2) does not speak of that. `source` says why it applies here.
   */
  jointClock?: { rule: string; source: string };
  dependencies: { item: ItemKind; after: ItemKind; article: string }[];
  issue: { rule: 'together' | 'as-ready'; items: ItemKind[] };
  /** `one-licence`: each condition stands in one of the licences only, with where that practice comes from. Absent: no such rule. */
  conditions?: { rule: 'one-licence'; source: string };
  /** Shares of a term used at which the responsible officers are warned, e.g. 0.5, 0.8. */
  warnings: number[];
}

/** A part of the application that only some procedures ask for. */
export type FurtherSection = 'waste';

interface ItemBase {
  kind: ItemKind;
  department: DepartmentKind;
  /** Rule of the licence's validity (`PDP-05`), null where the approval does not expire, or keeps the validity it had. */
  validityRule: string | null;
  /** Rule of the renewal application's last day (`PDP-06`). */
  renewalRule: string | null;
  /** Word in the number of the decision document or receipt: `环建`, `许准`. */
  documentWord: string;
  /**
   * True where the licence's number is not made here: that of a permit comes from the national platform (条例 12(3)), that of a
   * waste licence is the issuing province's own. The approver enters it.
   */
  licenceNumberEntered: boolean;
  /** Shape of a number that no law fixes (waste licences: each province has its own); a local setting. */
  licenceNumberFormat?: { pattern: string; zh: string; en: string; source: string };
}

/** An item that is checked, reviewed and decided, each within its term. */
export interface ApprovalItem extends ItemBase {
  handling?: undefined;
  /** Rule that limits the one-time correction notice and makes silence acceptance. */
  completenessRule: string;
  /** Rule of the decision's statutory clock. */
  decisionRule: string;
  clockStarts: 'receipt' | 'acceptance';
  decidingRole: Role;
  /** Grounds for not accepting (`acceptance`) and for refusing (`decision`, the default), with their article. */
  refusalGrounds: { code: string; stage?: 'acceptance' | 'decision'; zh: string; en: string; article: string }[];
  /** Approved on a signed commitment and checked afterwards (告知承诺制): what is promised, and where the practice comes from. */
  commitment?: { zh: string; en: string; basis: string };
  /** Starts from a permit that is there and makes a new version of it, instead of a new licence. */
  amends?: Amendment;
  /** Kind of the licence afterwards, where the item makes another one of it (re-application); else it stays. */
  licenceKind?: ItemKind;
}

/**
 * An item that is complete as it is handed in (备案, 登记): nothing is checked or decided, so it has no term and no grounds.
 * 部令41号 9, 12 for the EIA registration form; 排污许可管理条例 24 for the discharge registration.
 */
export interface FilingItem extends ItemBase {
  handling: 'filing';
  /** The article by which handing in is all. */
  article: string;
}

export type ProcedureItem = ApprovalItem | FilingItem;

/** Items that are checked and decided. */
export const approvals = ({ items }: Pick<Procedure, 'items'>): ApprovalItem[] => items.filter((item) => !isFiling(item));

export const isFiling = (item: ProcedureItem): item is FilingItem => item.handling === 'filing';

/** Grounds for not accepting or refusing; an item that is only filed has none. */
export const groundsOf = (item: ProcedureItem): ApprovalItem['refusalGrounds'] => (isFiling(item) ? [] : item.refusalGrounds);

export interface ProcedureMaterial {
  code: string;
  zh: string;
  en: string;
  requirement: 'mandatory' | 'conditional';
  items: ItemKind[];
  /** When a conditional material is needed. */
  condition?: { zh: string; en: string };
  /** Article or guide, with the row of data/materials.csv. */
  basis: string;
}

/**
 * What a branch is: a department's review, a technical assessment (技术评估), one visit to the site (现场核查), a panel of experts
 * (专家评审), a publicity period (公示), a hearing (听证), or the check afterwards of what was promised (告知承诺事后核查).
 */
export type BranchKind = 'review' | 'assessment' | 'visit' | 'panel' | 'publicity' | 'hearing' | 'follow-up';

/**
 * When a branch opens: as its first item is accepted; once all other mandatory branches of its items that open at acceptance
 * agree (`reviewed`); once those among them that people answer agree, while publicity still runs (`opinions`); when an officer
 * finds that the case calls for it, if ever (`request`); or as its items are issued.
 */
export type BranchOpening = 'acceptance' | 'reviewed' | 'opinions' | 'request' | 'issue';

/** Opens once others agree. */
export const waitsForReviews = (opening: BranchOpening): boolean => opening === 'reviewed' || opening === 'opinions';

export interface ProcedureBranch {
  id: string;
  kind: BranchKind;
  /** Absent: `acceptance`. */
  opens?: BranchOpening;
  /** Publicity: the rule of its length (`EIA-07`); its first day counts. */
  rule?: string;
  /** Article or local setting that asks for the step. */
  basis?: string;
  /** Panel, hearing: clocks that stand still while it lasts (行政许可法 45), only where the law asks for it. */
  stopsClocks?: { items: ItemKind[]; ground: StopGround; article: string };
  department: DepartmentKind;
  items: ItemKind[];
  mandatory: boolean;
  /** Internal term in working days from the branch's opening, a local setting. */
  termWorkingDays: number;
  /** Where the internal term comes from. */
  source?: string;
  zh: string;
  en: string;
}
