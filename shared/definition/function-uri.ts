// Lambda functions in the URIs of integrations and authorizers: which one is named, and how a URI is written.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/lambda-proxy-integrations.html
import type { Definition, EntityKey } from './entities';
import { listEntities } from './entities';

/** `…:lambda:path/2015-03-31/functions/{function}/invocations`; the function as ARN, partial ARN or bare name. */
const lambdaUri = /^(.*:lambda:path\/[^/]+\/functions\/)(.+)(\/(?:invocations|response-streaming-invocations)\/?)$/;
/** HTTP APIs take the function's ARN as it is. */
const plainArn = /^(arn:[^:]*:lambda:[^:]*:[^:]*:function:)([^:]+)((?::[^:]*)?)$/;
/** The name in `arn:aws:lambda:{region}:{account}:function:{name}:{qualifier}`, `{account}:function:{name}` or `{name}`. */
const functionPart = /^((?:.*:)?function:)?([^:]+)((?::[^:]*)?)$/;

/** The function a URI names; undefined where it names none, or only a stage variable knows. */
export function functionNameInUri(uri: string): string | undefined {
  const name = partsOf(uri)?.name;
  return name === undefined || name.includes('${') ? undefined : name;
}

/** The URI with another function in the place of the one it names. */
export function withFunctionName(uri: string, functionName: string): string {
  const parts = partsOf(uri);
  return parts === undefined ? uri : `${parts.before}${functionName}${parts.after}`;
}

export interface FunctionUriParts {
  readonly functionName: string;
  readonly accountId: string;
  readonly region: string;
  /** Version or alias. */
  readonly qualifier?: string;
  /** The URI for a response that is streamed. */
  readonly isStreamed?: boolean;
}

/** The URI of an AWS or AWS_PROXY integration that calls a function. */
export function functionUri({ functionName, accountId, region, qualifier, isStreamed }: FunctionUriParts): string {
  const suffix = qualifier === undefined ? '' : `:${qualifier}`;
  const arn = `arn:aws:lambda:${region}:${accountId}:function:${functionName}${suffix}`;
  const [version, verb] =
    isStreamed === true ? ['2021-11-15', 'response-streaming-invocations'] : ['2015-03-31', 'invocations'];
  return `arn:aws:apigateway:${region}:lambda:path/${version}/functions/${arn}/${verb}`;
}

/** Routes of HTTP and WebSocket APIs whose integrations name the function. */
export function routesThatCall(
  definition: Definition,
  functionName: string,
): readonly {
  readonly key: EntityKey;
  readonly apiId: string;
  readonly routeKey: string;
  readonly integrationType: string;
}[] {
  const calling = new Map(
    listEntities(definition, 'v2-integration')
      .filter(({ entity }) => functionNameInUri(entity.integrationUri ?? '') === functionName)
      .map(({ ids, entity }) => [`${ids[0]} integrations/${entity.id}`, entity.integrationType]),
  );
  return listEntities(definition, 'v2-route').flatMap(({ key, ids: [apiId = ''], entity: { routeKey, target } }) => {
    const integrationType = calling.get(`${apiId} ${target}`);
    return integrationType === undefined ? [] : [{ key, apiId, routeKey, integrationType }];
  });
}

/** The methods of REST APIs whose integration calls a function. */
export function methodsThatCall(
  definition: Definition,
  functionName: string,
): readonly { readonly key: EntityKey; readonly ids: readonly string[]; readonly integrationType: string }[] {
  return listEntities(definition, 'method').flatMap(({ key, ids, entity }) => {
    const { uri = '', type = '' } = entity.methodIntegration ?? {};
    return functionNameInUri(uri) === functionName ? [{ key, ids, integrationType: type }] : [];
  });
}

function partsOf(uri: string): { readonly before: string; readonly name: string; readonly after: string } | undefined {
  const [, arn, plainName = '', suffix = ''] = plainArn.exec(uri) ?? [];
  if (arn !== undefined) return { before: arn, name: plainName, after: suffix };
  const [, head = '', called = '', tail = ''] = lambdaUri.exec(uri) ?? [];
  const [, before = '', name, qualifier = ''] = functionPart.exec(called) ?? [];
  return name === undefined ? undefined : { before: head + before, name, after: qualifier + tail };
}
