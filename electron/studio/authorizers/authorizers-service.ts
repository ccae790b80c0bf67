// Service of the subject `authorizers`.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import { findStage, isV2Api } from '../../../shared/definition/any-api';
import { snapshotApi } from '../../../shared/definition/api-view';
import { type Definition, findEntity } from '../../../shared/definition/entities';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import type { CurrentWorkspace } from '../workspace/current-workspace';

export interface AuthorizersOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
}

/** Makes the service. */
export function authorizersService({ current, gateway }: AuthorizersOptions): StudioServices['authorizers'] {
  return {
    async run({ apiId, authorizerId, stageName, querystring, stageVariables, pathWithQueryString, ...asked }) {
      const { definition } = current.require().workingCopy;
      const kind = isV2Api(definition, apiId) ? 'v2-authorizer' : 'authorizer';
      if (findEntity(definition, kind, apiId, authorizerId) === undefined) {
        throw new StudioError('NOT_FOUND', 'Invalid Authorizer identifier specified', { path: 'authorizerId' });
      }
      const ofStage = stageName === undefined ? {} : variablesOf(definition, apiId, stageName);
      return gateway.runAuthorizer({
        snapshot: snapshotApi(definition, apiId),
        authorizerId,
        ...(stageName !== undefined && { stageName }),
        ...asked,
        pathWithQueryString: withQuery(pathWithQueryString, querystring),
        stageVariables: { ...ofStage, ...stageVariables },
      });
    },
    async flush({ apiId, stageName }) {
      if (findStage(current.require().workingCopy.definition, apiId, stageName) === undefined) throw noStage();
      await gateway.flushAuthorizers(apiId, stageName);
      return {};
    },
  };
}

function variablesOf(definition: Definition, apiId: string, stageName: string): Readonly<Record<string, string>> {
  const stage = findStage(definition, apiId, stageName);
  if (stage === undefined) throw noStage();
  return ('stageVariables' in stage ? stage.stageVariables : 'variables' in stage ? stage.variables : undefined) ?? {};
}

function noStage(): StudioError {
  return new StudioError('NOT_FOUND', 'Invalid stage identifier specified', { path: 'stageName' });
}

function withQuery(pathWithQueryString: string, querystring: readonly (readonly [string, string])[]): string {
  if (querystring.length === 0) return pathWithQueryString;
  const more = new URLSearchParams(querystring.map(([name, value]): [string, string] => [name, value])).toString();
  return `${pathWithQueryString}${pathWithQueryString.includes('?') ? '&' : '?'}${more}`;
}
