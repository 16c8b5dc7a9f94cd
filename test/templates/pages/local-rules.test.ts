import { join } from 'node:path';
import { localRules } from '../../../api/pages/law/local-rules';
import { newView } from '../../../api/pages/view';
import { startOfDay } from '../../../domain/calendar/dates';
import type { DeadlineOverride } from '../../../domain/rules/override';
import { createTranslator } from '../../../templates/i18n';
import { rules } from '../../domain/rules';

const translator = createTranslator(join(__dirname, '../../../templates/locales'));

/** An invented text. */
const row: DeadlineOverride = {
  ...{ jurisdiction: '320214', rule: 'PDP-02', unit: 'working', validFrom: '2026-01-01', validTo: '2026-10-31' },
  ...{ source: '示例办事指南（虚构）', article: '四', quoteZh: '二十个工作日', sourceRef: 'test', verified: 'V2' },
};

test('a local rule is shown with whose it is, what it changes, its words and how sure we are', () => {
  const [zh] = localRules(newView(translator('zh-CN'), rules, startOfDay('2026-11-22')), [row]);
  expect(zh).toMatchObject({
    article: '示例办事指南（虚构） 四',
    quote: '二十个工作日',
    confidence: { text: 'V2' },
    tag: { text: '已失效' },
  });
  expect(zh!.facts.map(({ label, value }) => `${label} ${value}`)).toEqual([
    '适用机关 苏州工业园区生态环境局',
    '期限 按工作日计算',
    '效力期间 2026-01-01 至 2026-10-31',
    '所据文本 test',
  ]);
  const allowedBy = { source: '法（虚构）', article: '1', quoteZh: '可以延长' };
  const [en] = localRules(newView(translator('en'), rules, startOfDay('2026-05-01')), [
    { ...row, length: 25, startDayCounts: true, allowedBy },
  ]);
  expect(en!.tag.text).toBe('In force');
  expect(en!.facts.map(({ value }) => value)).toEqual([
    'Suzhou Industrial Park Ecology and Environment Bureau',
    '25 working days',
    'Yes',
    '2026-01-01 to 2026-10-31',
    '法（虚构） 1：可以延长',
    'test',
  ]);
});
