import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../runtime/embedded/demo/people';
import { Catcher } from './catcher';
import { Person, rejectionOf, type Submission } from './client';
import { heading, introduce, printCase } from './one-window-report';
import { checkCertificates, checkReminder } from './one-window-outcome';
import { hearPublic, showIntention } from './one-window-publicity';
import { EIA, papersWritten, PERMIT, type People, type Run } from './one-window-run';
import { samplePaper } from './papers';
import { readPublishedCase, type PublishedCase } from './published-case';
import type { Stage, Story } from './story';
import { moveClock, readCase, readTimeline } from './views';
import { until } from './waiting';

/** Branches of the procedure. */
const EIA_REVIEW = 'eia-review';
const PERMIT_REVIEW = 'permit-review';

async function signIn({ instance }: Stage): Promise<People> {
  const person = (login: string) => Person.signIn(instance.address, login, DEMO_PASSWORD);
  const [enterprise, clerk, eia, permit, approver] = await Promise.all(
    ['enterprise3', 'city-clerk', 'city-eia', 'city-permit', 'city-approver'].map(person),
  );
  return { enterprise: enterprise!, clerk: clerk!, eia: eia!, permit: permit!, approver: approver! };
}

/** The enterprise hands in everything but one material, twice under the same key as after a lost answer. */
async function submit(stage: Stage, people: People, published: PublishedCase): Promise<string> {
  const { enterprise } = people;
  const { name } = published.application.project;
  const materials: Submission['application']['materials'] = [];
  for (const { code, title, missing } of published.materials) {
    if (!missing) materials.push({ code, upload: await enterprise.upload(await samplePaper(title, name)) });
  }
  const submission: Submission = { procedure: published.procedure, application: { ...published.application, materials } };
  const key = randomUUID();
  const first = await enterprise.submit(submission, key);
  const again = await enterprise.submit(submission, key);
  stage.expect.that(
    'Handed in twice under one Idempotency-Key: one case, the same answer',
    again.repeated && again.stream === first.stream && again.seq === first.seq,
    first.numbers.case,
  );
  stage.say(`  ${enterprise.name} hands in the application with ${materials.length} materials: ${first.numbers.case}`);
  return first.stream;
}

/** Three departments at once; two of them ask for something; the clerk merges it into one notice. */
async function checkAndCorrect(run: Run): Promise<void> {
  const { people, published, caseId, catcher, expect, say } = run;
  const { enterprise, clerk, eia, permit } = people;
  const { email, phone } = published.application.contact;
  const { demands } = published;
  await Promise.all([
    clerk.act(caseId, 'ReportCompleteness', { demands: [] }),
    eia.act(caseId, 'ReportCompleteness', {
      demands: [{ items: [EIA], section: demands.eia.section, text: demands.eia.text.value }],
    }),
    permit.act(caseId, 'ReportCompleteness', {
      demands: [{ items: [PERMIT], section: demands.permit.section, text: demands.permit.text.value }],
    }),
  ]);
  say(
    '  Window, EIA and permit staff check at the same time; EIA misses a material, the permit division wants the outlets put right',
  );
  const early = await rejectionOf(clerk.act(caseId, 'Accept', {}));
  expect.that('An incomplete application cannot be accepted', early?.status === 409, early?.problem.detail);

  await clerk.act(caseId, 'SendCorrectionNotice', {});
  const [notice] = (await readCase(enterprise, caseId)).corrections;
  expect.that('One combined notice holds what both departments ask', notice?.demands.length === 2, notice?.number);
  const number = notice?.number ?? '';
  const told = await until('correction notice by mail and SMS', async () => {
    const messages = await catcher.messages(email);
    const texts = await catcher.messages(phone);
    const mail = messages.filter(({ text }) => text.includes(number));
    const sms = texts.filter(({ text }) => text.includes('需补正'));
    return mail.length > 0 && sms.length > 0 && { mail, sms };
  });
  expect.that(
    'The enterprise is told once by mail and once by SMS',
    told.mail.length === 1 && told.sms.length === 1,
    told.mail[0]?.subject,
  );
  say(`  Mail caught: ${told.mail[0]?.subject}`);
  say(`  SMS caught:  ${told.sms[0]?.text}`);

  await papersWritten(run);
  await moveClock(clerk, 2);
  say('  Two days later the enterprise answers, item by item');
  for (const demand of notice?.demands ?? []) {
    const isMaterial = demand.section.startsWith('materials/');
    const title = published.materials.find(({ code }) => demand.section === `materials/${code}`)?.title ?? '';
    await enterprise.act(caseId, 'AnswerCorrection', {
      answers: [
        {
          demand: demand.id,
          text: isMaterial ? '已补交。' : '已单列车间排放口。',
          ...(isMaterial
            ? { uploads: [await enterprise.upload(await samplePaper(title, published.application.project.name))] }
            : { content: published.corrected.outlets.value }),
        },
      ],
    });
  }
  await Promise.all([
    eia.act(caseId, 'ReportCompleteness', { demands: [] }),
    permit.act(caseId, 'ReportCompleteness', { demands: [] }),
  ]);
  await clerk.act(caseId, 'Accept', {});
  const accepted = await readCase(clerk, caseId);
  expect.that(
    'After the second check both items are accepted',
    accepted.items.every(({ state }) => state === 'accepted'),
  );
  expect.that(
    'Every item has a due date with its reason',
    [EIA, PERMIT].every((kind) => accepted.clocks.some(({ subject, due, steps }) => subject === kind && due && steps.length > 2)),
    accepted.clocks
      .filter(({ kind }) => kind === 'statutory')
      .map(({ subject, due }) => `${subject} ${due}`)
      .join(', '),
  );
  say('  Both departments check again; the clerk accepts');
}

/** Both departments review at the same time, each from its own inbox, while the acceptance is on public display. */
async function review(run: Run): Promise<void> {
  const { people, caseId, say } = run;
  const { eia, permit } = people;
  await Promise.all([eia.act(caseId, 'Claim', { branch: EIA_REVIEW }), permit.act(caseId, 'Claim', { branch: PERMIT_REVIEW })]);
  await Promise.all([
    eia.act(caseId, 'GiveOpinion', { branch: EIA_REVIEW, opinion: 'agree', text: '报告书内容完整，结论可信，同意报批。' }),
    permit.act(caseId, 'GiveOpinion', {
      branch: PERMIT_REVIEW,
      opinion: 'conditions',
      text: '许可限值符合 GB 21900-2008。',
      conditions: '车间排放口安装流量计。',
    }),
  ]);
  say('  Meanwhile EIA and permit reviewers give their opinions at the same time');
}

/** The permit must wait for its EIA; then both are granted and go out together. */
async function decide(run: Run): Promise<void> {
  const { people, published, caseId, expect, say } = run;
  const { approver } = people;
  const permit = {
    item: PERMIT,
    outcome: 'grant',
    conditions: published.conditions[PERMIT]?.value,
    licenceNumber: published.permitNumber.value,
  } as const;
  const refused = await rejectionOf(approver.act(caseId, 'Decide', permit));
  expect.that(
    'The permit cannot be granted before its EIA',
    refused?.status === 409 && refused.problem.code === 'permit-before-eia',
    refused && `${refused.status} ${refused.problem.code}: ${refused.problem.detail}`,
  );
  await approver.act(caseId, 'Decide', { item: EIA, outcome: 'grant', conditions: published.conditions[EIA]?.value });
  await approver.act(caseId, 'Decide', permit);
  await until('both licences issued', async () =>
    (await readCase(approver, caseId)).items.every(({ state }) => state === 'issued'),
  );
  const together = (await readTimeline(approver, caseId)).filter(({ type }) => type === 'LicencesIssued');
  const items = (together[0]?.data.items ?? []) as string[];
  expect.that('Both are issued by one act of the process', together.length === 1 && items.length === 2, items.join(' + '));
  await papersWritten(run);
  expect.that('The case is closed', (await readCase(approver, caseId)).stage === 'closed');
  say('  The approver tries the permit first (refused), grants the EIA, then the permit; the process issues both at once');
}

/** From the application to both licences, without looking at what came out. */
export async function walkOneWindow(stage: Stage): Promise<Run> {
  const published = readPublishedCase('chain-001');
  introduce(stage, published);
  const people = await signIn(stage);
  heading(stage, 'What happens');
  const caseId = await submit(stage, people, published);
  const run: Run = { ...stage, published, people, caseId, catcher: new Catcher(stage.instance.catcherUrl) };
  await checkAndCorrect(run);
  await hearPublic(run);
  await review(run);
  await showIntention(run);
  await decide(run);
  return run;
}

async function play(stage: Stage): Promise<void> {
  const run = await walkOneWindow(stage);
  await printCase(run);
  heading(stage, 'Certificates and reminder');
  await checkCertificates(run);
  await checkReminder(run);
}

export const oneWindow: Story = {
  title: 'One window: an EIA report book and a discharge permit from the portal to two certificates',
  play,
};
