import pdfmake from 'pdfmake';
import { sharedFont } from './fonts';
import { htmlToContent } from './html';
import type { PdfPort } from './pdf';
import { body } from './styles';

const font = (file: string) => require.resolve(`@expo-google-fonts/noto-sans-sc/${file}.ttf`);
const regular = font('400Regular/NotoSansSC_400Regular');
const bold = font('700Bold/NotoSansSC_700Bold');
/** Share of a page below which no heading starts: two rows of a table must follow. */
const lastHeading = 0.89;
/** Fixed, so that the bytes of a document depend on its content only. */
const someDay = Date.UTC(2020, 0, 1);

/** The folder in memory that pdfmake looks into before the disk; its types leave it out. */
const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, content: Buffer): void } };

/** PDF by pdfmake. Chinese has no italics, so none are embedded. Documents read neither files nor addresses. */
export function createPdfmake(): PdfPort {
  for (const file of [regular, bold]) virtualfs.writeFileSync(file, sharedFont(file));
  pdfmake.setFonts({ [body.font]: { normal: regular, bold, italics: regular, bolditalics: bold } });
  pdfmake.setLocalAccessPolicy(() => false);
  pdfmake.setUrlAccessPolicy(() => false);
  return {
    async render(html, { title, watermark, createdAt = someDay }) {
      const at = new Date(createdAt);
      const pdf = pdfmake.createPdf({
        content: htmlToContent(html),
        defaultStyle: { ...body },
        // A heading is never the last line of a page. (What follows it can't be asked: a table that moved on counts where it was tried.)
        pageBreakBefore: ({ headlineLevel, startPosition }) => headlineLevel === 1 && startPosition.verticalRatio > lastHeading,
        info: { title, creator: 'OneWindow', producer: 'OneWindow', creationDate: at, modDate: at },
        language: 'zh-CN',
        displayTitle: true,
        version: '1.7',
        ...(watermark
          ? { watermark: { text: watermark, color: '#b3121d', opacity: 0.07, bold: true, angle: -38, fontSize: 92 } }
          : {}),
      });
      return pdf.getBuffer();
    },
  };
}
