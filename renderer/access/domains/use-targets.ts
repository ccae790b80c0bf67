// The stages that mappings and rules may lead to, as a list to choose from.
import { useMemo } from 'react';
import { useApis, useStages } from '../../state/hooks';

export interface Target {
  readonly apiId: string;
  readonly stageName: string;
}

/** Every stage of every API: `Orders, dev`. */
export function useTargets(): { readonly value: string; readonly label: string }[] {
  const apis = useApis();
  const stages = useStages();
  return useMemo(
    () =>
      stages.map(({ apiId, stageName }) => ({
        value: `${apiId}/${stageName}`,
        label: `${apis.find((api) => api.apiId === apiId)?.name ?? apiId}, ${stageName}`,
      })),
    [apis, stages],
  );
}

/** What a value of the list stands for. */
export function readTarget(value: string): Target {
  const slash = value.indexOf('/');
  return { apiId: value.slice(0, slash), stageName: value.slice(slash + 1) };
}
