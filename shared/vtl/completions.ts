/** What an editor offers in a mapping template: the built-in variables' members, and the directives. */

/** One thing to offer. */
export interface Completion {
  /** The name as it is typed, without the `$input.` or `#` before it. */
  readonly label: string;
  /** What to insert; `|` marks where the cursor goes. */
  readonly insert: string;
  /** One line about it. */
  readonly documentation: string;
}

/** Members of `$input`. */
export const INPUT_COMPLETIONS: readonly Completion[] = [
  offer('body', 'body', 'The raw payload as text; {} if there is none.'),
  offer('json', "json('$|')", 'The JSON text at a JSONPath; "" (two quotes) if nothing is there.'),
  offer('path', "path('$|')", 'The object at a JSONPath, which can be walked, changed and printed.'),
  offer('params', "params('|')", 'A parameter by name, looked for in path, query string and headers; empty if absent.'),
  offer('params()', 'params()', 'All parameters: a map of path, querystring and header, each a map.'),
];

/** Members of `$util`. */
export const UTIL_COMPLETIONS: readonly Completion[] = [
  offer(
    'escapeJavaScript',
    'escapeJavaScript(|)',
    "Escapes text for a JSON string; single quotes become \\', which JSON does not know.",
  ),
  offer('parseJson', 'parseJson(|)', 'The object that a JSON text describes.'),
  offer('urlEncode', 'urlEncode(|)', 'Text as application/x-www-form-urlencoded; a space becomes +.'),
  offer('urlDecode', 'urlDecode(|)', 'The text of an application/x-www-form-urlencoded one.'),
  offer('base64Encode', 'base64Encode(|)', 'Text as Base64 of its UTF-8 bytes.'),
  offer('base64Decode', 'base64Decode(|)', 'The UTF-8 text that a Base64 text holds.'),
];

/** Members of `$context`; names with dots are paths into it. */
export const CONTEXT_COMPLETIONS: readonly Completion[] = [
  member('accountId', 'The account that owns the API.'),
  member('apiId', 'The id of the API.'),
  member('authorizer.principalId', 'Whom a Lambda authorizer said the caller is.'),
  member(
    'authorizer.claims',
    'The claims of a Cognito token: write authorizer.claims.NAME or authorizer.claims["NAME"].',
  ),
  member('awsEndpointRequestId', "The request id of the integration's endpoint."),
  member('deploymentId', 'The deployment that serves the request.'),
  member('domainName', 'The full domain name the request was sent to.'),
  member('domainPrefix', 'The first label of the domain name.'),
  member('error.message', 'The message of a gateway error (gateway responses and access logs only).'),
  member('error.messageString', 'The same as a quoted JSON string (gateway responses and access logs only).'),
  member('error.responseType', 'The type of the gateway response (gateway responses and access logs only).'),
  member('error.validationErrorString', 'What request validation found (gateway responses and access logs only).'),
  member('extendedRequestId', 'The id that API Gateway gave the request.'),
  member('httpMethod', 'The HTTP method.'),
  member('identity.accessKey', 'The access key that signed the request.'),
  member('identity.accountId', 'The account of the caller that signed the request.'),
  member('identity.apiKey', 'The API key of the request, if the method requires one.'),
  member('identity.apiKeyId', 'The id of that API key.'),
  member('identity.caller', 'The principal that signed the request.'),
  member('identity.clientCert.clientCertPem', "The client's certificate, with mutual TLS."),
  member('identity.clientCert.issuerDN', 'Who issued that certificate.'),
  member('identity.clientCert.serialNumber', 'Its serial number.'),
  member('identity.clientCert.subjectDN', 'Whom it names.'),
  member('identity.clientCert.validity.notAfter', 'When it ends.'),
  member('identity.clientCert.validity.notBefore', 'When it begins.'),
  member('identity.cognitoAuthenticationProvider', 'The Cognito authentication providers of the caller.'),
  member('identity.cognitoAuthenticationType', 'The Cognito authentication type: authenticated or unauthenticated.'),
  member('identity.cognitoIdentityId', 'The Cognito identity of the caller.'),
  member('identity.cognitoIdentityPoolId', 'The Cognito identity pool of the caller.'),
  member('identity.principalOrgId', 'The organization of the caller.'),
  member('identity.sourceIp', 'The address the request came from.'),
  member('identity.user', 'The user that signed the request.'),
  member('identity.userAgent', 'The User-Agent header.'),
  member('identity.userArn', 'The ARN of the user that signed the request.'),
  member('identity.vpcId', 'The VPC the request came through.'),
  member('identity.vpceId', 'The VPC endpoint the request came through.'),
  member('isCanaryRequest', 'true or false on a stage with a canary, else absent.'),
  member('path', 'The path of the request, with the stage.'),
  member('protocol', 'HTTP/1.1.'),
  member('requestId', 'The id of the request; a client may choose it.'),
  member(
    'requestOverride.header',
    'Headers for the integration request: #set($context.requestOverride.header.NAME = "value").',
  ),
  member('requestOverride.path', 'Path parameters for the integration request.'),
  member('requestOverride.querystring', 'Query parameters for the integration request.'),
  member('requestTime', 'When the request came in, as dd/MMM/yyyy:HH:mm:ss +0000.'),
  member('requestTimeEpoch', 'The same in milliseconds since 1970.'),
  member('resourceId', 'The id of the resource.'),
  member('resourcePath', 'The path of the resource, with its parameters in braces.'),
  member('responseOverride.header', 'Headers for the response: #set($context.responseOverride.header.NAME = "value").'),
  member('responseOverride.status', 'The status code for the response: #set($context.responseOverride.status = 404).'),
  member('stage', 'The name of the stage.'),
  member('wafResponseCode', 'What AWS WAF answered: WAF_ALLOW or WAF_BLOCK.'),
  member('webaclArn', 'The ARN of the web ACL that was asked.'),
];

/** The built-in variables. */
export const VARIABLE_COMPLETIONS: readonly Completion[] = [
  offer('input', 'input.', 'The payload and the parameters of the request.'),
  offer('util', 'util.', 'Escaping, encoding and JSON.'),
  offer('context', 'context.', 'What is known about the request, and the overrides.'),
  offer('stageVariables', 'stageVariables.', 'The variables of the stage.'),
  offer('foreach', 'foreach.', 'Inside #foreach: the loop itself.'),
];

/** Members of `$foreach`. */
export const FOREACH_COMPLETIONS: readonly Completion[] = [
  member('count', 'The round, from 1.'),
  member('index', 'The round, from 0.'),
  member('hasNext', 'Whether another round follows: #if($foreach.hasNext),#end.'),
  member('first', 'Whether this is the first round.'),
  member('last', 'Whether this is the last round.'),
  member('parent', 'The loop around this one.'),
  member('topmost', 'The outermost loop.'),
];

/** Directives, without the `#`. */
export const DIRECTIVE_COMPLETIONS: readonly Completion[] = [
  offer('set', 'set($| = )', 'Gives a variable, property or element a value.'),
  offer('if', 'if(|)\n#end', 'Renders its block if the condition holds. Only false is false: a missing value is true.'),
  offer('elseif', 'elseif(|)', 'Another condition of an #if.'),
  offer('else', 'else', 'What an #if renders otherwise; #{else} where letters follow.'),
  offer('end', 'end', 'Ends a block; #{end} where letters follow.'),
  offer(
    'foreach',
    'foreach($item in $|)\n#end',
    'Renders its block for each element, 1,000 times at most. Maps give their values.',
  ),
  offer('break', 'break', 'Ends the innermost loop.'),
  offer('stop', 'stop', 'Ends the template; the output so far stands.'),
  offer('define', 'define($|)\n#end', 'Keeps a block, which is rendered anew each time the variable is printed.'),
  offer('literal', 'literal()\n|\n#end', 'Prints its block unrendered.'),
  offer('[[', '[[|]]#', 'Prints what is between the brackets unchanged.'),
];

/** What can follow `$input.`, `$util.`, `$context.` and `$foreach.`. */
export const MEMBER_COMPLETIONS: ReadonlyMap<string, readonly Completion[]> = new Map([
  ['input', INPUT_COMPLETIONS],
  ['util', UTIL_COMPLETIONS],
  ['context', CONTEXT_COMPLETIONS],
  ['foreach', FOREACH_COMPLETIONS],
]);

function offer(label: string, insert: string, documentation: string): Completion {
  return { label, insert, documentation };
}

function member(label: string, documentation: string): Completion {
  return offer(label, label, documentation);
}
