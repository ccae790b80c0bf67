// Pointing a stage at another deployment, with the way back in the toast.
import type { DeploymentSummary, StageState } from '../../shared/contract/stages';
import { describeError } from '../components/error-words';
import { useToasts } from '../components/toast-store';
import { useClient } from '../state/studio-context';

/** Answers the function that serves a deployment on `stage`. */
export function useActivation(stage: StageState): (deployment: Pick<DeploymentSummary, 'id'>) => void {
  const client = useClient();
  const toasts = useToasts();
  const serve = async (deploymentId: string) => {
    const { apiId, stageName } = stage;
    try {
      await client.stages.activate({ apiId, stageName, deploymentId });
    } catch (error) {
      const { title, sentence } = describeError(error);
      toasts.getState().show({ tone: 'error', title, sentence });
      return false;
    }
    return true;
  };
  return async ({ id }) => {
    const before = stage.deploymentId;
    if (!(await serve(id))) return;
    toasts.getState().show({
      tone: 'ok',
      title: `${stage.stageName} serves ${id}`,
      sentence: before === undefined ? 'Requests in flight were not dropped.' : `It served ${before} before.`,
      ...(before !== undefined && {
        actions: [{ label: 'Undo', icon: 'undo' as const, run: () => void serve(before) }],
      }),
    });
  };
}
