import { Refused } from '../../domain/refused';
import { issueBasis } from '../../domain/joint-case/issue';
import { reconcile } from '../../stores/reconcile';
import { rebuild } from '../../stores/rebuild';
import { caseWorld, paper, people, PERMIT_NUMBER } from '../support/case-world';
import { until } from '../support/wait';

let world: Awaited<ReturnType<typeof caseWorld>>;
beforeAll(async () => {
  world = await caseWorld();
});
afterAll(() => world.drop());

const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
    return 'no refusal';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
};

describe('receipts', () => {
  test('the same key gets the first answer, and one act is done', async () => {
    const command = world.submission();
    const first = await world.act(command.id, people.clerk, command, 'k1');
    const second = await world.act(command.id, people.clerk, command, 'k1');
    expect(second).toEqual({ ...first, repeated: true });
    expect(await world.db('events').where({ stream: command.id, type: 'CaseSubmitted' })).toHaveLength(1);
  });

  test('the same key with another body is refused', async () => {
    const command = world.submission();
    await world.act(command.id, people.clerk, command, 'k2');
    expect(await codeOf(world.act(command.id, people.clerk, { ...command, channel: 'portal' }, 'k2'))).toBe('key-reused');
  });

  test('twenty clicks at once with one key are one act with one answer', async () => {
    const command = world.submission();
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.act(command.id, people.clerk, command, 'k3')));
    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const claims = await Promise.all(
      Array.from({ length: 20 }, () =>
        world.act(command.id, people.eia, { type: 'ReportCompleteness', department: 'eia', demands: [] }, 'k4'),
      ),
    );
    expect(claims.filter(({ repeated }) => !repeated)).toHaveLength(1);
  });

  test('two officers deciding at once: one decision, the other is told who acted first', async () => {
    const id = await world.submit();
    await world.accept(id);
    const give = (name: string) =>
      world.step({
        stream: { id, kind: 'joint-case' },
        actor: { ...people.eia, id: name, name },
        command: { type: 'GiveOpinion', branch: 'eia-review', opinion: 'agree', text: '' } as { type: string },
        key: name,
      });
    const results = await Promise.allSettled([give('eia'), give('eia2')]);
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(1);
    const { code, params } = lost[0]!.reason as Refused;
    expect(code).toBe('already-acted');
    expect(['eia', 'eia2']).toContain(params['by']);
  });
});

describe('numbers', () => {
  test('cases submitted at once get numbers without a gap, and a rolled back one gives its number back', async () => {
    await Promise.all(Array.from({ length: 12 }, () => world.submit()));
    const bad = world.submission();
    await expect(world.act(bad.id, people.clerk, { ...bad, facts: { ...bad.facts, unitName: 'NUL \u0000' } })).rejects.toThrow();
    await world.submit();
    const rows = await world.db<{ series: string; no: number }>('numbers').where('series', 'like', '%联').orderBy('no');
    expect(rows.map(({ no }) => no)).toEqual(rows.map((_, i) => i + 1));
  });
});

describe('one case, from submission to licences', () => {
  test('issues both certificates in one transaction and opens their streams and notices', async () => {
    const id = await world.submit();
    await world.accept(id);
    await world.review(id);
    expect(
      await codeOf(
        world.act(id, people.approver, {
          type: 'Decide',
          item: 'permit-simplified',
          outcome: 'grant',
          licenceNumber: PERMIT_NUMBER,
        }),
      ),
    ).toBe('permit-before-eia');
    await world.grant(id);
    const { tasks } = await world.look({ id, kind: 'joint-case' });
    const issue = tasks.find(({ kind }) => kind === 'IssueLicences')!;
    const state = await world.stateOf(id);
    const certificates = { 'eia-form': paper('e'), 'permit-simplified': paper('p') };
    expect(await codeOf(world.process(id, { type: 'IssueLicences', task: issue.id, basis: 'old', certificates }))).toBe(
      'basis-changed',
    );
    world.told.length = 0;
    await world.process(id, { type: 'IssueLicences', task: issue.id, basis: issueBasis(state), certificates });
    const again = await world.process(id, { type: 'IssueLicences', task: issue.id, basis: issueBasis(state), certificates });
    expect(again.repeated).toBe(true);
    const licences = await world
      .db<{ case_id: string; kind: string; issued_at: Date; number: string; valid_to: string | null }>('licences')
      .where({ case_id: id })
      .orderBy('kind');
    expect(licences.map(({ kind }) => kind)).toEqual(['eia-form', 'permit-simplified']);
    expect(licences[0]!.issued_at).toEqual(licences[1]!.issued_at);
    expect(licences[1]!.number).toBe(PERMIT_NUMBER);
    expect(licences[0]!.valid_to).toBeNull();
    expect(world.told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['licence', 'notice']));
  });

  test('time acts at its moment: silence on day 3 accepts the permit, though nobody looked until later', async () => {
    const id = await world.submit();
    const { submittedAt } = await world.stateOf(id);
    // Past the five working days of the EIA, however the holidays lie.
    await world.clock.move(30, people.clerk);
    await world.look({ id, kind: 'joint-case' });
    const events = await world
      .db<{
        stream: string;
        type: string;
        data: { item?: string; by?: string; article?: string; effective?: number };
        at: Date;
        recorded_at: Date;
      }>('events')
      .where({ stream: id, type: 'ItemAccepted' })
      .orderBy('seq');
    expect(events.map(({ data }) => [data.item, data.by])).toEqual([
      ['permit-simplified', 'silence'],
      ['eia-form', 'silence'],
    ]);
    expect(events[0]!.data.article).toContain('9');
    expect(events[0]!.at.getTime()).toBeLessThan(Date.now() + 30 * 86_400_000);
    expect(events[0]!.data.effective).toBeLessThanOrEqual(submittedAt + 86_400_000);
  });
});

describe('proof', () => {
  test('events can be neither changed nor removed', async () => {
    await expect(world.db('events').update({ type: 'x' })).rejects.toMatchObject({ code: '23001' });
    await expect(world.db('events').delete()).rejects.toMatchObject({ code: '23001' });
    await expect(world.db.raw('truncate events')).rejects.toMatchObject({ code: '23001' });
  });

  test('reconcile sees one moment: what is done while it looks is no finding', async () => {
    const [one, other] = [await world.submit(), await world.submit()];
    const accepted = [one, other].toSorted()[1]!;
    let acted = false;
    // The workflow of a case that is worked on meanwhile is gone when it is asked for; later cases go on, too.
    const lives = async ({ id }: { id: string }): Promise<boolean> => {
      if (id !== [one, other].toSorted()[0]) return true;
      if (!acted) for (const each of [id, accepted]) await world.accept(each);
      acted = true;
      return false;
    };
    expect((await reconcile(world.db, await world.rules.current(), lives)).findings).toEqual([]);
    expect(acted).toBe(true);
  });

  test('a rebuild waits for the act that is under way, and the two never block each other', async () => {
    const id = await world.submit();
    const act = await world.db.transaction();
    await act('streams').where({ id }).forUpdate().first('id');
    const rebuilding = rebuild(world.db, await world.rules.current());
    await until('the rebuild to wait', async () => (await world.db('pg_locks').where({ granted: false })).length > 0);
    await act('streams').where({ id }).update({ quarantined: 'as the act left it' });
    await act.commit();
    expect(await rebuilding).toBeGreaterThan(0);
    expect(await world.db('streams').where({ id }).first('quarantined')).toEqual({ quarantined: null });
  });

  test('reconcile finds nothing; a state or a hash that was tampered with is found; rebuild mends what can be mended', async () => {
    const rules = await world.rules.current();
    const alive = async () => true;
    const clean = await reconcile(world.db, rules, alive);
    expect(clean.findings).toEqual([]);
    expect(clean.events).toBeGreaterThan(50);

    const before = await Promise.all(
      ['cases', 'tasks', 'notices', 'licences', 'documents'].map((table) => world.db(table).select('*').orderByRaw('1, 2')),
    );
    await world
      .db('streams')
      .where({ kind: 'licence' })
      .update({ state: JSON.stringify({ state: 'valid' }) });
    await world.db('cases').delete();
    expect((await reconcile(world.db, rules, alive)).findings.map(({ kind }) => kind)).toContain('state-differs');
    await rebuild(world.db, rules);
    expect((await reconcile(world.db, rules, alive)).findings).toEqual([]);
    const after = await Promise.all(
      ['cases', 'tasks', 'notices', 'licences', 'documents'].map((table) => world.db(table).select('*').orderByRaw('1, 2')),
    );
    expect(after).toEqual(before);

    expect((await reconcile(world.db, rules, async () => false)).findings.some(({ kind }) => kind === 'no-workflow')).toBe(true);
    const victim = (await world.db<{ stream: string; seq: number }>('events').first('stream', 'seq'))!;
    await world.db.raw('alter table events disable trigger events_append_only');
    await world
      .db('events')
      .where(victim)
      .update({ actor: JSON.stringify({ kind: 'person', id: 'forger', name: 'forger' }) });
    await world.db.raw('alter table events enable trigger events_append_only');
    expect(
      (await reconcile(world.db, rules, alive)).findings
        .filter(({ kind }) => kind === 'chain-broken')
        .map(({ stream }) => stream),
    ).toContain(victim.stream);
  });
});
