// The recorded requests of a stage.
import { useMemo } from 'react';
import type { StageState } from '../../shared/contract/stages';
import type { TraceSummary } from '../../shared/trace/trace';
import { useRequests } from '../state/hooks';

/** Newest first; tests of the working copy are none of them. */
export function useStageRequests({ apiId, stageName }: StageState): readonly TraceSummary[] {
  const requests = useRequests();
  return useMemo(
    () => requests.filter((row) => row.origin === 'invoke' && row.apiId === apiId && row.stage === stageName),
    [requests, apiId, stageName],
  );
}
