// The deployments of an API, read again whenever a stage of it moves.
import { useEffect, useState } from 'react';
import type { DeploymentSummary } from '../../shared/contract/stages';
import { useStages } from '../state/hooks';
import { useClient } from '../state/studio-context';

/** Newest first; empty until read. */
export function useDeployments(apiId: string): readonly DeploymentSummary[] {
  const client = useClient();
  const stages = useStages(apiId);
  const [deployments, setDeployments] = useState<readonly DeploymentSummary[]>([]);
  const served = stages.map(({ stageName, deploymentId }) => `${stageName}=${deploymentId ?? ''}`).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `served` tells when a stage moved
  useEffect(() => {
    let isWanted = true;
    client.deployments.list({ apiId }).then(
      (list) => isWanted && setDeployments(list),
      () => isWanted && setDeployments([]), // the API has just gone; the screen goes with it
    );
    return () => {
      isWanted = false;
    };
  }, [client, apiId, served]);
  return deployments;
}
