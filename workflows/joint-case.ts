import { continueAsNew } from '@temporalio/workflow';
import type { StreamRef } from '../domain/decider';
import { companion } from './companion';

/** One window, several approvals. People answer, review and decide; this does what is left: papers, and issuing together. */
export async function jointCase(stream: StreamRef): Promise<void> {
  await companion(
    stream,
    {
      /** The notice itself was the act of a person or of time; this is its paper. */
      async ProduceLetter(task, { work, step }) {
        return step(task, {
          type: 'ProduceLetter',
          document: await work((activities) => activities.renderLetter(stream, task.subject!)),
        });
      },
      /** All or none: every certificate first, then one step that issues all of them and opens the licences' streams. */
      async IssueLicences(task, { work, step }) {
        const { basis, items } = await work((activities) => activities.basisOfIssue(stream));
        const certificates = await Promise.all(
          items.map(async (item) => [item, await work((activities) => activities.renderCertificate(stream, item))] as const),
        );
        return step(task, { type: 'IssueLicences', basis, certificates: Object.fromEntries(certificates) });
      },
      /** The permit's own stream first, then the case remembers that it was told: once each, whatever is repeated. */
      async TellLicence(task, { work, step }) {
        await work((activities) => activities.tellLicence(stream, task));
        return step(task, { type: 'TellLicence' });
      },
      async ReviseLicence(task, { work, step }) {
        await work((activities) => activities.tellLicence(stream, task));
        return step(task, { type: 'ReviseLicence' });
      },
    },
    continueAsNew<typeof jointCase>,
  );
}
