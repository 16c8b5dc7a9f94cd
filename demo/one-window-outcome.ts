import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { paths } from '../api/paths';
import { addDays, startOfDay } from '../domain/calendar/dates';
import { ladderOf } from '../domain/licence/ladder';
import { Visitor } from './client';
import type { Run } from './one-window-run';
import { moveClock, readCertificate, readClock, readLicences, verify } from './views';
import { until } from './waiting';

const LARGEST = 500 * 1024;
const DAY = 24 * 3_600_000;

/** Every certificate is a small PDF with readable Chinese text, and the public page behind its QR says that it is valid. */
export async function checkCertificates({ people, caseId, published, instance, expect, say }: Run): Promise<void> {
  const licences = await readLicences(people.enterprise, caseId);
  const visitor = new Visitor(instance.address);
  expect.that(
    'Two licences stand in the register, issued at the same moment',
    licences.length === 2 && licences[0]?.issuedAt === licences[1]?.issuedAt,
  );
  for (const { id, kind, number, verifyCode, contentHash, validFrom, validTo } of licences) {
    const { type, bytes } = await readCertificate(people.enterprise, id);
    expect.that(
      `${kind}: the certificate is a PDF of at most 500 KB`,
      type.startsWith('application/pdf') && bytes.subarray(0, 5).toString() === '%PDF-' && bytes.length <= LARGEST,
      `${Math.ceil(bytes.length / 1024)} KB`,
    );
    const text = await textOf(bytes);
    if (text === undefined) say(`  ${kind}: pdftotext is not installed; the certificate’s text is not looked at`);
    else expect.that(`${kind}: its text can be extracted and names the unit`, text.includes(published.application.unit.name));
    const page = await visitor.text(paths.verifyCode({ code: verifyCode }));
    const found = await verify(visitor, verifyCode);
    expect.that(
      `${kind}: the public page says valid and shows the content hash`,
      found.state === 'valid' && found.contentHash === contentHash && page.includes(contentHash) && page.includes('证照有效'),
      paths.verifyCode({ code: verifyCode }),
    );
    say(`  ${kind.padEnd(12)} ${number}  valid ${validFrom} – ${validTo ?? 'without end'}  content ${contentHash.slice(0, 16)}…`);
  }
  const unknown = await visitor.fetch(paths.verifyCode({ code: 'AAAAAAAAAAAAAAAAAAAAAA' }));
  expect.that('A code that was never issued is not found', unknown.status === 404);
}

/** Text of a PDF by pdftotext, with blanks taken out; undefined where that program is not installed. */
async function textOf(pdf: Buffer): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'onewindow-demo-'));
  try {
    const file = join(folder, 'certificate.pdf');
    await writeFile(file, pdf);
    const { stdout } = await promisify(execFile)('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    return stdout.replace(/\s+/g, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Years later the first reminder of renewal goes out by itself: one mail, one SMS, however often the process looks. */
export async function checkReminder({ people, caseId, catcher, published, expect, say }: Run): Promise<void> {
  const permit = (await readLicences(people.clerk, caseId)).find(({ validTo }) => validTo !== null);
  if (!permit?.validTo) {
    expect.that('The permit has a last day of validity', false);
    return;
  }
  const { email, phone } = published.application.contact;
  // What the issue itself sends is out before the clock moves.
  const before = await until('the mail about the certificates', async () => {
    const mail = (await catcher.messages(email)).some(({ text }) => text.includes(permit.number));
    const sms = (await catcher.messages(phone)).at(-1)?.text.includes('证照');
    return mail && sms && (await catcher.last());
  });
  const [first] = ladderOf(permit.kind);
  const reminderOn = addDays(permit.validTo, -first!.daysBefore);
  const nine = startOfDay(reminderOn) + 9 * 3_600_000;
  const days = Math.ceil((nine - Date.parse((await readClock(people.clerk)).now)) / DAY);
  const { today } = await moveClock(people.clerk, days);
  say(`  The clock moves ${days} days, to ${today}: ${first!.daysBefore} days before ${permit.validTo}`);
  await until('the renewal reminder', async () => {
    const mails = await catcher.messages(email, before);
    return mails.length > 0 && (await catcher.messages(phone, before)).length > 0;
  });
  // A second one would come from the process looking again; it gets the time to.
  await sleep(2_000);
  const mails = await catcher.messages(email, before);
  const texts = await catcher.messages(phone, before);
  expect.that(
    'The first renewal reminder comes exactly once by mail and once by SMS',
    mails.length === 1 && texts.length === 1 && mails[0]!.text.includes(permit.number),
    mails.map(({ subject }) => subject).join(' | '),
  );
  say(`  Mail caught: ${mails[0]?.subject}`);
  const found = await verify(people.clerk, permit.verifyCode);
  expect.that('The permit is still valid then', found.state === 'valid', `until ${found.validTo}`);
}
