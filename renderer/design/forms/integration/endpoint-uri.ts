// The ARNs that integrations with Lambda and other AWS services are called by, taken apart and put together.
// https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-uri

/** A Lambda invocation ARN. Stage variables may stand in every part but the path's fixed words. */
export interface LambdaUri {
  readonly region: string;
  /** Of the function's ARN; absent where the URI names the function alone. */
  readonly accountId?: string;
  /** A name, or a stage variable such as `${stageVariables.function}`. */
  readonly functionName: string;
  /** Version or alias. */
  readonly qualifier?: string;
  /** True for the path that streams the answer. */
  readonly isStreaming: boolean;
}

/** Any other AWS service: an action of its query API, or a path of its REST API. */
export interface ServiceUri {
  readonly region: string;
  /** `dynamodb`, `sqs`; with a host part before it, `tables.dynamodb`. */
  readonly service: string;
  readonly kind: 'action' | 'path';
  readonly target: string;
}

const streamingPath = '2021-11-15/functions/';
const bufferedPath = '2015-03-31/functions/';
const lambdaForm =
  /^arn:[^:]+:apigateway:([^:]*):lambda:path\/{1,2}(2015-03-31\/functions\/|2021-11-15\/functions\/)(.+?)\/(?:invocations|response-streaming-invocations)(?:\?Qualifier=(.+))?$/;
const functionForm =
  /^(?:arn:[^:]+:lambda:[^:]*:([^:]*):function:|(\d{12}):function:|function:)?(\$\{[^}]+\}|[^:]+)(?::(.+))?$/;
const serviceForm = /^arn:[^:]+:apigateway:([^:]*):([^:/]+):(action|path)\/(.*)$/;

/** The function that `uri` calls; undefined where it is no invocation ARN. */
export function readLambdaUri(uri: string): LambdaUri | undefined {
  const [, region, path, reference, queryQualifier] = lambdaForm.exec(uri) ?? [];
  const named = functionForm.exec((reference ?? '').replace(/%3A/gi, ':'));
  if (region === undefined || named === null) return undefined;
  const [, account, partialAccount, functionName = '', qualifier = queryQualifier] = named;
  const accountId = account ?? partialAccount;
  return {
    region,
    functionName,
    isStreaming: path === streamingPath,
    ...(accountId !== undefined && { accountId }),
    ...(qualifier !== undefined && { qualifier }),
  };
}

/** The parts that a function's own ARN has; undefined where the text is none. */
export function readFunctionArn(
  text: string,
): Pick<LambdaUri, 'region' | 'accountId' | 'functionName' | 'qualifier'> | undefined {
  const [, region, accountId, functionName, qualifier] =
    /^arn:[^:]+:lambda:([^:]+):([^:]+):function:([\w-]+)(?::([\w$-]+))?$/.exec(text.trim()) ?? [];
  if (region === undefined || accountId === undefined || functionName === undefined) return undefined;
  return { region, accountId, functionName, ...(qualifier !== undefined && { qualifier }) };
}

/** The invocation ARN of a function. */
export function writeLambdaUri({ region, accountId, functionName, qualifier, isStreaming }: LambdaUri): string {
  const version = qualifier === undefined || qualifier === '' ? '' : `:${qualifier}`;
  const arn = `arn:aws:lambda:${region}:${accountId ?? '000000000000'}:function:${functionName}${version}`;
  const [path, end] = isStreaming ? [streamingPath, 'response-streaming-invocations'] : [bufferedPath, 'invocations'];
  return `arn:aws:apigateway:${region}:lambda:path/${path}${arn}/${end}`;
}

/** The service that `uri` calls; undefined where it names none. */
export function readServiceUri(uri: string): ServiceUri | undefined {
  const [, region, service, kind, target = ''] = serviceForm.exec(uri) ?? [];
  if (region === undefined || service === undefined) return undefined;
  return { region, service, kind: kind === 'path' ? 'path' : 'action', target };
}

/** The ARN of a service's action or path. */
export function writeServiceUri({ region, service, kind, target }: ServiceUri): string {
  return `arn:aws:apigateway:${region}:${service}:${kind}/${target}`;
}
