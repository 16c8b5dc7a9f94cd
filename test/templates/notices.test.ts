import { join } from 'node:path';
import { moments, packRows } from '../../domain/notice/moments';
import { createTranslator } from '../../templates/i18n';
import { noticeContents } from '../../templates/notice-contents';
import { unpackRows } from '../../templates/notice-contents/content';
import { createNotices, type GivenParams } from '../../templates/notices';
import { createRenderer } from '../../templates/render';
import { fitSms, shortUnit, SMS_LENGTH } from '../../templates/sms';
import { allMoments, samples } from './support/notices';

const templates = join(__dirname, '../../templates');
const translator = createTranslator(join(templates, 'locales'));
const renderer = createRenderer({ folder: templates, translator });
const notices = createNotices({ renderer, publicUrl: 'https://permits.example/' });
const given = (moment: (typeof allMoments)[number]) => samples[moment] as unknown as GivenParams;

describe('mail', () => {
  test.each(allMoments)('%s: fact, table, what to do, contact, legal line, in this order', (moment) => {
    const { subject, text, html } = notices.renderMail(moment, 'zh-CN', given(moment));
    const content = noticeContents[moment](samples[moment] as never, translator('zh-CN'));
    expect(subject).toMatch(/^\[示例新区生态环境\] \S+ \S+/);
    expect(subject).not.toMatch(/[\r\n]| $/);
    const order = [
      content.fact,
      content.rows[0]!.value,
      '请您办理',
      '1. ',
      'https://permits.example/',
      '联系电话：0510-00000003',
      translator('zh-CN')(`mail.legal.${content.legal}`, {
        document: String(given(moment).document),
        consent: '2026-11-16（周一）',
      }),
    ];
    let at = -1;
    for (const part of order) {
      const found = text.indexOf(part, at + 1);
      expect({ part, found: found > at }).toEqual({ part, found: true });
      at = found;
    }
    expect(html).toContain('年产5000吨包装印刷扩建项目 &lt;二期&gt; &amp; 改造');
    expect(text).toContain('年产5000吨包装印刷扩建项目 <二期> & 改造');
    expect(`${text}${html}`).not.toMatch(/undefined|NaN|\[object|\{\{|mail\./);
    expect(text).not.toMatch(/\n{3,}/);
  });

  test.each(allMoments)('%s in English: Chinese first, English second', (moment) => {
    const zh = notices.renderMail(moment, 'zh-CN', given(moment));
    const { subject, text, html } = notices.renderMail(moment, 'en', given(moment));
    expect(text.startsWith(zh.text.trim())).toBe(true);
    expect(subject.startsWith(`${zh.subject} / [Xinwu District Bureau (demo)] `)).toBe(true);
    expect(text).toContain('What to do');
    expect(html).toContain('<td lang="zh-CN"');
    expect(html).toContain('<td lang="en"');
  });

  test('the legal line is that of the moment', () => {
    const lines = { courtesy: 'courtesy', internal: 'internal', service: 'served', written: 'served' };
    for (const moment of allMoments) {
      const { legal } = noticeContents[moment](samples[moment] as never, translator('zh-CN'));
      expect({ moment, legal }).toEqual({ moment, legal: moment === 'N15' ? 'licences' : lines[moments[moment].meaning] });
    }
    expect(notices.renderMail('N17', 'zh-CN', given('N17')).text).toContain('本提醒不代替法定文书，未收到不影响法定期限。');
    expect(notices.renderMail('N02', 'zh-CN', given('N02')).text).toContain(
      '文书示新环受〔2026〕96号已通过平台送达，送达时间以平台记录为准（依据您2026-11-16（周一）签署的电子送达确认书）。',
    );
  });

  test('each moment says what it must', () => {
    const mail = (moment: (typeof allMoments)[number]) => notices.renderMail(moment, 'zh-CN', given(moment));
    expect(mail('N02').text).toContain('- 环境影响报告表审批 | 2026-12-16（周三） | 30日');
    expect(mail('N03').text).toContain('- 1 | 自行监测方案未列明监测频次， 请补充。');
    expect(mail('N03').subject).toBe('[示例新区生态环境] 示新环联〔2026〕128号 需补正 请于2026-12-02（周三）前提交');
    expect(mail('N05').text).toContain('有权机关: 江苏省生态环境厅');
    expect(mail('N15').text).toContain('- 环境影响报告表审批 | 示新环建〔2026〕27号 | 长期');
    expect(mail('N18').text).toContain('依照《排污许可管理条例》第三十三条处理');
    const waste = { ...given('N18'), kind: 'waste-comprehensive' };
    const lastCall = notices.renderMail('N18', 'zh-CN', waste).text;
    expect(lastCall).toContain('依照《危险废物经营许可证管理办法》第二十三条处理');
    expect(lastCall).not.toContain('排污许可管理条例');
    expect(notices.renderSms('N17', 'zh-CN', { ...waste, n: 180 })).toContain('危废许可证将于');
    expect(mail('N40').text).toContain('环评审查将于2026-12-16（周三）到期，还剩6个工作日，期限已用80%');
    const over = notices.renderMail('N40', 'zh-CN', { ...given('N40'), n: -2, subject: 'eia-form' });
    expect(over.text).toContain('环境影响报告表审批已于2026-12-16（周三）到期，逾期2个工作日');
  });

  test('a registration is renewed as one, and not threatened with the article about permits (条例 24, 33)', () => {
    const registration = { ...given('N18'), kind: 'permit-registration' };
    expect(notices.renderSms('N18', 'zh-CN', registration)).toContain('排污登记延续');
    const { text } = notices.renderMail('N18', 'zh-CN', registration);
    expect(text).toContain('国家平台延续');
    expect(text).not.toContain('第三十三条');
    expect(notices.renderMail('N18', 'zh-CN', given('N18')).text).toContain('第三十三条');
  });

  test('a link of its own; unknown moments and missing values are loud', () => {
    expect(notices.renderMail('N02', 'zh-CN', { ...given('N02'), url: '/my/cases/1' }).html).toContain(
      'href="https://permits.example/my/cases/1"',
    );
    expect(() => notices.renderMail('N99', 'zh-CN', given('N02'))).toThrow('N99');
    expect(() => notices.renderSms('toString', 'zh-CN', given('N02'))).toThrow('toString');
    const without = Object.fromEntries(Object.entries(given('N02')).filter(([name]) => name !== 'case'));
    expect(() => notices.renderMail('N02', 'zh-CN', without)).toThrow(/case/);
  });
});

describe('SMS', () => {
  const long = {
    sign: '苏州工业园区生态环境局',
    signShort: '园区环境',
    case: '苏园环联〔2026〕10128号',
    unit: '苏州工业园区示例精密电子化学品（中国）股份有限公司',
    tel: '0512-66680000-8001',
    n: 12,
  };
  for (const locale of ['zh-CN', 'en'] as const)
    test.each(allMoments)(`%s in ${locale}: 70 characters at most, also with long names`, (moment) => {
      for (const params of [given(moment), { ...given(moment), ...long }]) {
        const text = notices.renderSms(moment, locale, params);
        expect({ text, fits: text.length <= SMS_LENGTH }).toEqual({ text, fits: true });
        expect(text).toMatch(/^【.+】/);
        expect(text).not.toMatch(/undefined|\{/);
      }
    });

  test('as people read it', () => {
    expect(notices.renderSms('N02', 'zh-CN', given('N02'))).toBe(
      '【示例新区生态环境】联合申请示新环联〔2026〕128号已于11月18日受理，各事项办结日期见办事平台。',
    );
    expect(notices.renderSms('N18', 'zh-CN', given('N18'))).toBe(
      '【示例新区生态环境】距无锡示例包装印刷有限公司许可证延续申请截止还有15天（10月8日），尚未收到申请。',
    );
  });

  test('first the sign is shortened, then the unit, then the unit is cut', () => {
    const write = (room: number) => (sign: string, unit: string) => `【${sign}】${unit}${'。'.repeat(room)}`;
    const words = { sign: '一二三四五六七八', signShort: '一二', unit: '无锡示例包装印刷有限公司' };
    const left = (room: number) => fitSms(write(room), words).replace(/。+$/, '');
    expect(left(48)).toBe('【一二三四五六七八】无锡示例包装印刷有限公司');
    expect(left(54)).toBe('【一二】无锡示例包装印刷有限公司');
    expect(left(58)).toBe('【一二】无锡示例包装印刷');
    expect(left(60)).toBe('【一二】无锡示例包…');
    expect(left(90)).toBe('【一二】无锡示例…');
  });

  test('short names of units', () => {
    expect(shortUnit('苏州凯泉（集团）股份有限公司')).toBe('苏州凯泉');
    expect(shortUnit('广西生富冶炼有限责任公司')).toBe('广西生富冶炼');
    expect(shortUnit('平湖市新埭镇家华抛光氧化厂')).toBe('平湖市新埭镇家华抛光氧化厂');
    expect(shortUnit('公司')).toBe('公司');
  });
});

test('tables travel in one string', () => {
  const table = [
    ['a', 'b\tc', 3, null],
    ['', 'line\nend', 0, ''],
  ];
  expect(unpackRows(packRows(table))).toEqual([
    ['a', 'b c', '3', ''],
    ['', 'line end', '0', ''],
  ]);
  expect(unpackRows(packRows([]))).toEqual([]);
});
