import { application, caseFlow, signInAll } from '../api/case-flow';
import { addDays } from '../../domain/calendar/dates';
import { loadAllSteps } from '../support/all-steps';
import type { App } from '../support/app';
import { until } from '../support/wait';
import { exampleAssessment } from '../../api/openapi/changes';
import { paths } from '../../api/paths';
import { demoUnits } from '../../runtime/embedded/demo/people';
import { as } from '../api/client';
import { seedDemo } from '../../runtime/embedded/demo/seed';
import type { CaseStage } from '../../domain/joint-case/state';

/** One page, and who looks at it; `-` is the public. */
export interface Place {
  name: string;
  login: string;
  path: string;
}

/** Every page of the product over the demo cases, each with the person who needs it most. */
export async function everyPlace(app: App): Promise<Place[]> {
  await seedDemo({ address: app.url });
  const caseIn = async (stage: CaseStage): Promise<string> =>
    (await app.db('cases').where({ stage, jurisdiction: '320205' }).first<{ id: string }>('id')).id;
  const caseOf = async (uscc: string): Promise<string> => (await app.db('cases').where({ uscc }).first<{ id: string }>('id')).id;
  const [checking, correcting, reviewing, closed] = await Promise.all([
    caseIn('checking'),
    caseIn('correcting'),
    caseIn('reviewing'),
    issued(app),
  ]);
  const waste = await caseOf(demoUnits.recycling.uscc);
  const code = (await app.db('licences').first<{ code: string }>({ code: 'verify_code' })).code;
  const licence = await permitIn(app, closed);
  const steps = await withSteps(app);
  const hearing = await withHearing(app, steps.id);
  const { id: change } = (await (await as(app, 'enterprise')).post('/api/v1/changes', exampleAssessment)).body as unknown as {
    id: string;
  };
  const tab = (id: string, one: string) => paths.caseTab({ id, tab: one });
  const procedure = 'eia-form-simplified-permit';
  const place = (name: string, login: string, path: string): Place => ({ name, login, path });
  return [
    place('home', '-', paths.home()),
    place('sign-in', '-', paths.signIn()),
    place('verify', '-', paths.verify()),
    place('verify-valid', '-', paths.verifyCode({ code })),
    place('verify-unknown', '-', paths.verifyCode({ code: 'x'.repeat(22) })),
    place('publicity', '-', paths.publicity()),
    place('publicity-notice', '-', paths.publicityNotice({ id: steps.notice })),
    place('not-found', '-', '/nowhere'),
    place('workbench', 'clerk', paths.home()),
    place('inbox', 'clerk', paths.inbox()),
    place('inbox-empty', 'clerk', paths.inbox({}, { due: 'overdue' })),
    place('cases', 'clerk', paths.cases()),
    place('choose', 'clerk', paths.newCase()),
    place('application', 'clerk', paths.newCase({}, { procedure })),
    place('licences', 'clerk', paths.licences()),
    place('licence', 'clerk', paths.licence({ id: licence })),
    place('portal-licence', 'enterprise2', paths.licence({ id: licence })),
    place('renewal', 'enterprise2', paths.newCase({}, { procedure: 'permit-renewal', licence })),
    place('filing', 'enterprise', paths.newCase({}, { procedure: 'eia-registration' })),
    place('undelivered', 'clerk', paths.notices()),
    place('changes', 'clerk', paths.changes()),
    place('change-form', 'clerk', paths.newChange()),
    place('change-result', 'eia', paths.change({ id: change })),
    place('change-tables', 'admin', paths.changeTables()),
    place('portal-change', 'enterprise', paths.change({ id: change })),
    place('portal-change-form', 'enterprise', paths.newChange({}, { from: change })),
    place('rules', 'admin', paths.rules()),
    place('rules-found', 'permit', paths.rules({}, { domain: 'eia', text: 'EIA-02' })),
    place('authorities', 'admin', paths.authorities()),
    place('calendar', 'admin', paths.calendar()),
    place('calendar-provisional', 'clerk', paths.calendar({}, { year: 2027 })),
    place('procedures', 'admin', paths.procedures()),
    place('procedure', 'clerk', paths.procedure({ procedure, version: '1' })),
    place('procedure-difference', 'permit', paths.procedureDifference({ procedure: 'eia-book-key-permit' })),
    place('procedure-dry-run', 'supervisor', paths.procedureDryRun({ procedure, version: '1' }, { receivedOn: '2026-02-11' })),
    place('procedure-import', 'admin', paths.procedureImport()),
    place('catcher', 'clerk', paths.catcher()),
    place('case-checking', 'clerk', paths.case({ id: checking })),
    place('case-correcting', 'clerk', paths.case({ id: correcting })),
    place('case-reviewing', 'permit', paths.case({ id: reviewing })),
    place('case-deciding', 'approver', paths.case({ id: reviewing })),
    place('case-closed', 'clerk', paths.case({ id: closed })),
    place('case-visit', 'permit', paths.case({ id: steps.id })),
    place('case-panel', 'eia', paths.case({ id: steps.id })),
    place('opinions-steps', 'eia', tab(steps.id, 'opinions')),
    place('case-hearing', 'eia', paths.case({ id: hearing })),
    place('portal-hearing', 'enterprise', paths.case({ id: steps.id })),
    place('opinions-hearing', 'eia', tab(hearing, 'opinions')),
    place('materials', 'permit', tab(reviewing, 'materials')),
    place('corrections', 'clerk', tab(correcting, 'corrections')),
    place('clocks', 'clerk', tab(reviewing, 'clocks')),
    place('clock-sheet', 'clerk', tab(reviewing, 'clock-sheet')),
    place('clock-sheet-one', 'clerk', paths.clockSheet({ id: reviewing, clock: 'item-permit-simplified' })),
    place('opinions', 'clerk', tab(closed, 'opinions')),
    place('notices', 'clerk', tab(closed, 'notices')),
    place('timeline', 'clerk', tab(closed, 'timeline')),
    place('documents', 'clerk', tab(closed, 'documents')),
    place('portal', 'enterprise', paths.portal()),
    place('portal-case', 'enterprise', paths.case({ id: correcting })),
    place('portal-answer', 'enterprise', paths.caseAct({ id: correcting, command: 'answer-correction' })),
    place('portal-application', 'enterprise', paths.newCase({}, { procedure })),
    place('waste-application', 'enterprise4', paths.newCase({}, { procedure: 'waste-dual-comprehensive' })),
    place('waste-case', 'city-waste', paths.case({ id: waste })),
    place('waste-materials', 'city-waste', tab(waste, 'materials')),
    place('portal-licences', 'enterprise2', paths.portal()),
  ];
}

/** The permit that came out of a case. */
const permitIn = async (app: App, caseId: string): Promise<string> =>
  (await app.db('licences').where({ case_id: caseId }).whereLike('kind', 'permit-%').first<{ id: string }>('id')).id;

/** A case under the procedure that has every kind of step: a visit to be recorded, a panel to be convened, an opinion to be answered. */
async function withSteps(app: App): Promise<{ id: string; notice: string }> {
  const procedure = await loadAllSteps(app.db);
  const people = await signInAll(app);
  const { act } = caseFlow(people);
  const { body } = await people.clerk!.post('/api/v1/cases', { procedure, application: application() });
  const id = body.stream as unknown as string;
  for (const login of ['clerk', 'eia', 'permit']) await act(login, id, 'report-completeness');
  await act('clerk', id, 'accept');
  const notice = (await app.db('publicity').where({ case_id: id }).first<{ id: string }>('id')).id;
  await people.clerk!.post(`/api/v1/publicity/${notice}/opinions`, { text: '请说明夜间噪声的控制措施。', name: '附近居民' });
  const on = (await people.clerk!.get('/api/v1/business-clock')).body.today as unknown as string;
  await act('permit', id, 'schedule-visit', { branch: 'site-visit', on, note: '请备好台账，安排熟悉情况的人员在场。' });
  return { id, notice };
}

/** A second case of the same procedure with a hearing to be recorded; of the first one's the right was told, and nobody asked yet. */
async function withHearing(app: App, first: string): Promise<string> {
  const people = await signInAll(app);
  const { act } = caseFlow(people);
  const { body } = await people.clerk!.post('/api/v1/cases', { procedure: 'all-steps', application: application() });
  const id = body.stream as unknown as string;
  for (const login of ['clerk', 'eia', 'permit']) await act(login, id, 'report-completeness');
  await act('clerk', id, 'accept');
  for (const one of [first, id]) {
    await act('eia', one, 'tell-hearing-right', {
      branch: 'hearing',
      matter: '拟批准环境影响报告表；厂界距最近居民楼约80米，许可直接涉及居民的重大利益。',
      parties: [{ name: '示例社区居民委员会', phone: '13800000001', email: '', concern: '厂界北侧80米' }],
    });
  }
  await act('enterprise', id, 'ask-for-hearing', { branch: 'hearing' });
  const today = (await people.clerk!.get('/api/v1/business-clock')).body.today as unknown as string;
  const on = addDays(today, 21);
  await act('eia', id, 'schedule-hearing', {
    branch: 'hearing',
    on,
    time: '09:30',
    place: '政务服务中心三楼听证室',
    chair: '周明',
  });
  return id;
}

/** The case whose certificates are out: the process needs a moment for them. */
const issued = async (app: App): Promise<string> =>
  (
    await until('a certificate of the demo cases', () =>
      app.db('licences').first<{ caseId: string } | undefined>({ caseId: 'case_id' }),
    )
  ).caseId;
