import { Catcher } from '../demo/catcher';
import { until } from '../demo/waiting';
import { post } from './acts';
import { figuresOf } from './load';
import { atMost, ms, quantiles, type Finding } from './report';
import { acts, Counter } from './whole-case';
import type { World } from './world';

const CASES = 20;

/** How soon the process has done its part after a person's act: the notice at the mail server, and both licences issued. */
export async function measureProcess(world: World): Promise<Finding[]> {
  const { caller, officers, instance, core } = world;
  const counter = await Counter.open(caller, officers);
  const catcher = new Catcher(instance.catcherUrl);
  const notices: number[] = [];
  const issues: number[] = [];
  for (let i = 0; i < CASES; i += 1) {
    const email = `notice-${i}@bench.invalid`;
    const asked = await counter.submit(email);
    await post(caller, officers.eia, asked, 'ReportCompleteness', {
      demands: [{ items: ['eia-form'], section: 'materials/eia_public_copy', text: '请补交盖章页。' }],
    });
    await quiet(world, asked);
    await post(caller, officers.clerk, asked, 'SendCorrectionNotice', {});
    const answered = Date.now();
    const mail = await until('the notice’s mail', async () => (await catcher.messages(email)).find(isCorrection));
    notices.push(Date.parse(mail.at) - answered);

    const decided = await counter.submit(`issue-${i}@bench.invalid`);
    const all = acts(caller, officers, decided);
    for (const act of all.slice(0, -1)) await act();
    await quiet(world, decided);
    await all.at(-1)!();
    const done = Date.now();
    const issued = await until('both licences', async () =>
      core
        .db('events')
        .where({ stream: decided, type: 'LicencesIssued' })
        .first<{ recorded_at: Date } | undefined>('recorded_at'),
    );
    issues.push(issued.recorded_at.getTime() - done);
  }
  const [notice, issue] = [figuresOf(notices, 1), figuresOf(issues, 1)];
  return [
    atMost('notice: act answered → mail at the SMTP server, p50', notice.p50, 150, ms),
    quantiles('… notice', notice),
    quantiles('last decision answered → both licences issued', issue),
  ];
}

const isCorrection = ({ subject }: { subject: string }): boolean => subject.includes('补正');

/** Waits until the process has nothing to do on a case, so that one measurement is not behind another one's work. */
const quiet = ({ core }: World, id: string): Promise<boolean> =>
  until('a quiet process', async () => {
    const { rows } = await core.db.raw<{ rows: { busy: boolean }[] }>(
      `select exists (select 1 from streams, business_clock c
         where (id = ? or id like ? || '-%') and process_due <= now() + c.offset_ms * interval '1 ms') as busy`,
      [id, id],
    );
    return !rows[0]!.busy;
  });
