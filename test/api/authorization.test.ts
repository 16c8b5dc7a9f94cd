import { allCommands, commandTable, slugOf, type FormContext, type FormField } from '../../api/commands';
import type { Actor } from '../../domain/decider';
import { deciderOf } from '../../domain/deciders';
import { demoPeople, demoUnits } from '../../runtime/embedded/demo/people';
import { findStream } from '../../stores/reads/cases';
import { startApi, type Api } from './api';
import { caseFlow, signInAll } from './case-flow';
import { Client } from './client';

let api: Api;
let people: Record<string, Client>;
let cases: Record<string, string>;
beforeAll(async () => {
  api = await startApi();
  people = await signInAll(api);
  const flow = caseFlow(people);
  cases = {
    submitted: await flow.submitted(),
    correcting: await flow.correcting(),
    reviewing: await flow.reviewing(),
    deciding: await flow.deciding(),
    withdrawn: await flow.withdrawn(),
  };
});
afterAll(() => api.stop());

const stages = ['submitted', 'correcting', 'reviewing', 'deciding', 'withdrawn'];
const commands = Object.values(commandTable['joint-case']).filter((entry) => !entry.creates);
const district = '320205';
const inScope = (login: string) => {
  const { role, jurisdiction, uscc } = demoPeople.find((one) => one.login === login)!;
  return role === 'enterprise' ? uscc === demoUnits.electronics.uscc : role !== 'admin' && jurisdiction === district;
};
/** 行政许可法 60(1): who of the city's bureau reads the cases of its districts. */
const readsOnly = (login: string) => {
  const { role, jurisdiction } = demoPeople.find((one) => one.login === login)!;
  return jurisdiction === '320200' && ['reviewer', 'approver', 'supervisor'].includes(role);
};
const actorOf = (login: string): Actor => {
  const { name, role, department, jurisdiction, uscc } = demoPeople.find((one) => one.login === login)!;
  return { kind: 'person', id: `demo-${login}`, name, role, department, jurisdiction, uscc };
};

/** What the form would send with the first choice of everything: an act that is allowed offers something to choose. */
function filled(fields: FormField[], context: FormContext): Record<string, unknown> {
  const valueOf = (field: FormField): unknown => {
    switch (field.type) {
      case 'select':
      case 'radio':
        return field.choices(context)[0]?.value ?? '';
      case 'checkboxes':
        return field.choices(context).map(({ value }) => value);
      case 'number':
        return 1;
      case 'list':
        return [filled(field.of, context)];
      case 'date':
        return '2026-11-22';
      case 'file':
      case 'application':
        return undefined;
      case 'text':
      case 'textarea':
        return field.name === 'licenceNumber' ? undefined : '测试';
    }
  };
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]));
}

/** The domain's own refusals that an allowed act may still meet: another item or a review first, a platform's number to be entered. */
const BY_WHAT_WAS_CHOSEN = [
  'permit-before-eia',
  'licence-number-missing',
  'branch-open',
  'ground-unknown',
  'second-notice-needs-ground',
];

describe.each(stages)('a case that is %s', (stage) => {
  const id = () => cases[stage]!;

  describe.each(commands.map((entry) => [entry.name, entry] as const))('%s', (_name, entry) => {
    test.each(demoPeople.map(({ login }) => login))('by %s', async (login) => {
      const stream = (await findStream(api.db, 'joint-case', id()))!;
      const rules = await api.services.rules();
      const actor = actorOf(login);
      const allowed = deciderOf('joint-case').allowed(stream.state, actor, Date.now(), rules).includes(entry.name);
      const body = filled(entry.fields, { state: stream.state, actor, rules, locale: 'zh-CN' });
      const path = `/api/v1/cases/${id()}/${slugOf(entry.name)}`;

      // What is not allowed is tried for good: nothing may come of it.
      const answer = await people[login]!.post(allowed ? `${path}?preview=1` : path, body);
      const outcome = { status: answer.status, code: answer.body.code as unknown as string };
      if (readsOnly(login))
        expect(outcome).toEqual({ status: 403, code: entry.roles.includes(actor.role!) ? 'forbidden' : 'not-your-role' });
      else if (!inScope(login)) expect(outcome).toEqual({ status: 404, code: 'not-found' });
      else if (!entry.roles.includes(actor.role!)) expect(outcome).toEqual({ status: 403, code: 'not-your-role' });
      else if (allowed)
        expect(outcome.status === 200 || BY_WHAT_WAS_CHOSEN.includes(outcome.code) ? 'well' : outcome).toBe('well');
      else expect([403, 409, 422]).toContain(outcome.status);
      expect((await findStream(api.db, 'joint-case', id()))!.seq).toBe(stream.seq);
    });

    test('by nobody', async () => {
      const answer = await new Client(api.url).post(`/api/v1/cases/${id()}/${slugOf(entry.name)}`, {});
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 401, code: 'sign-in-needed' });
    });
  });
});

describe('reading', () => {
  const reads = ['', '/timeline', '/documents', '/application', `/files/${'0'.repeat(64)}`];
  test.each(demoPeople.map(({ login }) => login))('%s sees the case only in scope', async (login) => {
    for (const read of reads) {
      const { status } = await people[login]!.get(`/api/v1/cases/${cases.reviewing}${read}`);
      const sees = inScope(login) || readsOnly(login);
      expect([read, status]).toEqual([read, sees && !read.startsWith('/files') ? 200 : 404]);
    }
    const list = await people[login]!.get('/api/v1/cases?limit=200');
    const seen = list.body.rows as unknown as { id: string }[];
    expect(seen.map((row) => row.id).sort()).toEqual(inScope(login) || readsOnly(login) ? Object.values(cases).sort() : []);
  });

  test('行政许可法 60(1): the city’s officers filter by bureau, may do nothing, and have nothing of it in their inbox', async () => {
    const rows = async (login: string, query: string) =>
      ((await people[login]!.get(`/api/v1/cases?limit=200&${query}`)).body.rows as unknown as object[]).length;
    expect(await rows('city-approver', `jurisdiction=${district}`)).toBe(Object.keys(cases).length);
    expect(await rows('city-approver', 'jurisdiction=320200')).toBe(0);
    expect(await rows('approver', 'jurisdiction=320200')).toBe(0);
    for (const login of ['city-eia', 'city-permit', 'city-approver']) {
      const { body } = await people[login]!.get(`/api/v1/cases/${cases.deciding}`);
      expect(body.allowed).toEqual([]);
      expect((await people[login]!.get('/api/v1/tasks')).body.rows).toEqual([]);
    }
  });

  test('no district reads its city’s or a neighbour’s cases, and no clerk or inspector of the city a district’s', async () => {
    const { id } = await api.db('cases').where({ id: cases.reviewing }).first<{ id: string }>('id');
    const as = async (jurisdiction: string) => {
      await api.db('streams').where({ id }).update({ jurisdiction });
      await api.db('cases').where({ id }).update({ jurisdiction });
    };
    const sees = async (login: string) => {
      const one = (await people[login]!.get(`/api/v1/cases/${id}`)).status === 200;
      const { body } = await people[login]!.get('/api/v1/cases?limit=200');
      return [one, (body.rows as unknown as { id: string }[]).some((row) => row.id === id)];
    };
    try {
      await as('320206');
      for (const login of ['clerk', 'eia', 'approver', 'supervisor', 'city-clerk', 'inspector', 'admin'])
        expect([login, await sees(login)]).toEqual([login, [false, false]]);
      expect(await sees('city-approver')).toEqual([true, true]);
      await as('320200');
      for (const login of ['clerk', 'eia', 'approver', 'supervisor', 'admin'])
        expect([login, await sees(login)]).toEqual([login, [false, false]]);
    } finally {
      await as(district);
    }
  });

  test('what the button says is what the API does', async () => {
    for (const login of ['clerk', 'eia', 'approver', 'enterprise']) {
      const { body } = await people[login]!.get(`/api/v1/cases/${cases.reviewing}`);
      const stream = (await findStream(api.db, 'joint-case', cases.reviewing!))!;
      const allowed = deciderOf('joint-case').allowed(stream.state, actorOf(login), Date.now(), await api.services.rules());
      expect(body.allowed).toEqual(allowed);
    }
  });

  test('the applicant sees no internal opinion, check, claim or term', async () => {
    const enterprise = await people.enterprise!.get(`/api/v1/cases/${cases.deciding}`);
    expect(Object.keys(enterprise.body)).toEqual(expect.not.arrayContaining(['branches', 'completeness', 'failed']));
    const clocks = enterprise.body.clocks as unknown as { kind: string }[];
    expect(clocks.map(({ kind }) => kind)).not.toContain('internal');
    const { body } = await people.enterprise!.get(`/api/v1/cases/${cases.deciding}/timeline`);
    const types = (body.rows as unknown as { type: string }[]).map(({ type }) => type);
    expect(types).toContain('ItemAccepted');
    expect(types).not.toContain('OpinionGiven');
    const officer = await people.eia!.get(`/api/v1/cases/${cases.deciding}/timeline`);
    expect((officer.body.rows as unknown as { type: string }[]).map(({ type }) => type)).toContain('OpinionGiven');
  });

  test.each(['/api/v1/cases', '/api/v1/tasks', '/api/v1/licences', '/api/v1/notices', '/api/v1/drafts', '/api/v1/uploads/x'])(
    'GET %s needs somebody',
    async (path) => {
      expect((await new Client(api.url).get(path)).status).toBe(401);
    },
  );

  test('an inbox holds what the person may do', async () => {
    const rows = async (login: string) =>
      (await people[login]!.get('/api/v1/tasks')).body.rows as unknown as { kind: string; stream: string; caseNumber: string }[];
    expect((await rows('eia')).filter(({ stream }) => stream === cases.reviewing)).toMatchObject([{ kind: 'GiveOpinion' }]);
    expect((await rows('enterprise')).map(({ kind }) => kind)).toEqual(['AnswerCorrection']);
    expect(await rows('enterprise2')).toEqual([]);
    expect(await rows('city-eia')).toEqual([]);
    expect((await rows('approver')).every(({ kind }) => kind === 'Decide')).toBe(true);
    expect((await rows('supervisor')).length).toBeGreaterThan(0);
  });
});

describe('the table', () => {
  test('names every command once, each with an address of its own', () => {
    expect(new Set(allCommands.map(({ process, name }) => `${process}/${slugOf(name)}`)).size).toBe(allCommands.length);
    expect(allCommands.length).toBe(28);
  });
  test('has words for every label and field in both languages', () => {
    const keysOf = (fields: FormField[]): string[] =>
      fields.flatMap((field) => [
        field.label,
        ...(field.hint ? [field.hint] : []),
        ...(field.type === 'list' ? keysOf(field.of) : []),
      ]);
    for (const locale of ['zh-CN', 'en'] as const) {
      const t = api.services.renderer.t(locale);
      for (const entry of allCommands) {
        for (const part of ['button', 'title', 'done']) expect(t.has(`${entry.label}.${part}`)).toBe(true);
        for (const key of keysOf(entry.fields)) expect([key, t.has(key)]).toEqual([key, true]);
      }
    }
  });
  test('gives examples that its own schemas take', () => {
    for (const entry of allCommands)
      expect([entry.name, entry.body.safeParse(entry.example).success]).toEqual([entry.name, true]);
  });
});
