// Service of the subject `authorizers`.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import { findStage } from '../../../shared/definition/any-api';
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
      if (findEntity(definition, 'authorizer', apiId, authorizerId) === undefined) {
        throw new StudioError('NOT_FOUND', 'Invalid Authorizer identifier specified', { path: 'authorizerId' });
      }
      const ofStage = stageName === undefined ? {} : requireStage(definition, apiId, stageName).variables;
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

function requireStage(definition: Definition, apiId: string, stageName: string) {
  const stage = findEntity(definition, 'stage', apiId, stageName);
  if (stage === undefined) throw noStage();
  return stage;
}

function noStage(): StudioError {
  return new StudioError('NOT_FOUND', 'Invalid stage identifier specified', { path: 'stageName' });
}

function withQuery(pathWithQueryString: string, querystring: readonly (readonly [string, string])[]): string {
  if (querystring.length === 0) return pathWithQueryString;
  const more = new URLSearchParams(querystring.map(([name, value]): [string, string] => [name, value])).toString();
  return `${pathWithQueryString}${pathWithQueryString.includes('?') ? '&' : '?'}${more}`;
}
