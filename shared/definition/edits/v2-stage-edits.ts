// Making and removing a stage of an HTTP or WebSocket API. Which deployment it points to is kept beside the definition.
import { type Definition, type Entity, type EntityKey, entityKey, listEntities } from '../entities';
import { type Edit, refuse, withEntities } from './edit';
import { checkEntity } from './entity-check';
import { mappedDomains } from './mapped-domains';
import { refuseBrokenRules } from './rules/rule-problem';
import { v2StageProblems } from './rules/v2-stage-rules';
import type { NewStage } from './stage-edits';

/** A new stage; of a WebSocket API it may not be `$default`. */
export function createV2Stage(definition: Definition, stage: NewStage): Edit {
  const { apiId, stageName, description, variables, settings, now } = stage;
  const at = Math.floor(now / 1_000);
  const key = entityKey('v2-stage', apiId, stageName);
  const entity = checkEntity('v2-stage', {
    ...settings,
    stageName,
    ...(description !== undefined && { description }),
    ...(variables !== undefined && { stageVariables: variables }),
    createdDate: at,
    lastUpdatedDate: at,
  });
  if (definition.has(key)) refuse('CONFLICT', 'Stage already exists', 'stageName');
  refuseBrokenRules(undefined, entity, v2StageProblems(definition, apiId, entity));
  return { definition: withEntities(definition, [[key, entity]]), key };
}

/** Removes a stage and its places in usage plans; refused while a domain name maps to it. */
export function removeV2Stage(
  definition: Definition,
  { apiId, stageName }: { readonly apiId: string; readonly stageName: string },
): Edit {
  const key = entityKey('v2-stage', apiId, stageName);
  if (!definition.has(key)) refuse('NOT_FOUND', 'Invalid stage identifier specified', 'stageName');
  const [domain] = mappedDomains(definition, apiId, stageName);
  if (domain !== undefined) {
    // AWS recorded: a public bug report quotes it of an HTTP API, a bad request
    const message = `Deleting stage ${stageName} failed. Please remove all base path mappings related to the stage in your domains: ${domain}`;
    refuse('INVALID_DEFINITION', message, 'stageName');
  }
  const entries: [EntityKey, Entity | undefined][] = [[key, undefined]];
  for (const { key: planKey, entity } of listEntities(definition, 'usage-plan')) {
    const apiStages = entity.apiStages?.filter((use) => use.apiId !== apiId || use.stage !== stageName);
    if (apiStages?.length !== entity.apiStages?.length) entries.push([planKey, { ...entity, apiStages }]);
  }
  return { definition: withEntities(definition, entries), key };
}
