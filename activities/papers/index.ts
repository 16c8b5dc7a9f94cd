import type { Knex } from 'knex';
import type { FilesPort } from '../../adapters/files/files';
import type { PdfPort } from '../../adapters/pdf/pdf';
import { qrDataUri } from '../../adapters/pdf/qr';
import { localDate } from '../../domain/calendar/dates';
import type { StreamRef } from '../../domain/decider';
import { issueBasis, itemsToIssue } from '../../domain/joint-case/issue';
import type { DocumentRef, JointCase, Letter } from '../../domain/joint-case/state';
import type { ItemKind } from '../../domain/procedure/procedure';
import { Refused } from '../../domain/refused';
import type { Rules } from '../../domain/rules/rules';
import type { BusinessClock } from '../../stores/business-clock';
import { renderDocument } from '../../templates/documents';
import type { ContentOf, DocumentName } from '../../templates/documents';
import type { Renderer } from '../../templates/render';
import { finalUnlessPassing } from '../failures';
import { readCaseFile } from './case-file';
import type { CaseFile } from './case-file';
import { eiaApprovalContent, filingContent, isPermit, isWasteLicence, permitContent } from './certificates';
import { hearingNoticeContent, hearingRightContent } from './hearing';
import { acceptanceContent, correctionContent, receiptContent, refusalContent } from './letters';
import { wasteLicenceContent } from './waste-licence';

export interface PaperDeps {
  db: Knex;
  rules: { current(): Promise<Rules> };
  renderer: Renderer;
  pdf: PdfPort;
  files: FilesPort;
  clock: BusinessClock;
  publicUrl: string;
  industryName: (code: string) => string;
  wasteClassName: (hwClass: string) => string;
}

/** Writes papers. The same content gives the same file, so writing one twice stores it once. */
export const createPaperActivities = (deps: PaperDeps) => {
  const { db, rules, renderer, pdf, files, clock, publicUrl, industryName, wasteClassName } = deps;
  const caseFile = async (stream: StreamRef): Promise<CaseFile> =>
    readCaseFile(db, await rules.current(), renderer.t('zh-CN'), stream);

  const produce = async <Name extends DocumentName>(
    name: Name,
    content: ContentOf<Name>,
    verifyCode?: string,
  ): Promise<DocumentRef> => {
    const url = verifyCode === undefined ? undefined : `${publicUrl}/verify/${verifyCode}`;
    const demo = (await clock.mark()) !== 'production';
    const document = renderDocument(renderer, name, 'zh-CN', content, {
      demo,
      verify: url === undefined ? null : { url, qr: await qrDataUri(url) },
    });
    const bytes = await pdf.render(document.html, document.meta);
    const file = await files.put(bytes);
    await db('files').insert({ hash: file, bytes: bytes.length, mime: 'application/pdf' }).onConflict('hash').ignore();
    return {
      file,
      content: document.contentHash,
      template: name,
      bytes: bytes.length,
    };
  };

  return {
    /** The paper of a letter: receipt, correction notice, acceptance, refusal, hearing. */
    renderLetter: (stream: StreamRef, id: string): Promise<DocumentRef> =>
      finalUnlessPassing(async () => {
        const file = await caseFile(stream);
        const letter = file.state.letters.find((one) => one.id === id);
        if (!letter) throw new Refused('not-found');
        return produceLetter(produce, file, letter);
      }),

    /** What is to be issued now, and the facts it rests on. */
    basisOfIssue: (stream: StreamRef): Promise<{ basis: string; items: ItemKind[] }> =>
      finalUnlessPassing(async () => {
        const { state, rules: current } = await caseFile(stream);
        return { basis: issueBasis(state, localDate(await clock.now())), items: itemsToIssue(state, current) };
      }),

    /** The certificate of a granted item, with the QR code of its public page. */
    renderCertificate: (stream: StreamRef, kind: ItemKind): Promise<DocumentRef> =>
      finalUnlessPassing(async () => {
        const file = await caseFile(stream);
        const item = file.state.items.find((one) => one.kind === kind);
        if (!item) throw new Refused('not-found');
        const context = { file, item, issuedOn: localDate(await clock.now()), industryName, wasteClassName };
        if (item.filed) return produce('documents/filing-receipt', filingContent(context), item.filed.verifyCode);
        if (!item.decision) throw new Refused('not-found');
        if (isWasteLicence(kind))
          return produce('documents/waste-licence', wasteLicenceContent(context), item.decision.verifyCode);
        return isPermit(kind)
          ? produce('documents/discharge-permit', permitContent(context), item.decision.verifyCode)
          : produce('documents/eia-approval', eiaApprovalContent(context), item.decision.verifyCode);
      }),
  };
};

type Produce = <Name extends DocumentName>(name: Name, content: ContentOf<Name>, verifyCode?: string) => Promise<DocumentRef>;

function produceLetter(produce: Produce, file: CaseFile, letter: Letter): Promise<DocumentRef> {
  switch (letter.kind) {
    case 'receipt':
      return produce('documents/receipt', receiptContent(file, letter));
    case 'correction-notice':
      return produce('documents/correction-notice', correctionContent(file, letter, noticeOf(file.state, letter)));
    case 'acceptance-notice':
      return produce('documents/acceptance-notice', acceptanceContent(file, letter));
    case 'hearing-right':
      return produce('documents/hearing-right', hearingRightContent(file, letter));
    case 'hearing-notice':
      return produce('documents/hearing-notice', hearingNoticeContent(file, letter));
    case 'non-acceptance':
    case 'decision-refusal':
      return produce('documents/decision-refusal', refusalContent(file, letter));
  }
}

/** The correction notice that a letter is the paper of; they share their number. */
function noticeOf(state: JointCase, letter: Letter) {
  const notice = state.corrections.find(({ number }) => number === letter.number);
  if (!notice) throw new Refused('not-found');
  return notice;
}
