import type {
  AcceptanceContent,
  CorrectionContent,
  DocumentContent,
  EiaApprovalContent,
  HearingNoticeContent,
  HearingRightContent,
  PermitContent,
  ReceiptContent,
  RefusalContent,
  WasteLicenceContent,
} from '../../../templates/models/documents';

const base: DocumentContent = {
  issuer: '无锡市生态环境局（演示）',
  number: '示环受〔2026〕1号',
  issuedOn: '2026-11-18',
  caseNumber: '示环联〔2026〕12号',
  party: {
    name: '无锡示例包装印刷有限公司',
    uscc: '91320506MA1EXAMP0M',
    address: '江苏省无锡市新吴区示例路1号',
    legalRepresentative: '张三',
  },
  project: '年产5000吨包装印刷扩建项目',
  phone: '0510-00000000',
};
const items = ['环境影响报告表审批', '排污许可（简化管理）'];
const products = [
  { name: '包装印刷品', quantity: '5000', unit: 't/a' },
  { name: '水性油墨彩盒', quantity: '1200000.5', unit: '件/a' },
];
const outlets = [
  {
    code: 'DA001',
    name: '印刷废气排放口',
    medium: '大气污染物',
    pollutants: [
      { name: '非甲烷总烃', concentration: '50 mg/m³', annual: '1.25' },
      { name: '颗粒物', concentration: '20 mg/m³', annual: '/' },
    ],
  },
  {
    code: 'DW001',
    name: '生活污水排放口',
    medium: '水污染物',
    pollutants: [
      { name: '化学需氧量', concentration: '300 mg/L', annual: '0.8' },
      { name: '氨氮（NH₃-N）', concentration: '25 mg/L', annual: '0.06' },
    ],
  },
];
const conditions = [
  '印刷、烘干工序应当密闭作业，废气经收集后采用活性炭吸附和催化燃烧处理，通过不低于15米高排气筒排放，收集效率不低于90%。',
  '厂区实行雨污分流，生活污水经预处理达到接管标准后接入污水处理厂。',
  '废油墨桶、废活性炭等危险废物应当委托有资质的单位处置，贮存场所符合《危险废物贮存污染控制标准》要求。',
];

export const receipt: ReceiptContent = {
  ...base,
  code: 'L01',
  number: '示环收〔2026〕12号',
  issuedOn: '2026-11-16',
  items,
  channel: '办事平台',
  receivedAt: '2026年11月16日 09:30',
  materials: [
    { name: '环境影响报告表（报批稿）', form: '电子件', file: '6f1ed002ab559585' },
    { name: '排污许可证申请表', form: '电子件', file: '9e107d9d372bb682' },
    { name: '自行监测方案', form: '电子件', file: 'e4d909c290d0fb1c' },
  ],
  answerBy: '2026-11-19',
  basis: ['排污许可管理条例第九条', '行政许可法第三十二条'],
};

export const correction: CorrectionContent = {
  ...base,
  code: 'L02',
  number: '示环补告〔2026〕5号',
  receivedOn: '2026-11-16',
  defects: [
    {
      where: '自行监测方案',
      items: '排污许可（简化管理）',
      text: '未列明DA001排放口非甲烷总烃的监测频次。请按照排污单位自行监测技术指南补充监测点位、指标和频次。',
      department: '排污许可处',
    },
    {
      where: '环境影响报告表（报批稿）',
      items: '环境影响报告表审批',
      text: '第四章未计算废水接管量。请补充核算过程，并与排污许可证申请表保持一致。',
      department: '环评审批处',
    },
  ],
  replyBy: '2026-12-02',
  askBy: '2026-11-19',
  basis: ['《中华人民共和国行政许可法》第三十二条第一款第四项', '《排污许可管理条例》第九条第一款第四项'],
  ground: '',
};

export const acceptance: AcceptanceContent = {
  ...base,
  code: 'L03',
  receivedOn: '2026-11-16',
  items: [
    {
      name: items[0]!,
      acceptedOn: '2026-11-18',
      bySilence: false,
      starts: '自收到报告表之日起',
      term: '30日',
      dueOn: '2026-12-16',
      provisional: false,
      basis: '生态环境法典第一百零二条第二款',
      formerly: '环境影响评价法第二十二条第三款、建设项目环境保护管理条例第九条第二款',
    },
    {
      name: items[1]!,
      acceptedOn: '2026-11-16',
      bySilence: true,
      starts: '自受理之日起',
      term: '20日',
      dueOn: '2027-01-04',
      provisional: true,
      basis: '排污许可管理条例第十二条第一款',
      formerly: '',
    },
  ],
  excludedSteps: ['专家评审'],
  promisedOn: '2026-12-10',
};

export const refusal = (code: RefusalContent['code']): RefusalContent => ({
  ...base,
  code,
  number: { L04: '示环不受〔2026〕1号', L21: '示环许不〔2026〕3号', L23: '示环建不〔2026〕2号' }[code],
  receivedOn: '2026-11-16',
  items: code === 'L23' ? [items[0]!] : [items[1]!],
  fileKind: code === 'L23' ? '生态环境影响报告表' : '',
  facts:
    '项目拟建地位于无锡市新吴区示例路1号，距最近居民点约80米。报告表中非甲烷总烃的产生量按照物料衡算应为12.5吨/年，报告表载明为3.1吨/年，两者不一致且未说明理由。',
  grounds: [
    {
      text: '建设项目采取的污染防治措施无法确保污染物排放达到排放标准，或者未采取必要措施预防和控制生态破坏',
      article: '生态环境法典第一百零五条第三项；对应：建设项目环境保护管理条例第十一条第三项',
    },
  ],
  rightAuthority: code === 'L04' ? '江苏省生态环境厅' : '',
  heardOn: '',
  remedy: { reconsiderationBody: '无锡市人民政府', court: '有管辖权的人民法院' },
});

export const hearingRight: HearingRightContent = {
  ...base,
  code: 'L12',
  number: '示环听告〔2026〕1号',
  items,
  matter: '拟准予危险废物综合经营许可。处置设施距最近居民点约350米，许可直接涉及周边居民的重大利益。',
  parties: [{ name: '示例社区居民委员会', concern: '距处置设施约350米' }],
  applyBefore: '2026-11-30',
};

export const hearingNotice: HearingNoticeContent = {
  ...base,
  code: 'L13',
  number: '示环听通〔2026〕1号',
  items,
  addressees: [base.party.name, '示例社区居民委员会'],
  asker: '示例社区居民委员会',
  askedOn: '2026-11-26',
  matter: hearingRight.matter,
  on: '2026-12-10',
  time: '09:30',
  place: '示例路1号政务服务中心三楼听证室',
  chair: '周明',
};

export const eiaApproval: EiaApprovalContent = {
  ...base,
  code: 'L22',
  number: '示环建〔2026〕27号',
  issuedOn: '2026-12-08',
  fileKind: '生态环境影响报告表',
  receivedOn: '2026-11-16',
  site: '江苏省无锡市新吴区示例路1号',
  industry: '2319 包装装潢及其他印刷',
  nature: '扩建',
  description: '在现有厂房内新增两条凹版印刷线，使用水性油墨；配套建设废气收集和处理设施、危险废物暂存间。',
  investment: '3200.5',
  products,
  outlets,
  conditions,
  supervisor: '新吴（高新区）生态环境局（演示）',
  copies: ['无锡市生态环境综合行政执法局（演示）', '新吴（高新区）生态环境局（演示）'],
};

export const permit: PermitContent = {
  ...base,
  code: 'L26',
  number: '示环许准〔2026〕31号',
  issuedOn: '2026-12-08',
  permitNumber: '91320506MA1EXAMP0M001Q',
  management: '简化管理',
  site: '江苏省无锡市新吴区示例路1号',
  coordinates: '120.6321°E，31.2625°N',
  industry: '2319 包装装潢及其他印刷',
  validFrom: '2026-12-08',
  validTo: '2031-12-07',
  renewBy: '2031-10-08',
  eiaNumber: '示环建〔2026〕27号',
  products,
  outlets,
  totals: [
    { pollutant: '非甲烷总烃', annual: '1.25' },
    { pollutant: '化学需氧量', annual: '0.8' },
    { pollutant: '氨氮（NH₃-N）', annual: '0.06' },
  ],
  conditions,
};

export const wasteLicence: WasteLicenceContent = {
  ...base,
  code: 'L29',
  number: '示环危许〔2026〕3号',
  issuedOn: '2026-12-08',
  licenceNumber: '示例3202020001',
  licenceKind: '危险废物综合经营许可证',
  ways: '收集、贮存、利用、处置',
  classesLine: 'HW08 废矿物油与含矿物油废物、HW49 其他废物',
  facilityAddress: '江苏省无锡市锡山区示例路1号',
  totalAnnual: '23000',
  validFrom: '2026-12-08',
  validTo: '2031-12-07',
  eiaNumber: '示环建〔2026〕18号',
  permitNumber: '91320506MA1EXAMP0M001V',
  wastes: [
    {
      hwClass: 'HW08 废矿物油与含矿物油废物',
      code: '900-249-08',
      name: '其他废矿物油及沾染矿物油的废弃包装物',
      ways: '收集、贮存、利用',
      annual: '20000',
    },
    { hwClass: 'HW49 其他废物', code: '900-041-49', name: '沾染毒性废物的废弃包装物', ways: '收集、贮存、处置', annual: '3000' },
  ],
  facilities: [{ code: 'MF0001', name: '废矿物油蒸馏装置', way: '利用', method: '减压蒸馏', capacity: '20000' }],
  storage: [{ name: '危险废物暂存库', area: '1200', capacity: '900' }],
  collecting: false,
  conditions: ['落实突发环境事件应急预案，配备应急物资，每年至少演练一次。', '运输车辆和路线按照危险货物运输规定管理。'],
};
