import { demoUnits } from '../../runtime/embedded/demo/people';
import { startApp, type App } from '../support/app';
import { until } from '../support/wait';
import { application, caseFlow, PERMIT_NUMBER, signInAll } from './case-flow';
import type { Body, Client } from './client';

let app: App;
let people: Record<string, Client>;
let flow: ReturnType<typeof caseFlow>;
beforeAll(async () => {
  app = await startApp({ worker: true });
  people = await signInAll(app);
  flow = caseFlow(people);
});
afterAll(() => app.stop());

const text = (body: Body | undefined) => body as unknown as string;
const get = async (login: string, path: string) => (await people[login]!.get(path)).body;

const licencesOf = async (caseId: string): Promise<Body[]> =>
  (await get('clerk', `/api/v1/licences?caseId=${caseId}`)).rows as unknown as Body[];

/** A permit in the register, from its first case. */
async function permit(): Promise<string> {
  const id = await flow.deciding();
  await flow.act('approver', id, 'decide', { item: 'eia-form', outcome: 'grant' });
  await flow.act('approver', id, 'decide', { item: 'permit-simplified', outcome: 'grant', licenceNumber: PERMIT_NUMBER });
  await until('the permit', async () => (await licencesOf(id)).length === 2);
  return `${id}-permit-simplified`;
}

const apply = (login: string, procedure: string, body: object = {}) =>
  people[login]!.post('/api/v1/cases', { procedure, application: application(), ...body });

/** From the application to the decision. */
async function decide(id: string, item: string): Promise<void> {
  await flow.act('clerk', id, 'report-completeness');
  await flow.act('permit', id, 'report-completeness');
  await flow.act('clerk', id, 'accept');
  await flow.act('permit', id, 'give-opinion', { branch: 'permit-review', opinion: 'agree' });
  await flow.act('approver', id, 'decide', { item, outcome: 'grant' });
}

const revised = (licence: string, version: number) =>
  until(`version ${version}`, async () => {
    const found = await get('clerk', `/api/v1/licences/${licence}`);
    return (found.version as unknown as number) === version && found;
  });

test('a permit is changed and then renewed: one licence, three versions, old codes say what replaced them (条例 14)', async () => {
  const licence = await permit();
  const first = await get('enterprise', `/api/v1/licences/${licence}`);

  const change = await apply('enterprise', 'permit-change', { licence });
  expect(change).toMatchObject({ status: 201 });
  const changeId = text(change.body.stream);
  await until('the permit told', async () => (await get('clerk', `/api/v1/licences/${licence}`)).application);
  const second = await apply('clerk', 'permit-renewal', { licence });
  expect(second).toMatchObject({ status: 409, body: { code: 'licence-application-pending' } });
  await decide(changeId, 'permit-change');
  const changed = await revised(licence, 2);
  expect(changed).toMatchObject({
    number: PERMIT_NUMBER,
    validTo: first.validTo,
    amends: 'change',
    application: null,
    versions: [{ version: 1, verifyCode: first.verifyCode }],
  });
  expect((await get('enterprise', `/api/v1/cases/${changeId}`)).licence).toMatchObject({ id: licence, version: 1 });

  const renewal = await apply('enterprise', 'permit-renewal', { licence });
  const renewalId = text(renewal.body.stream);
  await decide(renewalId, 'permit-renewal');
  const renewed = await revised(licence, 3);
  expect(text(renewed.validFrom) > text(first.validTo)).toBe(true);
  expect(await licencesOf(renewalId)).toHaveLength(1);

  const anybody = await fetch(`${app.url}/api/v1/verifications/${text(first.verifyCode)}`);
  expect(await anybody.json()).toMatchObject({
    version: 1,
    contentHash: first.contentHash,
    replaced: { by: renewed.verifyCode, version: 3 },
  });
  const page = await (await fetch(`${app.url}/verify/${text(first.verifyCode)}`)).text();
  expect(page).toContain(`/verify/${text(renewed.verifyCode)}`);
  const certificate = await people.enterprise!.get(`/api/v1/licences/${licence}/certificate`);
  expect(certificate.headers.get('content-type')).toContain('pdf');
});

test('an EIA registration form is filed as it comes in, and its receipt is a licence that does not expire (部令41号 9, 12)', async () => {
  const answer = await apply('enterprise', 'eia-registration', {
    platformNumbers: { 'eia-registration': '202632020500000123' },
  });
  expect(answer.status).toBe(201);
  const id = text(answer.body.stream);
  const [licence] = await until('the receipt', async () => {
    const rows = await licencesOf(id);
    return rows.length > 0 && rows;
  });
  expect(licence).toMatchObject({ kind: 'eia-registration', number: '202632020500000123', validTo: null });
  expect((await get('clerk', `/api/v1/cases/${id}`)).items).toMatchObject([{ state: 'issued', filed: {} }]);
  const certificate = await people.enterprise!.get(`/api/v1/licences/${text(licence!.id)}/certificate`);
  expect(certificate.headers.get('content-type')).toContain('pdf');
});

test('a licence that is not the unit’s does not exist for it, and one that is missing is named at its field', async () => {
  const other = await apply('enterprise', 'permit-change', { licence: '01JZ0000000000000000000000-permit-simplified' });
  expect(other).toMatchObject({ status: 422, body: { errors: [{ pointer: '/licence', code: 'licence-unknown' }] } });
  const none = await apply('enterprise', 'permit-change');
  expect(none).toMatchObject({ status: 422, body: { code: 'licence-missing' } });
  expect(demoUnits.electronics.uscc).toBe(application().unit.uscc);
});
