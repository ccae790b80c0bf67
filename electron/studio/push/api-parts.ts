// An API in the words of the wire, whichever side it comes from: from the working copy here, from calls in `read-remote`.
import { StudioError } from '../../../shared/contract/errors';
import { viewRestApi } from '../../../shared/definition/api-view';
import { type Definition, findEntity, listEntities } from '../../../shared/definition/entities';
import type { Members } from './management-client';

export interface ApiParts {
  readonly api: Members;
  readonly resources: readonly {
    readonly id: string;
    readonly path: string;
    readonly methods: Readonly<Record<string, Members>>;
  }[];
  readonly models: readonly Members[];
  readonly authorizers: readonly Members[];
  readonly requestValidators: readonly Members[];
  readonly gatewayResponses: readonly Members[];
  readonly documentationParts: readonly Members[];
}

/** The API of the working copy; NOT_FOUND where there is none. */
export function localParts(definition: Definition, apiId: string): ApiParts {
  const view = viewRestApi(definition, apiId);
  if (view === undefined) throw new StudioError('NOT_FOUND', `There is no API ${apiId}.`, { path: 'apiId' });
  const { region: _, accountId: _account, source: _source, ...api } = view.api;
  return {
    api,
    resources: [...view.resources.values()].map(({ resource, path, methods }) => ({
      id: resource.id,
      path,
      methods: Object.fromEntries(methods),
    })),
    models: [...view.models.values()],
    authorizers: [...view.authorizers.values()],
    requestValidators: [...view.requestValidators.values()],
    gatewayResponses: [...view.gatewayResponses.values()],
    documentationParts: listEntities(definition, 'documentation-part', apiId).map(({ entity }) => entity),
  };
}

/** The stage of the working copy in the words of the wire; only its name where the working copy has none. */
export function localStage(definition: Definition, apiId: string, stageName: string): Members {
  const stage = findEntity(definition, 'stage', apiId, stageName);
  if (stage === undefined) return { stageName };
  const { autoDeploy: _autoDeploy, port: _port, createdDate: _created, lastUpdatedDate: _updated, ...shown } = stage;
  return shown;
}
