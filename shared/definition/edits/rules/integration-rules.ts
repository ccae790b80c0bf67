// Rules of the integration inside a method: endpoint, mappings, templates, timeout.
import { limits } from '../../limits';
import type { Integration } from '../../rest/integration';
import type { Method } from '../../rest/method';
import type { ApiNames } from './api-names';
import { requestMappingProblem, responseMappingProblem } from './mapping-expression';
import type { RuleProblem } from './rule-problem';

const AT = 'methodIntegration';

/** Everything in the integration of `method` that API Gateway would refuse. */
export function integrationProblems(method: Method, integration: Integration, names: ApiNames): RuleProblem[] {
  return [
    ...endpointProblems(integration),
    ...timeoutProblems(integration, names),
    ...Object.entries(integration.requestParameters ?? {}).flatMap(([key, value]): RuleProblem[] => {
      const message = requestMappingProblem(key, value, method);
      return message === undefined ? [] : [{ path: [AT, 'requestParameters', key], message }];
    }),
    ...templateProblems([AT, 'requestTemplates'], integration.requestTemplates),
    ...integrationResponseProblems(method, integration),
  ];
}

/** What is wrong with the endpoint of an integration, in AWS's words and order. */
export function endpointProblems(integration: Integration): RuleProblem[] {
  const { type, httpMethod, uri } = integration;
  if (type === 'MOCK') return [];
  if (httpMethod === undefined || httpMethod === '') {
    const message = 'Enumeration value for HttpMethod must be non-empty';
    return [{ path: [AT, 'httpMethod'], alsoAt: [[AT, 'type']], message }];
  }
  const message = type === 'HTTP' || type === 'HTTP_PROXY' ? httpUriProblem(uri) : serviceUriProblem(type, uri);
  return message === undefined ? [] : [{ path: [AT, 'uri'], alsoAt: [[AT, 'type']], message }];
}

function httpUriProblem(uri: string | undefined): string | undefined {
  return uri !== undefined && /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(uri)
    ? undefined
    : 'Invalid HTTP endpoint specified for URI';
}

function serviceUriProblem(type: 'AWS' | 'AWS_PROXY', uri: string | undefined): string | undefined {
  const [arn, , apigateway, , service = '', ...rest] = (uri ?? '').split(':');
  if (arn !== 'arn' || apigateway !== 'apigateway') return 'Invalid ARN specified in the request';
  if (!/^(?:path|action)\/./.test(rest.join(':'))) return 'AWS ARN for integration must contain path or action';
  if (type === 'AWS_PROXY' && service !== 'lambda' && service !== 'firehose') {
    return "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.";
  }
  return undefined;
}

function timeoutProblems(integration: Integration, names: ApiNames): RuleProblem[] {
  // AWS documented: integration timeout; more than 29 s is a quota of Regional and private APIs, 15 min with streaming
  if (integration.timeoutInMillis <= limits.integrationTimeoutMs.max || names.endpointType !== 'EDGE') return [];
  return [{ path: [AT, 'timeoutInMillis'], message: 'Timeout should be between 50 ms and 29000 ms' }];
}

function integrationResponseProblems(method: Method, integration: Integration): RuleProblem[] {
  return Object.entries(integration.integrationResponses ?? {}).flatMap(([statusCode, response]) => {
    const path = [AT, 'integrationResponses', statusCode];
    const problems = templateProblems([...path, 'responseTemplates'], response.responseTemplates);
    if (response.statusCode !== statusCode) {
      problems.push({ path: [...path, 'statusCode'], message: 'Invalid Response status code specified' });
    }
    for (const [key, value] of Object.entries(response.responseParameters ?? {})) {
      const message = responseMappingProblem(key, value, method, statusCode);
      if (message !== undefined) problems.push({ path: [...path, 'responseParameters', key], message });
    }
    return problems;
  });
}

function templateProblems(
  path: readonly string[],
  templates: Readonly<Record<string, string | null>> | undefined,
): RuleProblem[] {
  const problems: RuleProblem[] = [];
  for (const [contentType, template] of Object.entries(templates ?? {})) {
    if (!/^(?:\$default|[^\s/]+\/[^/]+)$/.test(contentType)) {
      // AWS recorded: content type keys of response templates
      const message = `Validation Result: warnings : [], errors : [Invalid content type specified: ${contentType}]`;
      problems.push({ path: [...path, contentType], message });
    }
    // AWS assumed: the quota counts characters here, so that multi-byte text is not refused wrongly
    if (template !== null && template.length > limits.mappingTemplateBytes) {
      const message = `A mapping template holds ${limits.mappingTemplateBytes} bytes at most.`;
      problems.push({ path: [...path, contentType], message, code: 'LIMIT_EXCEEDED' });
    }
  }
  return problems;
}
