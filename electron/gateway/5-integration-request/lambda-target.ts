// Invocation ARNs of Lambda integrations: which function they name, and the address that stands for it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html
import type { LambdaTarget } from '../deploy/compiled-method';

/** What an invocation ARN looks like, for messages. */
export const invocationArnForm =
  'arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{functionArn}/invocations';

// One slash too many after `path` is in many templates, and taken.
const invocationArn =
  /^arn:aws[a-z-]*:apigateway:([a-z0-9-]+):lambda:path\/{1,2}(?:2015-03-31\/functions\/([^/?]+)\/invocations|2021-11-15\/functions\/([^/?]+)\/response-streaming-invocations)(?:\?Qualifier=([A-Za-z0-9$_-]+))?$/;

// AWS documented: API_Invoke, FunctionName: name, partial ARN or ARN, each with a version or alias after it
const functionReference =
  /^(?:arn:aws[a-z-]*:lambda:([a-z0-9-]+):(\d{12}):function:|(\d{12}):function:|function:)?([A-Za-z0-9_-]{1,140})(?::([A-Za-z0-9$_-]{1,128}))?$/;

/** The function that `uri` names; undefined where it names none. */
export function parseLambdaUri(uri: string): LambdaTarget | undefined {
  const [, endpointRegion = '', buffered, streamed, queryQualifier] = invocationArn.exec(uri) ?? [];
  const named = unescaped(buffered ?? streamed ?? '');
  const match = functionReference.exec(named);
  if (match === null) return undefined;
  const [, region = endpointRegion, account, partialAccount, functionName = '', qualifier = queryQualifier] = match;
  const path =
    streamed === undefined
      ? `2015-03-31/functions/${named}/invocations`
      : `2021-11-15/functions/${named}/response-streaming-invocations`;
  return {
    url: `https://lambda.${endpointRegion}.amazonaws.com/${path}`,
    functionName,
    qualifier,
    region,
    accountId: account ?? partialAccount,
  };
}

/** The function that an integration of V2 names: by its own ARN, or by an invocation ARN as REST APIs do. */
export function parseLambdaReference(uri: string): LambdaTarget | undefined {
  const region = /^arn:aws[a-z-]*:lambda:([a-z0-9-]+):/.exec(uri)?.[1];
  if (region === undefined) return parseLambdaUri(uri);
  return parseLambdaUri(`arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${uri}/invocations`);
}

/** True for addresses of `response-streaming-invocations`. */
export function isStreamingUrl(url: string): boolean {
  return url.endsWith('/response-streaming-invocations');
}

/** Tools escape the colons of an ARN that stands in a path. */
function unescaped(reference: string): string {
  return reference.replace(/%3A/gi, ':').replace(/%24/g, '$');
}

/** True for the ARN of a role. */
export function isRoleArn(credentials: string): boolean {
  return /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/.test(credentials);
}

/** AWS documented: stands for the credentials of whoever signed the request. */
export function isCallerArn(credentials: string): boolean {
  return /^arn:aws[a-z-]*:iam::\*:user\/\*$/.test(credentials);
}
