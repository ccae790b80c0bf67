// Making and removing a stage. Which deployment it points to is kept beside the definition.
import { type Definition, type Entity, type EntityKey, entityKey, listEntities } from '../entities';
import { type Edit, refuse, requireApi, withEntities } from './edit';
import { checkEntity } from './entity-check';
import { mappedDomains } from './mapped-domains';
import { stageProblems } from './rules/part-rules';
import { refuseBrokenRules } from './rules/rule-problem';

export interface NewStage {
  readonly apiId: string;
  readonly stageName: string;
  readonly description?: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** Further members of the stage, unchecked. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A new stage with AWS's defaults. */
export function createStage(definition: Definition, stage: NewStage): Edit {
  const { apiId, stageName } = stage;
  requireApi(definition, apiId);
  const at = Math.floor(stage.now / 1_000);
  const entity = checkEntity('stage', {
    ...stage.settings,
    stageName,
    ...(stage.description !== undefined && { description: stage.description }),
    ...(stage.variables !== undefined && { variables: stage.variables }),
    createdDate: at,
    lastUpdatedDate: at,
  });
  const key = entityKey('stage', apiId, stageName);
  if (definition.has(key)) refuse('CONFLICT', 'Stage already exists', 'stageName');
  refuseBrokenRules(undefined, entity, stageProblems(definition, apiId, entity));
  return { definition: withEntities(definition, [[key, entity]]), key };
}

/** Removes a stage and its places in usage plans; refused while a domain maps to it. */
export function removeStage(
  definition: Definition,
  place: { readonly apiId: string; readonly stageName: string },
): Edit {
  const { apiId, stageName } = place;
  const key = entityKey('stage', apiId, stageName);
  if (!definition.has(key)) refuse('NOT_FOUND', 'Invalid stage identifier specified', 'stageName');
  const [domain] = mappedDomains(definition, apiId, stageName);
  if (domain !== undefined) {
    // AWS recorded: a public bug report quotes it, a bad request
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
