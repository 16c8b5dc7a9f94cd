/** Facts of a change that are answered yes or no, by the topic that they belong to, in the words of the lists. */
const topics = {
  unit: {
    legalNameChanged: ['单位名称（法人名称）是否变更', 'The unit’s legal name changes'],
    addressChanged: ['住所是否变更', 'The registered address changes'],
    representativeChanged: ['法定代表人或者主要负责人是否变更', 'The legal representative or main person changes'],
  },
  purpose: {
    functionChanged: ['建设项目开发、使用功能是否发生变化', 'The development or use function of the project changes'],
  },
  capacity: {},
  emissions: {
    concentrationRises: ['污染物排放浓度是否高于许可排放浓度', 'A discharge concentration rises above the permitted one'],
  },
  site: {
    newSite: ['是否重新选址', 'The project moves to another site'],
    layoutChanged: ['是否在原厂址附近调整（包括总平面布置变化）', 'It moves near the old site, or its layout changes'],
    distanceChanged: ['环境防护距离范围是否变化', 'The environmental protection distance changes'],
    sensitiveAdded: ['是否新增敏感点', 'A sensitive point is added'],
  },
  process: {
    newProduct: ['是否新增产品品种', 'A product kind is added'],
    processChanged: [
      '生产工艺（含主要生产装置、设备及配套设施）是否变化',
      'The process changes (main devices, equipment, auxiliaries)',
    ],
    materialChanged: ['主要原辅材料是否变化', 'A main raw or auxiliary material changes'],
    fuelChanged: ['燃料是否变化', 'The fuel changes'],
  },
  handling: {
    handlingChanged: ['物料运输、装卸、贮存方式是否变化', 'Transport, loading or storage of materials changes'],
  },
  treatment: {
    treatmentChanged: ['废气、废水污染防治措施是否变化', 'Treatment of waste gas or waste water changes'],
    fugitiveDucted: ['是否将废气无组织排放改为有组织排放', 'Fugitive emission becomes ducted'],
    treatmentImproved: ['是否为污染防治措施强化或改进', 'The treatment gets stronger or better'],
    likeForLike: ['是否为同类设施等效更换', 'It is replaced like for like'],
  },
  outlets: {
    dischargeWayChanged: ['污染物排放方式或者排放去向是否发生变化', 'The mode or destination of discharge changes'],
  },
  noise: {
    noiseSoilChanged: ['噪声、土壤或地下水污染防治措施是否变化', 'Measures against noise, for soil or groundwater change'],
  },
  solidWaste: {
    wasteToOwn: ['固体废物是否由委托外单位利用处置改为自行利用处置', 'Solid waste changes from entrusted to own use or disposal'],
    ownFacilityAssessed: ['自行利用处置设施是否单独开展了环境影响评价', 'The own facility has an EIA of its own'],
    ownDisposalChanged: ['固体废物自行处置方式是否变化', 'The way of own disposal changes'],
  },
  accident: {
    interceptionChanged: ['事故废水拦截设施是否变化', 'Interception of accident water changes'],
  },
  permit: {
    continuesAfterExpiry: ['许可证有效期届满后是否继续排污、需要延续', 'The permit ends and discharge goes on'],
    standardChanged: [
      '适用的污染物排放标准或者重点污染物总量控制要求是否变化',
      'The discharge standard or the quota rule that applies changes',
    ],
    monitoringChanged: ['自行监测、台账、执行报告要求是否变化', 'Rules of monitoring, ledger or report change'],
    contactChanged: ['联系人等其他登记信息是否变化', 'The contact or other data change'],
    registrationChanged: ['排污登记表填报的信息是否变动', 'Data of the registration form change'],
    carbonTraded: ['是否完成碳排放权交易（仅限试点地区）', 'A carbon trade is done (pilot areas only)'],
    secondSite: ['是否在另一生产经营场所排放污染物', 'Discharge at a second site'],
    stopsForGood: ['是否永久停止排污（关闭、合并、解散）', 'Discharge stops for good (closed, merged, dissolved)'],
  },
  wasteLicence: {
    wasteWayChanged: ['是否改变危险废物经营方式', 'The way of hazardous-waste operation changes'],
    wasteClassAdded: ['是否增加危险废物类别', 'A waste class is added'],
    wasteCodeAdded: ['是否在已许可类别内增加八位代码', 'A new eight-digit code inside a licensed class'],
    wasteFacilityBuilt: ['是否新建或者改建、扩建危险废物经营设施', 'A waste facility is newly built, altered or extended'],
    wasteFacilityMoved: ['贮存、处置设施地址是否变更', 'The address of storage or disposal facilities changes'],
    wasteReduced: ['是否减少类别或者核减经营规模', 'A class is removed or the scale is cut'],
    wasteContinues: ['经营许可证有效期届满后是否继续经营、需要换证', 'The waste licence ends and operation goes on'],
    wasteStops: ['是否终止危险废物经营活动', 'Hazardous-waste operation stops'],
    wasteUnfit: ['是否有不符合原发证条件的情形', 'The conditions of the waste licence are no longer met'],
  },
} as const;

/** Asked of every change: what the project is, and where it stands. */
const standing = {
  pollutionProject: ['是否为污染影响类建设项目（生态影响类答“否”）', 'A pollution-type project (ecology-type: no)'],
  sectorList: ['生态环境部是否已发布该行业建设项目重大变动清单', 'The ministry has a list of material changes for this sector'],
  worksBegun: ['环评批准后是否已开工建设', 'Works were begun after the EIA approval'],
  accepted: ['是否已通过竣工环境保护验收', 'Acceptance of the finished project (验收) is done'],
  operatedOtherwise: [
    '投入生产或使用后是否产生不符合经审批的环评文件的情形',
    'In operation it turned out not to be as the approved EIA file says',
  ],
  newProject: ['是否另行新建、改建、扩建排放污染物的项目', 'A new, altered or extended project that discharges'],
  wasteLicenceHeld: ['是否持有危险废物经营许可证', 'A hazardous-waste licence is held'],
} as const;

/** Made from other answers: the tiers, dates, rows of the lists, and the verdict on the EIA. */
const derived = {
  permitHeld: [
    '持有排污许可证（重点管理、简化管理）还是排污登记',
    'Whether a permit (key, simplified) or a registration is held',
  ],
  registrationHeld: ['持有排污许可证还是排污登记', 'Whether a permit or a registration is held'],
  tierRises: ['变化后的排污许可管理类别', 'The permit category after the change'],
  tierFalls: ['变化后的排污许可管理类别', 'The permit category after the change'],
  materialChange: ['环评是否属于重大变动（见环评判定）', 'Whether the change is material (see the EIA verdict)'],
  water: ['排放介质', 'Into air or water'],
  class1: ['是否为废水第一类污染物', 'Whether it is a class-1 water pollutant'],
  counted: ['环境质量达标情况，以及该污染物是否为相应污染物', 'Attainment of the area, and whether this pollutant counts'],
  newKind: ['原环评及现许可是否有该污染物', 'Whether the approved EIA file has this pollutant'],
  newToPermit: ['现许可是否有该污染物', 'Whether the permit has this pollutant'],
  lessToxic: ['毒性、挥发性是否降低', 'Whether it is less toxic or volatile'],
  added: ['排放口是新增、移动、取消还是其他变化', 'Whether the outlet is new, moved, removed or otherwise changed'],
  removed: ['排放口是新增、移动、取消还是其他变化', 'Whether the outlet is new, moved, removed or otherwise changed'],
  moved: ['排放口是新增、移动、取消还是其他变化', 'Whether the outlet is new, moved, removed or otherwise changed'],
  direct: ['是否为废水直接排放口', 'Whether waste water leaves it directly'],
  nowDirect: ['废水是否由间接排放改为直接排放', 'Whether indirect discharge becomes direct'],
  main: ['是否为废气主要排放口', 'Whether it is a main air outlet'],
  fromFugitive: ['是否由无组织排放改为有组织排放', 'Whether fugitive emission becomes ducted'],
} as const;

const amounts = {
  yearsSinceApproval: ['a', '环评文件批准日期', 'Day of the EIA approval'],
  accidentVolumeLoss: ['m3', '事故废水暂存容积（变化前、变化后）', 'Storage of accident water before and after'],
  wasteScaleOver: ['%', '原批准年经营规模与实际（拟）年经营量', 'Approved yearly scale and yearly amount operated'],
  increase: ['t/a', '变化前后的数量', 'The amounts before and after'],
  increasePercent: ['%', '变化前后的数量', 'The amounts before and after'],
  permitIncrease: ['t/a', '许可排放量与变化后排放量', 'The permitted amount and the amount after the change'],
  heightLossPercent: ['%', '排气筒高度（变化前、变化后）', 'Height of the stack before and after'],
} as const;

const lists = {
  capacities: ['生产、处置或储存能力的全部变化', 'All changes of capacity'],
  pollutants: ['污染物排放量的全部变化', 'All changes of pollutant amounts'],
  fugitive: ['无组织排放量的全部变化', 'All changes of fugitive amounts'],
  outlets: ['排放口的全部变化', 'All changes of outlets'],
} as const;

type Keys<T> = T extends T ? keyof T : never;
export type Topic = keyof typeof topics;
export type AskedFact = Keys<(typeof topics)[Topic]> | keyof typeof standing;
export type YesFact = AskedFact | keyof typeof derived;
export type AmountFact = keyof typeof amounts;
export type ListName = keyof typeof lists;
export type FactName = YesFact | AmountFact | ListName;

type Texts = Record<string, readonly [zh: string, en: string]>;
const askedTexts: Texts = Object.fromEntries(
  [standing, ...Object.values<Texts>(topics)].flatMap((texts) => Object.entries(texts)),
);
const yesTexts: Texts = { ...askedTexts, ...derived };

export const topicNames = Object.keys(topics) as Topic[];
export const standingFacts = Object.keys(standing) as (keyof typeof standing)[];
export const factsOfTopic = (topic: Topic): AskedFact[] => Object.keys(topics[topic]) as AskedFact[];
export const askedFacts = Object.keys(askedTexts) as AskedFact[];
export const yesFacts = Object.keys(yesTexts) as YesFact[];
export const amountFacts = Object.keys(amounts) as AmountFact[];
export const listNames = Object.keys(lists) as ListName[];

export interface Question {
  fact: FactName;
  /** The entry of a list that it is about: a pollutant, an outlet, a capacity. */
  of?: string;
  unit?: string;
  zh: string;
  en: string;
}

export function questionOf(fact: FactName, of?: string): Question {
  const about = of === undefined ? {} : { of };
  if (fact in amounts) {
    const [unit, zh, en] = amounts[fact as AmountFact];
    return { fact, ...about, unit, zh, en };
  }
  const [zh, en] = fact in lists ? lists[fact as ListName] : yesTexts[fact]!;
  return { fact, ...about, zh, en };
}
