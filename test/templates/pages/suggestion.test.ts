import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suggestionFor } from '../../../api/pages/application/suggestion';
import { procedureSchema } from '../../../domain/procedure/schema';
import { createCatalogue } from '../../../stores/reference/catalogue';
import { createTranslator, type Locale } from '../../../templates/i18n';

const root = join(__dirname, '../../..');
const catalogue = createCatalogue(join(root, 'data'));
const translator = createTranslator(join(root, 'templates/locales'));
const procedure = (id: string) =>
  procedureSchema.parse(JSON.parse(readFileSync(join(root, `data/procedures/${id}.v1.json`), 'utf8')));

const suggested = (code: string, id: string, locale: Locale = 'zh-CN') => {
  const values = { application: { project: { industryCode: code } } };
  const form = { values, problems: [], t: translator(locale), prefix: '' };
  return suggestionFor(form, catalogue, procedure(id));
};

test.each(['', '31', '9999'])('no suggestion for the industry %p', (code) => {
  expect(suggested(code, FORM)).toBeUndefined();
});

const [FORM, BOOK] = ['eia-form-simplified-permit', 'eia-book-key-permit'] as const;

test('steel: book and key permit, with the words of both lists; a form does not fit', () => {
  const { answers, warnings } = suggested('c3120', FORM)!;
  expect(answers.map(({ answer }) => answer)).toEqual(['环境影响报告书审批', '排污许可证（重点管理）']);
  expect(answers.map(({ texts }) => texts)).toEqual([
    [{ no: 62, name: '炼钢312；铁合金冶炼314', tier: '环境影响报告书审批', text: '全部' }],
    [{ no: 72, name: '炼钢312', tier: '排污许可证（重点管理）', text: '全部' }],
  ]);
  expect(warnings).toHaveLength(2);
  expect(warnings[0]).toContain('环评文件');
  expect(suggested('3120', BOOK)!.warnings).toEqual([]);
});

test('printing: not certain, what is missing is named, either procedure may still fit', () => {
  const { answers, warnings } = suggested('2319', FORM, 'en')!;
  expect(warnings).toEqual([]);
  expect(answers[0]).toMatchObject({ list: 'EIA document', answer: 'Not certain yet' });
  expect(answers[0]!.questions).toEqual(['Solvent inks (t/a)']);
  expect(answers[1]!.questions).toEqual(['On the list of key dischargers']);
  expect(suggested('2319', BOOK)!.warnings).toEqual([]);
});

test('a tier that the entry does not have is warned of though nothing else is known', () => {
  expect(suggested('1331', BOOK)!.warnings).toHaveLength(2);
  expect(suggested('1331', FORM)!.warnings).toEqual([]);
});
