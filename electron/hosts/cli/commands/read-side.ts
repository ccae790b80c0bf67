// A state of an API as the command line names it: a stage, the id of a deployment, or the working copy.
import type { StudioClient } from '../../../../shared/contract/contract';
import type { ComparedSide } from '../../../../shared/contract/stages';
import { UsageError } from '../command';

/** What the working copy is called. */
export const workingCopy = 'working';

/** A name is a stage's before it is a deployment's; without one the first stage that serves something is meant. */
export async function readSide(client: StudioClient, apiId: string, name: string | undefined): Promise<ComparedSide> {
  if (name === workingCopy) return { kind: 'working copy' };
  const stages = await client.stages.list({ apiId });
  if (name === undefined) {
    const first = stages.find(({ deploymentId }) => deploymentId !== undefined);
    if (first === undefined) throw new UsageError('No stage of the API serves anything yet: name a state with --from.');
    return { kind: 'stage', stageName: first.stageName };
  }
  if (stages.some(({ stageName }) => stageName === name)) return { kind: 'stage', stageName: name };
  return { kind: 'deployment', deploymentId: name };
}
