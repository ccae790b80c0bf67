// An export as a template of infrastructure: the API as it is or as a stage serves it, with what stands beside it.
import type { InfrastructureFormat } from '../../../shared/contract/workspace';
import { findApi, isV2Api } from '../../../shared/definition/any-api';
import { type Definition, parseEntityKey, snapshotKinds } from '../../../shared/definition/entities';
import { exportInfrastructure } from '../../../shared/infrastructure/export/export-infrastructure';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { readStageDefinition, readV2StageDefinition } from './stage-definition';

export interface TemplateExport {
  readonly apiId: string;
  /** Only this stage, with what it serves; absent: the working copy with all stages. */
  readonly stageName: string | undefined;
  readonly format: InfrastructureFormat;
  readonly syntax: 'json' | 'yaml';
  readonly region: string;
}

/** Makes the template. */
export async function exportTemplate(current: CurrentWorkspace, { apiId, stageName, ...options }: TemplateExport) {
  const { definition: whole } = current.require().workingCopy;
  const served = isV2Api(whole, apiId)
    ? await readV2StageDefinition(current, apiId, stageName)
    : (await readStageDefinition(current, apiId, stageName)).definition;
  const definition = stageName === undefined ? whole : withCompanions(served, whole, stageName);
  const exported = exportInfrastructure(definition, apiId, { ...options, stageName });
  return { ...exported, version: findApi(definition, apiId)?.version ?? '' };
}

/** What a stage serves, with the stage and everything beside the APIs. */
function withCompanions(served: Definition, whole: Definition, stageName: string): Definition {
  const frozen: readonly string[] = snapshotKinds;
  const beside = [...whole].filter(([key]) => {
    const { kind, ids } = parseEntityKey(key);
    return !frozen.includes(kind) && ((kind !== 'stage' && kind !== 'v2-stage') || ids[1] === stageName);
  });
  return new Map([...beside, ...served]);
}
