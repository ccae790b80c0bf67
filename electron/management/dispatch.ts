// Which management service a forwarded request is for: `/_gatehouse` by path, AWS services by credential scope or path.
import { randomUUID } from 'node:crypto';
import { findEntity } from '../../shared/definition/entities';
import type { Studio } from '../studio/create-studio';
import { createApigateway, type ManagementService } from './apigateway/apigateway';
import { createGatehouseService } from './gatehouse/gatehouse';
import { sts } from './sts/sts';
import { AwsError, notImplemented } from './wire/aws-error';
import { type Caller, callerOf } from './wire/caller';
import { actionOf } from './wire/json-protocol';
import { jsonAnswer, type ManagementAnswer, type ManagementRequest } from './wire/management-request';
import { answerQueryProtocol, queryInputOf } from './wire/query-protocol';

/** Answers every forwarded request; never throws. */
export type Dispatch = (request: ManagementRequest) => Promise<ManagementAnswer>;

/** Makes the dispatcher over a studio. `report` hears of faults. */
export function createDispatch(studio: Studio, report: (fault: unknown) => void): Dispatch {
  const gatehouse = createGatehouseService(studio);
  const now = studio.host.clock;
  const services: Readonly<Record<string, ManagementService>> = {
    apigateway: createApigateway(studio),
    sts: (request, caller) => answerQueryProtocol(sts, request, { caller, now: now() }),
  };

  function choose(request: ManagementRequest, caller: Caller): ManagementService {
    if (request.rawPath === '/_gatehouse' || request.rawPath.startsWith('/_gatehouse/')) return gatehouse;
    const named = caller.service ?? unsignedService(request);
    const name = named === 'apigateway' && request.rawPath.startsWith('/v2/') ? 'apigatewayv2' : named;
    const service = Object.hasOwn(services, name) ? services[name] : undefined;
    if (service !== undefined) return service;
    return () => {
      throw notImplemented(name, operationName(request));
    };
  }

  return async (request) => {
    try {
      const accountId = accountOf(studio);
      const caller = callerOf(request, { region: studio.region, accountId });
      const answer = await choose(request, caller)(request, caller);
      return { ...answer, headers: { 'x-amzn-RequestId': randomUUID(), ...answer.headers } };
    } catch (error) {
      if (!(error instanceof AwsError)) report(error);
      return errorAnswer(
        error instanceof AwsError
          ? error
          : new AwsError('InternalFailure', 500, 'Gatehouse met a fault of its own. Its log has the details.'),
      );
    }
  };
}

function accountOf(studio: Studio): string {
  const definition = studio.current.workspace?.workingCopy.definition;
  return (definition && findEntity(definition, 'account')?.accountId) ?? '000000000000';
}

/** The service of a call without a signature, as far as its form shows one. */
function unsignedService(request: ManagementRequest): string {
  const target = request.headers['x-amz-target'];
  if (target !== undefined) return targets.find(([prefix]) => target.startsWith(prefix))?.[1] ?? target;
  return queryInputOf(request).get('Version') === '2011-06-15' ? 'sts' : 'apigateway';
}

/** How `X-Amz-Target` begins, by service. */
const targets: readonly (readonly [prefix: string, service: string])[] = [
  ['Logs_20140328.', 'logs'],
  ['GraniteServiceVersion20100801.', 'monitoring'],
];

/** `X-Amz-Target` names the action of JSON services, `Action` that of Query services; else the verb and path do. */
function operationName(request: ManagementRequest): string {
  if (request.headers['x-amz-target'] !== undefined) return actionOf(request);
  return queryInputOf(request).get('Action') ?? `${request.method} ${request.rawPath}`;
}

function errorAnswer(error: AwsError): ManagementAnswer {
  return jsonAnswer(
    error.status,
    { message: error.message, __type: error.type },
    {
      'x-amzn-RequestId': randomUUID(),
      'x-amzn-ErrorType': error.type,
    },
  );
}
