import { exampleApplication } from '../../api/commands/joint-case/example-application';
import { WITHOUT_PUBLICITY } from '../../demo/without-publicity';
import { demoPeople, demoUnits } from '../../runtime/embedded/demo/people';
import type { Api } from './api';
import { as, type Answer, type Client } from './client';

/** Cases of the flows go to their end on one day. */
export const PROCEDURE = WITHOUT_PUBLICITY;
export const PERMIT_NUMBER = `${demoUnits.electronics.uscc}001P`;

/** An application of the demo enterprise, for a site in the demo district. */
export const application = () => ({
  ...structuredClone(exampleApplication),
  unit: {
    name: demoUnits.electronics.name,
    uscc: demoUnits.electronics.uscc,
    address: '江苏省无锡市锡山区示例路 2 号',
    legalRepresentative: '王明',
  },
});

/** Everybody, signed in once. */
export async function signInAll(api: Pick<Api, 'url'>): Promise<Record<string, Client>> {
  const signedIn: [string, Client][] = [];
  for (const { login } of demoPeople) signedIn.push([login, await as(api, login)]);
  return Object.fromEntries(signedIn);
}

function expectDone(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer;
}

/** Takes cases along their way through REST. */
export function caseFlow(people: Record<string, Client>) {
  const act = async (login: string, id: string, slug: string, body: unknown = {}) =>
    expectDone(await people[login]!.post(`/api/v1/cases/${id}/${slug}`, body));
  const flow = {
    act,
    async submitted(): Promise<string> {
      const answer = await people.clerk!.post('/api/v1/cases', { procedure: PROCEDURE, application: application() });
      return expectDone(answer).body.stream as unknown as string;
    },
    async correcting(): Promise<string> {
      const id = await flow.submitted();
      const demands = [{ items: ['eia-form'], section: 'materials/eia_form', text: '缺少报告表。' }];
      await act('eia', id, 'report-completeness', { demands });
      await act('permit', id, 'report-completeness');
      await act('clerk', id, 'report-completeness');
      await act('clerk', id, 'send-correction-notice');
      return id;
    },
    async reviewing(): Promise<string> {
      const id = await flow.submitted();
      for (const login of ['clerk', 'eia', 'permit']) await act(login, id, 'report-completeness');
      await act('clerk', id, 'accept');
      return id;
    },
    async deciding(): Promise<string> {
      const id = await flow.reviewing();
      await act('eia', id, 'give-opinion', { branch: 'eia-review', opinion: 'agree' });
      await act('permit', id, 'give-opinion', { branch: 'permit-review', opinion: 'agree' });
      return id;
    },
    async withdrawn(): Promise<string> {
      const id = await flow.submitted();
      await act('enterprise', id, 'withdraw', { reason: '项目调整' });
      return id;
    },
  };
  return flow;
}
