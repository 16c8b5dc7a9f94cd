import { Client, Connection, type WorkflowExecutionInfo } from '@temporalio/client';
import { Expectations } from '../demo/expectations';
import { walkOneWindow } from '../demo/one-window';
import { until } from '../demo/waiting';
import type { Instance } from '../runtime/embedded/instance';
import { atMost, type Finding } from './report';

/** History events that the demo's whole case costs in Temporal: its own workflow, and with those of its notices and licences. */
export async function measureHistory(instance: Instance): Promise<Finding[]> {
  const { caseId } = await walkOneWindow({ instance, expect: new Expectations(), say: () => undefined });
  const connection = await Connection.connect({ address: instance.temporalAddress });
  try {
    const client = new Client({ connection, namespace: instance.environment.TEMPORAL_NAMESPACE ?? 'default' });
    const list = async () => {
      const found: WorkflowExecutionInfo[] = [];
      for await (const run of client.workflow.list({ query: `WorkflowId STARTS_WITH "${caseId}"` })) found.push(run);
      return found;
    };
    const left = (runs: WorkflowExecutionInfo[]) =>
      runs.filter(({ status, workflowId }) => status.name === 'RUNNING' && !isLicence(caseId, workflowId));
    // The list lags behind; licences live on, everything else ends.
    const ended = until('the end of the case’s workflows', async () => {
      const found = await list();
      return found.length > 0 && left(found).length === 0;
    });
    const hang = await ended.then(
      () => false,
      () => true,
    );
    const runs = await list();
    let own = 0;
    let all = 0;
    for (const { workflowId, runId } of runs) {
      const { historyLength } = await client.workflow.getHandle(workflowId, runId).describe();
      all += historyLength;
      if (workflowId === caseId) own += historyLength;
    }
    const count = new Set(runs.map(({ workflowId }) => workflowId)).size;
    return [
      atMost('workflow history events of the demo’s whole case', own, 55, String),
      { figure: '… with its notices and licences', value: String(all), ratio: `${count} workflows, ${runs.length} runs` },
      ...(hang ? [atMost('workflows of the ended case that still run', left(runs).length, 0, String)] : []),
    ];
  } finally {
    await connection.close();
  }
}

const isLicence = (caseId: string, id: string): boolean => /^-(eia|permit)-/.test(id.slice(caseId.length));
