// Which management service a forwarded request is for: `/_gatehouse` by path, AWS services by credential scope or path.
import { randomUUID } from 'node:crypto';
import { findEntity } from '../../shared/definition/entities';
import type { Studio } from '../studio/create-studio';
import { createApigateway, type ManagementService } from './apigateway/apigateway';
import { createCloudWatch } from './cloudwatch/cloudwatch';
import { createGatehouseService } from './gatehouse/gatehouse';
import { createLambda } from './lambda/lambda';
import { createLogs } from './logs/logs';
import { sts } from './sts/sts';
import type { AccessKeys } from './wire/access-keys';
import { AwsError, notImplemented } from './wire/aws-error';
import { type Caller, callerOf } from './wire/caller';
import { errorAnswer } from './wire/error-answer';
import { actionOf } from './wire/json-protocol';
import type { ManagementAnswer, ManagementRequest } from './wire/management-request';
import { answerQueryProtocol, queryErrorAnswer, queryInputOf } from './wire/query-protocol';
import { verifySignature } from './wire/verify-signature';

/** Answers every forwarded request; never throws. */
export type Dispatch = (request: ManagementRequest) => Promise<ManagementAnswer>;

/** Makes the dispatcher over a studio. `report` hears of faults; with `accessKeys` every call must be signed by one. */
export function createDispatch(studio: Studio, report: (fault: unknown) => void, accessKeys?: AccessKeys): Dispatch {
  const gatehouse = createGatehouseService(studio);
  const now = studio.host.clock;
  const services: Readonly<Record<string, ManagementService>> = {
    apigateway: createApigateway(studio),
    lambda: createLambda(studio),
    logs: createLogs(studio),
    monitoring: createCloudWatch(studio),
    sts: (request, caller) =>
      answerQueryProtocol(sts, request, { caller, now: now(), issued: (key) => accessKeys?.add(key) }),
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
      if (accessKeys !== undefined && !isOpen(request)) verifySignature(request, accessKeys, now());
      const answer = await choose(request, caller)(request, caller);
      return { ...answer, headers: { 'x-amzn-RequestId': randomUUID(), ...answer.headers } };
    } catch (error) {
      if (!(error instanceof AwsError)) report(error);
      return refusalFor(
        request,
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
  // lambda's paths begin with the date of an API version
  if (/^\/20\d\d-\d\d-\d\d\//.test(request.rawPath)) return 'lambda';
  if (request.rawPath.startsWith('/service/GraniteServiceVersion20100801/')) return 'monitoring';
  const version = queryInputOf(request).get('Version') ?? '';
  return queryVersions.get(version) ?? 'apigateway';
}

/** API versions of services that take forms. */
const queryVersions: ReadonlyMap<string, string> = new Map([
  ['2011-06-15', 'sts'],
  ['2010-08-01', 'monitoring'],
]);

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

/** Whoever waits for the server to be up has no keys. */
function isOpen({ method, rawPath }: ManagementRequest): boolean {
  return method === 'GET' && rawPath === '/_gatehouse/health';
}

/** Clients of services that answer XML read refusals as XML too. */
function refusalFor(request: ManagementRequest, error: AwsError): ManagementAnswer {
  const isQuery = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  return isQuery ? queryErrorAnswer(request, error, sts.namespace) : errorAnswer(error);
}
