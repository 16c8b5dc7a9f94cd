import { join } from 'node:path';
import { renewalDay } from '../../../api/pages/lists/renewal-day';
import type { ItemKind } from '../../../domain/procedure/procedure';
import { createTranslator } from '../../../templates/i18n';
import { rules } from '../../domain/law';

const t = createTranslator(join(__dirname, '../../../templates/locales'))('zh-CN');
const said = (kind: ItemKind, renewBy: string | null) => renewalDay({ t, rules }, { kind, jurisdiction: '320200', renewBy });

test('the last day to apply says provisional only where working days of an unannounced year were counted', () => {
  expect(said('waste-comprehensive', '2031-10-20')).toBe('2031-10-20（周一），暂定');
  expect(said('waste-comprehensive', '2026-10-20')).toBe('2026-10-20（周二）');
  // A permit's is counted in calendar days (条例 14(2)): no notice moves it.
  expect(said('permit-key', '2031-10-20')).toBe('2031-10-20（周一）');
  expect(said('eia-form', null)).toBeUndefined();
});
