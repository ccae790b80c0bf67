// The deployments of an API, read again whenever a stage of it moves.
import { useEffect, useState } from 'react';
import type { DeploymentSummary } from '../../shared/contract/stages';
import { useStages } from '../state/hooks';
import { useClient } from '../state/studio-context';

export interface DeploymentList {
  readonly deployments: readonly DeploymentSummary[];
  /** Reads the list again. */
  readonly readAgain: () => void;
}

/** Newest first; empty until read, and without an API. */
export function useDeployments(apiId: string | undefined): DeploymentList {
  const client = useClient();
  const stages = useStages(apiId);
  const [asked, setAsked] = useState(0);
  const [deployments, setDeployments] = useState<readonly DeploymentSummary[]>([]);
  const served = stages
    .map(({ stageName, deploymentId = '', canary }) => `${stageName}=${deploymentId}/${canary?.deploymentId ?? ''}`)
    .join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `served` tells when a stage moved
  useEffect(() => {
    let isWanted = true;
    if (apiId === undefined) return setDeployments([]);
    client.deployments.list({ apiId }).then(
      (list) => isWanted && setDeployments(list),
      () => isWanted && setDeployments([]), // the API has just gone; the screen goes with it
    );
    return () => {
      isWanted = false;
    };
  }, [client, apiId, served, asked]);
  return { deployments, readAgain: () => setAsked((before) => before + 1) };
}
