// Which management service a forwarded request is for: `/_gatehouse` by path, AWS services by credential scope or path.
import { randomUUID } from 'node:crypto';
import { findEntity } from '../../shared/definition/entities';
import type { IamCaller } from '../../shared/iam/principal';
import type { GivenKeys } from '../../shared/iam/principal-directory';
import { SignatureFault } from '../../shared/sigv4/signature-fault';
import type { Studio } from '../studio/create-studio';
import { acmTarget, createAcm } from './acm/acm';
import { createApigateway, type ManagementService } from './apigateway/apigateway';
import { createApigatewayV2 } from './apigatewayv2/apigatewayv2';
import { createCloudWatch } from './cloudwatch/cloudwatch';
import { cognitoTarget, createCognitoIdp, isOpenCognitoCall } from './cognito-idp/cognito-idp';
import { createGatehouseService } from './gatehouse/gatehouse';
import { isPublicDocument } from './gatehouse/identity-provider';
import { createIam } from './iam/iam';
import { createLambda } from './lambda/lambda';
import { createLogs } from './logs/logs';
import { sts } from './sts/sts';
import { createWafv2, wafTarget } from './wafv2/wafv2';
import type { AccessKeys } from './wire/access-keys';
import { authorizeCall, requestKeys } from './wire/authorize-call';
import { AwsError, notImplemented } from './wire/aws-error';
import { type Caller, callerOf } from './wire/caller';
import { actionOf } from './wire/json-protocol';
import type { ManagementAnswer, ManagementRequest } from './wire/management-request';
import { answerQueryProtocol, queryInputOf } from './wire/query-protocol';
import { refusalAnswer } from './wire/refusal-answer';
import { openSignatureChecks, verifySignature } from './wire/verify-signature';

/** Answers every forwarded request; never throws. */
export type Dispatch = (request: ManagementRequest) => Promise<ManagementAnswer>;

/** Makes the dispatcher over a studio. `report` hears of faults; with `accessKeys` every call must be signed by one. */
export function createDispatch(studio: Studio, report: (fault: unknown) => void, accessKeys?: AccessKeys): Dispatch {
  const { principals } = studio;
  const checks =
    accessKeys &&
    openSignatureChecks({
      given: accessKeys,
      directory: () => (studio.current.workspace === undefined ? undefined : principals.directory(!accessKeys.isEmpty)),
      now: studio.host.clock,
      tokenNow: principals.now,
    });
  const gatehouse = createGatehouseService(studio);
  const services: Readonly<Record<string, ManagementService>> = {
    acm: createAcm(studio),
    wafv2: createWafv2(studio),
    apigateway: createApigateway(studio),
    apigatewayv2: createApigatewayV2(studio),
    'cognito-idp': createCognitoIdp(studio),
    lambda: createLambda(studio),
    logs: createLogs(studio),
    monitoring: createCloudWatch(studio),
    iam: createIam(studio),
    sts: (request, caller) =>
      answerQueryProtocol(sts, request, {
        studio,
        signer: caller.signer,
        keys: requestKeys(request, caller, principals.now()),
      }),
  };

  function serve(name: string): ManagementService {
    if (name === 'gatehouse') return gatehouse;
    const service = Object.hasOwn(services, name) ? services[name] : undefined;
    if (service !== undefined) return service;
    return (request) => {
      throw notImplemented(name, operationName(request));
    };
  }

  /** Whose keys they are, as they say of themselves. */
  function identify(keys: GivenKeys): IamCaller | undefined {
    const definition = studio.current.workspace?.workingCopy.definition;
    const isKnown = definition !== undefined && findEntity(definition, 'iam-access-key', keys.accessKeyId);
    if (definition === undefined || (keys.sessionToken === undefined && !isKnown)) return undefined;
    try {
      return principals.directory(false).identify(keys, principals.now());
    } catch (fault) {
      // any credentials will do where none is verified
      if (fault instanceof SignatureFault) return undefined;
      throw fault;
    }
  }

  function authenticate(request: ManagementRequest): Caller {
    const home = { region: studio.region, accountId: accountOf(studio) };
    if (checks === undefined || isOpen(request, studio.host.placement.host)) return callerOf(request, home, identify);
    const verified = verifySignature(request, checks);
    const caller = callerOf(request, home, () => verified);
    if (verified !== undefined) {
      authorizeCall(request, serviceName(request, caller), caller, verified, principals.now());
    }
    return caller;
  }

  return async (request) => {
    try {
      const caller = authenticate(request);
      const answer = await serve(serviceName(request, caller))(request, caller);
      // what the call changed holds for the next request
      if (request.method !== 'GET') {
        await studio.stages.settled();
        await studio.gateway.settled();
      }
      return { ...answer, headers: { 'x-amzn-RequestId': randomUUID(), ...answer.headers } };
    } catch (error) {
      if (!(error instanceof AwsError)) report(error);
      return refusalAnswer(
        request,
        error instanceof AwsError
          ? error
          : new AwsError('InternalFailure', 500, 'Gatehouse met a fault of its own. Its log has the details.'),
        sts.namespace,
      );
    }
  };
}

function accountOf(studio: Studio): string {
  const definition = studio.current.workspace?.workingCopy.definition;
  return (definition && findEntity(definition, 'account')?.accountId) ?? '000000000000';
}

/** By path, by the signature's scope, or by the form of the call. */
function serviceName(request: ManagementRequest, caller: Pick<Caller, 'service'>): string {
  if (request.rawPath === '/_gatehouse' || request.rawPath.startsWith('/_gatehouse/')) return 'gatehouse';
  const named = caller.service ?? unsignedService(request);
  return named === 'apigateway' && request.rawPath.startsWith('/v2/') ? 'apigatewayv2' : named;
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
  ['2010-05-08', 'iam'],
  ['2010-08-01', 'monitoring'],
]);

/** How `X-Amz-Target` begins, by service. */
const targets: readonly (readonly [prefix: string, service: string])[] = [
  ['Logs_20140328.', 'logs'],
  ['GraniteServiceVersion20100801.', 'monitoring'],
  [cognitoTarget, 'cognito-idp'],
  [acmTarget, 'acm'],
  [wafTarget, 'wafv2'],
];

/** `X-Amz-Target` names the action of JSON services, `Action` that of Query services; else the verb and path do. */
function operationName(request: ManagementRequest): string {
  if (request.headers['x-amz-target'] !== undefined) return actionOf(request);
  return queryInputOf(request).get('Action') ?? `${request.method} ${request.rawPath}`;
}

/** Whoever waits for the server to be up has no keys, nor has whoever asks for some with a token. */
function isOpen(request: ManagementRequest, boundHost: string): boolean {
  const { method, rawPath, headers, query } = request;
  // nobody else reaches it; of AWS's clients, which sign, none calls it
  if (rawPath.startsWith('/_gatehouse/') && isLoopbackName(boundHost)) return true;
  if (method === 'GET' && rawPath === '/_gatehouse/health') return true;
  if (isPublicDocument(request) || isOpenCognitoCall(request)) return true;
  const isSigned = headers.authorization !== undefined || query.has('X-Amz-Credential');
  if (isSigned || headers['x-amz-target'] !== undefined || method !== 'POST' || rawPath !== '/') return false;
  const input = queryInputOf(request);
  return input.get('Version') === '2011-06-15' && input.get('Action') === 'AssumeRoleWithWebIdentity';
}

function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
