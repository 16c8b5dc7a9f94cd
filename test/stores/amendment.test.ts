import { PROCESS } from '../../domain/decider';
import { issueBasis, itemsToIssue } from '../../domain/joint-case/issue';
import type { Licence } from '../../domain/licence/licence';
import { createProcessActivities } from '../../activities/process';
import { reconcile } from '../../stores/reconcile';
import { rebuild } from '../../stores/rebuild';
import { caseWorld, paper, people, PERMIT_NUMBER } from '../support/case-world';
import { submittable, USCC } from '../support/application';

let world: Awaited<ReturnType<typeof caseWorld>>;
beforeAll(async () => {
  world = await caseWorld();
});
afterAll(() => world.drop());

const permitOf = async (id: string): Promise<Licence> =>
  (await world.db<{ id: string; state: Licence }>('streams').where({ id }).first('state'))!.state;

/** A permit in the register, and a renewal of it that is granted; what the process does next is left to the test. */
async function granted(): Promise<{ id: string; licence: string }> {
  const first = await world.submit();
  await world.accept(first);
  await world.review(first);
  await world.grant(first);
  await work(first);
  const licence = `${first}-permit-simplified`;
  const { number, kind, version, validFrom, validTo, renewBy } = await permitOf(licence);
  const { sections, facts, contents } = submittable();
  const submission = world.submission();
  const command: typeof submission = {
    ...submission,
    procedure: 'permit-renewal',
    facts,
    sections,
    licence: {
      id: licence,
      number,
      kind,
      version,
      validFrom,
      validTo,
      renewBy,
      uscc: USCC,
      jurisdiction: submission.jurisdiction,
      state: 'valid',
    },
  };
  const stream = { id: submission.id, kind: 'joint-case' } as const;
  await world.step({ stream, actor: people.clerk, command, sections: contents });
  const { id } = submission;
  await world.act(id, people.clerk, { type: 'ReportCompleteness', department: 'window', demands: [] });
  await world.act(id, people.permit, { type: 'ReportCompleteness', department: 'permit', demands: [] });
  await world.act(id, people.clerk, { type: 'Accept' });
  await world.act(id, people.permit, { type: 'GiveOpinion', branch: 'permit-review', opinion: 'agree', text: '' });
  await world.act(id, people.approver, { type: 'Decide', item: 'permit-renewal', outcome: 'grant' });
  return { id, licence };
}

const activities = () => createProcessActivities({ db: world.db, look: world.look, step: world.step });

/** What the workflow does, task by task; `dies` before the step on the case of the kind named. */
async function work(id: string, dies?: string): Promise<void> {
  const stream = { id, kind: 'joint-case' } as const;
  for (;;) {
    const task = (await world.look(stream)).tasks.find((one) => one.for === 'process');
    if (!task) return;
    if (task.kind === 'ProduceLetter') {
      await world.process(id, { type: 'ProduceLetter', task: task.id, document: paper(task.subject ?? '') });
    } else if (task.kind === 'IssueLicences') {
      const state = await world.stateOf(id);
      const rules = await world.rules.current();
      const certificates = Object.fromEntries(itemsToIssue(state, rules).map((kind) => [kind, paper(kind)]));
      await world.process(id, { type: 'IssueLicences', task: task.id, basis: issueBasis(state), certificates });
    } else {
      await activities().tellLicence(stream, task);
      if (dies === task.kind) return;
      await activities().step(stream, { type: task.kind, task: task.id });
    }
  }
}

test('a renewal makes one version of the permit, though the process dies between its two steps and does all again', async () => {
  const { id, licence } = await granted();
  const before = await permitOf(licence);
  await work(id, 'ReviseLicence');
  expect((await permitOf(licence)).version).toBe(2);
  expect((await world.stateOf(id)).licenceTold).toEqual(['applied']);
  // The worker comes back, twice.
  await Promise.all([work(id), work(id)]);
  const after = await permitOf(licence);
  const types = await world.db<{ stream: string; type: string }>('events').where({ stream: licence }).pluck('type');
  expect(types.filter((type) => type === 'LicenceRevised')).toHaveLength(1);
  expect(types.filter((type) => type === 'AmendmentApplied')).toHaveLength(1);
  expect(after).toMatchObject({ version: 2, number: PERMIT_NUMBER, state: 'valid' });
  expect(after).not.toHaveProperty('application');
  expect(after.validFrom > before.validTo!).toBe(true);
  expect(await world.db('licences').where({ case_id: id })).toHaveLength(1);
  expect(await world.db('licences').where({ number: PERMIT_NUMBER })).toHaveLength(1);
  const old = await world.db('licence_versions').where({ licence }).first<{ version: number; verify_code: string }>();
  expect(old).toMatchObject({ version: 1, verify_code: before.verifyCode });
  const stream = await world.db('streams').where({ id }).first<{ closed: boolean; process_due: Date | null }>();
  expect(stream).toMatchObject({ closed: true, process_due: null });
});

test('a second case about the same permit is not told of twice, and what is stored is what the events say', async () => {
  const { id, licence } = await granted();
  await work(id);
  const command = { type: 'EndApplication', task: `${id}/ended`, caseId: id };
  await world.step({ stream: { id: licence, kind: 'licence' }, command, actor: PROCESS });
  expect((await permitOf(licence)).version).toBe(2);
  const rules = await world.rules.current();
  expect((await reconcile(world.db, rules, async () => true)).findings).toEqual([]);
  const versions = await world.db('licence_versions').orderBy(['licence', 'version']);
  await rebuild(world.db, rules);
  expect(await world.db('licence_versions').orderBy(['licence', 'version'])).toEqual(versions);
  expect((await reconcile(world.db, rules, async () => true)).findings).toEqual([]);
});
