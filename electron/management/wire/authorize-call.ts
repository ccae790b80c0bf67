// Whether the policies of whoever signed a management call allow it. Asked only where signatures are verified.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-create-and-manage-apis.html
import { decideCall } from '../../../shared/iam/decide-call';
import type { IamCaller } from '../../../shared/iam/principal';
import { instantText } from '../../../shared/iam/principal-keys';
import type { ConditionValues } from '../../../shared/policy/condition-keys';
import { AwsError } from './aws-error';
import type { Caller } from './caller';
import { actionOf } from './json-protocol';
import type { ManagementRequest } from './management-request';
import { queryInputOf } from './query-protocol';

/** What a call does, as policies name it. */
interface NamedCall {
  readonly action: string;
  /** `*` where the call is about no one thing that its form names. */
  readonly resource: string;
}

/** Services whose actions have another prefix than their name in the credential scope. */
const prefixes: ReadonlyMap<string, string> = new Map([['monitoring', 'cloudwatch']]);

/** Decided by the service itself, with the role's trust, or open to everybody who has a key. */
const decidedElsewhere: ReadonlySet<string> = new Set(['sts']);

/** Throws AccessDenied in AWS's words. `service` is the one that answers the call; `now` epoch milliseconds. */
export function authorizeCall(
  request: ManagementRequest,
  service: string,
  caller: Caller,
  signer: IamCaller,
  now: number,
): void {
  if (decidedElsewhere.has(service)) return;
  const call = namedCall(request, service, caller);
  const result = decideCall(signer, { ...call, keys: requestKeys(request, caller, now) });
  if (result === 'allow') return;
  const why =
    result === 'explicit-deny'
      ? ' with an explicit deny in an identity-based policy'
      : ` because no identity-based policy allows the ${call.action} action`;
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  throw new AwsError(
    isForm ? 'AccessDenied' : 'AccessDeniedException',
    403,
    `User: ${signer.principal.arn} is not authorized to perform: ${call.action} on resource: ${call.resource}${why}`,
  );
}

/** The condition keys of a management call. */
export function requestKeys(request: ManagementRequest, { region }: Caller, now: number): ConditionValues {
  const address = request.headers['x-gatehouse-client-address'] ?? '';
  return {
    'aws:SourceIp': (address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address) || undefined,
    'aws:CurrentTime': instantText(now),
    'aws:EpochTime': String(Math.floor(now / 1_000)),
    'aws:SecureTransport': 'false',
    'aws:UserAgent': request.headers['user-agent'],
    'aws:RequestedRegion': region,
    'aws:ViaAWSService': 'false',
  };
}

function namedCall(request: ManagementRequest, service: string, { region, accountId }: Caller): NamedCall {
  if (service === 'apigateway' || service === 'apigatewayv2') {
    // AWS documented: the action is the verb, the resource the path
    const path = service === 'apigatewayv2' ? request.rawPath.replace(/^\/v2/, '') : request.rawPath;
    return { action: `apigateway:${request.method}`, resource: `arn:aws:apigateway:${region}::${path}` };
  }
  if (service === 'gatehouse') {
    const resource = `arn:aws:gatehouse:${region}:${accountId}:${request.rawPath}`;
    return { action: `gatehouse:${request.method}`, resource };
  }
  if (service === 'lambda') return lambdaCall(request, region, accountId);
  const name = request.headers['x-amz-target'] === undefined ? queryInputOf(request).get('Action') : actionOf(request);
  return { action: `${prefixes.get(service) ?? service}:${name ?? request.method}`, resource: '*' };
}

/** Reads, writes and calls of functions. AWS assumed: told by verb and path, not by each operation. */
function lambdaCall(request: ManagementRequest, region: string, accountId: string): NamedCall {
  const [, name, rest = ''] = /^\/[\d-]+\/functions\/([^/]+)(\/.*)?$/.exec(request.rawPath) ?? [];
  const resource = name === undefined ? '*' : `arn:aws:lambda:${region}:${accountId}:function:${plainName(name)}`;
  if (rest === '/invocations') return { action: 'lambda:InvokeFunction', resource };
  const verb = { GET: name === undefined ? 'List' : 'Get', POST: name === undefined ? 'Create' : 'Update' };
  const words = Object.hasOwn(verb, request.method) ? verb[request.method as keyof typeof verb] : undefined;
  const action = words ?? (request.method === 'DELETE' ? 'Delete' : 'Update');
  return { action: `lambda:${action}Function${name === undefined && action === 'List' ? 's' : ''}`, resource };
}

/** A function may be named by its ARN. */
function plainName(label: string): string {
  const name = label.replaceAll(/%3a/gi, ':');
  return name.startsWith('arn:') ? (name.split(':')[6] ?? name) : name;
}
