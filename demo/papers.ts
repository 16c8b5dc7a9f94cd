import { createPdfmake } from '../adapters/pdf/pdfmake';
import type { Paper } from './client';

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const pdf = createPdfmake();

/** A one-page PDF that says what it stands for: nobody mistakes it for a real paper. */
export async function samplePaper(title: string, project: string): Promise<Paper> {
  const html = `<section><h1>${escape(title)}</h1><p>${escape(project)}</p><p>样例文件，仅供演示。Sample for the demonstration.</p></section>`;
  return { name: `${title}.pdf`, bytes: await pdf.render(html, { title }) };
}
