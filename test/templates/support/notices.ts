import { packRows, type Moment, type NoticeParams } from '../../../domain/notice/moments';

const sender = {
  sign: '示例新区生态环境',
  signShort: '示新环',
  authority: '新吴（高新区）生态环境局（演示）',
  authorityEn: 'Xinwu District Bureau (demo)',
  tel: '0510-00000003',
};
const ofCase = {
  ...sender,
  case: '示新环联〔2026〕128号',
  unit: '无锡示例包装印刷有限公司',
  project: '年产5000吨包装印刷扩建项目 <二期> & 改造',
};
const served = { document: '示新环受〔2026〕96号', consentOn: '2026-11-16' };
const both = packRows([['eia-form'], ['permit-simplified']]);
const licence = {
  ...sender,
  unit: ofCase.unit,
  project: ofCase.project,
  kind: 'permit-simplified',
  number: '91320506MA1EXAMP0M001Q',
  validTo: '2031-12-07',
  renewBy: '2031-10-08',
};

/** One example of every message. */
export const samples: NoticeParams = {
  N01: { ...ofCase, items: both, d: '2026-11-16', due: '2026-11-19', document: '示新环收〔2026〕128号' },
  N02: {
    ...ofCase,
    ...served,
    items: packRows([
      ['eia-form', '2026-12-16', 'calendar', 30],
      ['permit-simplified', '2026-12-08', 'calendar', 20],
    ]),
    d: '2026-11-18',
  },
  N03: {
    ...ofCase,
    ...served,
    demands: packRows([['自行监测方案未列明监测频次，\n请补充。'], ['报告表第四章未计算废水接管量，请补充。']]),
    n: 2,
    d: '2026-12-02',
  },
  N05: {
    ...ofCase,
    ...served,
    items: packRows([['permit-simplified']]),
    reason: '事项依法不属于本机关职权范围',
    rightAuthority: '江苏省生态环境厅',
    d: '2026-11-18',
  },
  N06: {
    ...ofCase,
    ...served,
    document: '示新环特告〔2026〕1号',
    subject: 'eia-form',
    stepZh: '专家评审',
    stepEn: 'expert review',
    article: '行政许可法 45',
    n: 15,
    d: '2026-11-20',
  },
  N07: { ...ofCase, subject: 'case', n: 8, dayType: 'working', d: '2026-12-02', due: '2026-12-28' },
  N08: { ...ofCase, items: both, d: '2026-12-02', note: '请准备排污口、危废贮存设施现场及台账。' },
  N09: { ...ofCase, items: packRows([['eia-form']]), d: '2026-12-02', to: '2026-12-08', n: 5, dayType: 'working' },
  N11: {
    ...ofCase,
    ...served,
    document: '示环听告〔2026〕1号',
    what: 'right',
    items: both,
    d: '2026-11-30',
    matter: '处置设施距最近居民点约350米。',
    time: '',
    place: '',
  },
  N12: {
    ...ofCase,
    ...served,
    document: '示新环延告〔2026〕1号',
    subject: 'case',
    n: 15,
    dayType: 'working',
    before: '2027-01-05',
    due: '2027-01-26',
    reason: '需要两个部门进一步会商',
    approver: '区人民政府负责人',
    article: '行政许可法 42(2)',
  },
  N13: { ...ofCase, ...served, items: packRows([['eia-form', '示新环建〔2026〕27号', '']]), d: '2026-12-08' },
  N14: { ...ofCase, ...served, items: packRows([['permit-simplified']]), d: '2026-12-08' },
  N15: {
    ...ofCase,
    consentOn: served.consentOn,
    items: packRows([
      ['eia-form', '示新环建〔2026〕27号', null],
      ['permit-simplified', '91320506MA1EXAMP0M001Q', '2031-12-07'],
    ]),
    d: '2026-12-08',
  },
  N17: { ...licence, n: 180 },
  N18: { ...licence, n: 15 },
  N40: {
    ...ofCase,
    subject: 'eia-review',
    subjectZh: '环评审查',
    subjectEn: 'EIA review',
    d: '2026-12-16',
    n: 6,
    dayType: 'working',
    share: 80,
  },
};

export const allMoments = Object.keys(samples) as Moment[];
