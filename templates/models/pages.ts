import type { PageModels } from '../render';
import type {
  CaseClocks,
  CaseClockSheet,
  CaseCorrections,
  CaseDocuments,
  CaseMaterials,
  CaseNotices,
  CaseOpinions,
  CaseOverview,
  CaseTimeline,
  ConfirmPage,
  PortalCase,
} from './pages/case';
import type { AnswerPage } from './pages/answer';
import type { ApplicationPage, ProcedureChoice } from './pages/application';
import type { AuthoritiesPage } from './pages/authority';
import type { ChangeFormPage, ChangeListPage, ChangeResultPage, ChangeTablesPage } from './pages/change';
import type { CalendarPage, CalendarPreviewPage, RulesPage } from './pages/law';
import type { CaseList, Inbox, LicencePage, LicenceRegister, PortalHome, Undelivered, Workbench } from './pages/lists';
import type {
  CatcherPage,
  ErrorPage,
  HomePage,
  PublicityList,
  PublicityPage,
  SignInPage,
  VerifyPage,
  VerifyResult,
} from './pages/open';
import type {
  DifferencePage,
  DryRunPage,
  ProcedureImportPage,
  ProcedurePage,
  ProcedurePreviewPage,
  ProceduresPage,
} from './pages/procedures';

declare module '../render' {
  /** Page templates only print: every text and address is prepared in api/pages. */
  interface PageModels {
    'pages/home': HomePage;
    'pages/sign-in': SignInPage;
    'pages/workbench': Workbench;
    'pages/inbox': Inbox;
    'pages/cases': CaseList;
    'pages/answer': AnswerPage;
    'pages/application': ApplicationPage;
    'pages/choose-procedure': ProcedureChoice;
    'pages/licences': LicenceRegister;
    'pages/licence': LicencePage;
    'pages/notices': Undelivered;
    'pages/change/form': ChangeFormPage;
    'pages/change/list': ChangeListPage;
    'pages/change/result': ChangeResultPage;
    'pages/change/tables': ChangeTablesPage;
    'pages/rules': RulesPage;
    'pages/authorities': AuthoritiesPage;
    'pages/calendar': CalendarPage;
    'pages/calendar-preview': CalendarPreviewPage;
    'pages/procedures': ProceduresPage;
    'pages/procedure/version': ProcedurePage;
    'pages/procedure/difference': DifferencePage;
    'pages/procedure/dry-run': DryRunPage;
    'pages/procedure/import': ProcedureImportPage;
    'pages/procedure/preview': ProcedurePreviewPage;
    'pages/portal/home': PortalHome;
    'pages/portal/case': PortalCase;
    'pages/case/overview': CaseOverview;
    'pages/case/materials': CaseMaterials;
    'pages/case/corrections': CaseCorrections;
    'pages/case/clocks': CaseClocks;
    'pages/case/clock-sheet': CaseClockSheet;
    /** The same as a PDF; not an official document: no number, no seal. */
    'documents/clock-sheet': Omit<CaseClockSheet, 'chrome'> & { demo: boolean };
    'pages/case/opinions': CaseOpinions;
    'pages/case/notices': CaseNotices;
    'pages/case/timeline': CaseTimeline;
    'pages/case/documents': CaseDocuments;
    'pages/case/confirm': ConfirmPage;
    'pages/publicity': PublicityList;
    'pages/publicity-notice': PublicityPage;
    'pages/verify': VerifyPage;
    'pages/verify-result': VerifyResult;
    'pages/verify-unknown': VerifyPage;
    'pages/catcher': CatcherPage;
    'pages/error': ErrorPage;
  }
}

export type PageName = Extract<keyof PageModels, `pages/${string}`>;
