import { paths } from '../../../api/paths';
import { Person, type ActName, type Body, type Submission } from '../../../demo/client';
import { samplePaper } from '../../../demo/papers';
import { DEMO_PASSWORD, demoUnits } from './people';
import * as projects from './projects';
import type { DemoProject } from './projects';

export interface SeedOptions {
  /** Where the API answers. */
  address: string;
  say?: (line: string) => void;
}

/** Mandatory materials of the procedures that the demo cases go by (data/procedures). */
const MATERIALS = {
  'eia-form-simplified-permit': [
    ['eia_form', '环境影响报告表（报批稿）'],
    ['eia_public_copy', '环评文件公开版（公示本）'],
    ['permit_form', '排污许可证申请表'],
    ['monitoring_plan', '自行监测方案'],
    ['process_flow', '生产工艺流程图及工艺说明'],
    ['layout', '厂区总平面布置图'],
    ['monitor_map', '监测点位示意图'],
    ['permit_commitment', '承诺书'],
  ],
  'permit-first-simplified': [
    ['permit_form', '排污许可证申请表'],
    ['eia_approval', '环评批准文件'],
    ['monitoring_plan', '自行监测方案'],
    ['process_flow', '生产工艺流程图及工艺说明'],
    ['layout', '厂区总平面布置图'],
    ['monitor_map', '监测点位示意图'],
    ['permit_commitment', '承诺书'],
  ],
  'eia-book-key-permit': [
    ['eia_book', '环境影响报告书（报批稿）'],
    ['eia_public_copy', '环评文件公开版（公示本）'],
    ['public_participation', '公众参与说明'],
    ['eia_basic_table', '建设项目环境影响报告书审批基础信息表'],
    ['permit_form', '排污许可证申请表'],
    ['monitoring_plan', '自行监测方案'],
    ['process_flow', '生产工艺流程图及工艺说明'],
    ['layout', '厂区总平面布置图'],
    ['monitor_map', '监测点位示意图'],
    ['permit_commitment', '承诺书'],
    ['pre_publication', '申请前信息公开情况说明'],
  ],
  'waste-dual-comprehensive': [
    ['eia_approval', '环评批准文件'],
    ['monitoring_plan', '自行监测方案'],
    ['process_flow', '生产工艺流程图及工艺说明'],
    ['layout', '厂区总平面布置图'],
    ['hw_tech_staff', '技术人员学历、职称和社保证明'],
    ['hw_tech_exp', '技术人员固体废物污染治理经历证明'],
    ['hw_transport', '危险货物运输合同'],
    ['hw_packaging', '包装工具、中转和临时存放设施证明'],
    ['hw_storage', '贮存设施验收证明'],
    ['hw_disposal_fac', '利用处置设施及配套污染防治设施证明'],
    ['hw_process', '利用处置技术和工艺说明'],
    ['hw_rules', '经营安全规章制度'],
    ['hw_emergency', '突发环境事件应急预案及备案证明'],
    ['acceptance', '竣工环境保护验收意见'],
    ['permit_form', '排污许可证申请表'],
    ['monitor_map', '监测点位示意图'],
    ['permit_commitment', '承诺书'],
    ['pre_publication', '申请前信息公开情况说明'],
  ],
} as const;

const LOGINS = [
  'clerk',
  'eia',
  'permit',
  'approver',
  'city-clerk',
  'city-eia',
  'city-permit',
  'city-waste',
  'enterprise',
  'enterprise2',
  'enterprise4',
] as const;
type Login = (typeof LOGINS)[number];
type People = Record<Login, Person>;

/**
 * Cases in different states, made by the demo people over REST. Safe to repeat: every act has a key of its own, so that a
 * seed that was interrupted goes on where it stopped. Does nothing once all cases exist. Returns how many it made.
 */
export async function seedDemo({ address, say = () => undefined }: SeedOptions): Promise<number> {
  const signedIn = await Promise.all(LOGINS.map((login) => Person.signIn(address, login, DEMO_PASSWORD)));
  const people = Object.fromEntries(LOGINS.map((login, i) => [login, signedIn[i]])) as People;
  const present = (await countCases(people.clerk)) + (await countCases(people['city-clerk']));
  if (present >= Object.keys(cases).length) return 0;
  if (present === 0) {
    const { procedure, application } = projects.coating;
    const content = { procedure, application };
    await people.enterprise2.read(paths.api.drafts(), { method: 'POST', body: { content } });
  }
  for (const [name, make] of Object.entries(cases)) await make(people, name);
  say(`Demo cases: ${Object.keys(cases).length} in different states, and a draft`);
  return Object.keys(cases).length;
}

const countCases = async (person: Person): Promise<number> =>
  (await person.read<{ rows: unknown[] }>(paths.api.cases({}, { limit: 10 }))).rows.length;

/** Hands in a project with its papers, all but those named. */
async function submit(
  person: Person,
  name: string,
  { procedure, application }: DemoProject,
  without: string[] = [],
): Promise<string> {
  const paper = await samplePaper('演示材料', application.project.name);
  const materials: NonNullable<Submission['application']['materials']> = [];
  for (const [code, title] of MATERIALS[procedure as keyof typeof MATERIALS]) {
    if (!without.includes(code)) materials.push({ code, upload: await person.upload({ ...paper, name: `${title}.pdf` }) });
  }
  const { stream } = await person.submit({ procedure, application: { ...application, materials } }, `demo-${name}`);
  return stream;
}

/** Acts of one case, each under a key made from its place in the row. */
function actsOf(name: string, caseId: string) {
  let count = 0;
  return <Name extends ActName>(person: Person, command: Name, body: Body<Name>) => {
    count += 1;
    return person.act(caseId, command, body, `demo-${name}-${count}`);
  };
}
type Act = ReturnType<typeof actsOf>;

type Bureau = Record<'clerk' | 'eia' | 'permit', Person>;

async function accept(act: Act, { clerk, eia, permit }: Bureau): Promise<void> {
  for (const person of [clerk, eia, permit]) await act(person, 'ReportCompleteness', { demands: [] });
  await act(clerk, 'Accept', {});
}

const cityBureau = (people: People): Bureau => ({
  clerk: people['city-clerk'],
  eia: people['city-eia'],
  permit: people['city-permit'],
});

/** One entry per demo case. The simplest comes last, so that its being there says that all others are done. */
const cases: Record<string, (people: People, name: string) => Promise<void>> = {
  async issued(people, name) {
    const id = await submit(people.enterprise2, name, projects.printingHall);
    const act = actsOf(name, id);
    for (const person of [people.clerk, people.permit]) await act(person, 'ReportCompleteness', { demands: [] });
    await act(people.clerk, 'Accept', {});
    await act(people.permit, 'Claim', { branch: 'permit-review' });
    await act(people.permit, 'GiveOpinion', {
      branch: 'permit-review',
      opinion: 'agree',
      text: '许可限值和自行监测方案符合要求。',
    });
    await act(people.approver, 'Decide', {
      item: 'permit-simplified',
      outcome: 'grant',
      licenceNumber: `${demoUnits.printing.uscc}001P`,
    });
  },

  async correcting(people, name) {
    const id = await submit(people.enterprise, name, projects.boards, ['eia_public_copy', 'monitor_map']);
    const act = actsOf(name, id);
    await act(people.clerk, 'ReportCompleteness', { demands: [] });
    await act(people.eia, 'ReportCompleteness', {
      demands: [{ items: ['eia-form'], section: 'materials/eia_public_copy', text: '缺少环评文件公开版，请补交。' }],
    });
    await act(people.permit, 'ReportCompleteness', {
      demands: [{ items: ['permit-simplified'], section: 'materials/monitor_map', text: '缺少监测点位示意图，请补交。' }],
    });
    await act(people.clerk, 'SendCorrectionNotice', {});
  },

  async reviewing(people, name) {
    const id = await submit(people.clerk, name, projects.dumplings);
    const act = actsOf(name, id);
    await accept(act, people);
    await act(people.permit, 'Claim', { branch: 'permit-review' });
    await act(people.eia, 'GiveOpinion', {
      branch: 'eia-review',
      opinion: 'conditions',
      text: '报告表内容完整，污水处理工艺可行。',
      conditions: '蒸制车间异味加强收集。',
    });
  },

  async city(people, name) {
    const id = await submit(people.enterprise, name, projects.chemicals);
    await accept(actsOf(name, id), cityBureau(people));
  },

  async waste(people, name) {
    const id = await submit(people.enterprise4, name, projects.recycling);
    const act = actsOf(name, id);
    for (const login of ['city-clerk', 'city-waste', 'city-permit'] as const)
      await act(people[login], 'ReportCompleteness', { demands: [] });
    await act(people['city-clerk'], 'Accept', {});
    await act(people['city-permit'], 'GiveOpinion', {
      branch: 'permit-review',
      opinion: 'conditions',
      text: '许可限值和自行监测方案符合要求。',
      conditions: '焚烧烟气自动监测设施在投运前完成联网。',
    });
  },

  async checking(people, name) {
    await submit(people.clerk, name, projects.boxes);
  },
};
