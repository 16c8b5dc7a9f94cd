/** Way of operating with a hazardous waste that an authority's table may speak of. */
export const wasteWays = ['collection', 'storage', 'use', 'incineration', 'landfill', 'other-disposal'] as const;
export type WasteWay = (typeof wasteWays)[number];

/** One kind of waste that is to be operated with: class of the national list (`HW29`), way, tonnes a year where known. */
export interface WasteLine {
  category: string;
  way: WasteWay;
  /** Decimal; left out: not known yet. */
  tonnes?: string;
}

const yes = {
  nuclear: [
    '是否为核设施、绝密工程等特殊性质的建设项目',
    'A nuclear facility, a top-secret work or another project of a special nature',
  ],
  crossProvince: ['是否跨省、自治区、直辖市行政区域', 'Across the borders of provinces'],
  stateCouncil: [
    '是否由国务院审批或者由国务院授权有关部门审批',
    'Approved by the State Council or by a department that it authorised',
  ],
  marine: ['是否为海洋工程', 'A marine work'],
  zonePermitPower: [
    '开发区生态环境局现在是否有排污许可证核发权限（以现行授权文件为准）',
    'Whether the zone’s bureau may issue discharge permits now (see the authorisation in force)',
  ],
} as const satisfies Record<string, readonly [string, string]>;

export type AuthorityFact = keyof typeof yes;
export const authorityFacts = Object.keys(yes) as AuthorityFact[];

/** Those that an applicant is asked for on the form; ticking none says that none applies. */
export const specialFacts = ['nuclear', 'crossProvince', 'stateCouncil', 'marine'] as const satisfies readonly AuthorityFact[];
export type SpecialFact = (typeof specialFacts)[number];

/** The level that a province's own rule names for a project: 法典 104(2) leaves it to the province. */
export const provincialLevels = ['province', 'city', 'county'] as const;
export type ProvincialLevel = (typeof provincialLevels)[number];

/** What is known of a project. A fact left out is unknown, never "no". */
export interface RoutingFacts {
  /** Division of the site (GB/T 2260, or a development zone). */
  division: string;
  is: Partial<Record<AuthorityFact, boolean>>;
  provincialRule?: ProvincialLevel | undefined;
  /** Left out: unknown; empty: none. */
  wastes?: WasteLine[] | undefined;
}

interface ProjectFacts {
  division: string;
  special?: readonly SpecialFact[] | undefined;
  wastes?: WasteLine[] | undefined;
}

/** What an application says of itself; an old one, or one over REST, may not have answered. */
export const factsOfProject = ({ division, special, wastes }: ProjectFacts): RoutingFacts => ({
  division,
  is: special ? Object.fromEntries(specialFacts.map((fact) => [fact, special.includes(fact)])) : {},
  wastes,
});

/** What is still to be answered, under the name of the fact. Neither unit nor choices: yes or no. */
export interface RoutingQuestion {
  fact: AuthorityFact | 'provincialRule' | 'wastes';
  zh: string;
  en: string;
  unit?: 't/a';
  choices?: readonly ProvincialLevel[];
}

export function routingQuestion(fact: RoutingQuestion['fact']): RoutingQuestion {
  if (fact === 'wastes') {
    const zh = '经营的危险废物类别、经营方式和年规模';
    return { fact, zh, en: 'Classes of hazardous waste, ways of operating and yearly amounts', unit: 't/a' };
  }
  if (fact === 'provincialRule') {
    const zh = '按省、自治区、直辖市人民政府的分级审批规定，由哪一级审批';
    return { fact, zh, en: 'Which level approves it by the rule of the province', choices: provincialLevels };
  }
  const [zh, en] = yes[fact];
  return { fact, zh, en };
}

export const distinctQuestions = (questions: readonly RoutingQuestion[]): RoutingQuestion[] => [
  ...new Map(questions.map((question) => [question.fact, question])).values(),
];
