// The two lines of each diagram box at rest: what the definition says will happen there.
import type { RestApiView } from '../../../shared/definition/api-view';
import type { Integration, IntegrationResponse } from '../../../shared/definition/rest/integration';
import type { Method } from '../../../shared/definition/rest/method';
import { endpointWords, isProxy } from './endpoint-words';
import { count, mono, strong, type Words, words } from './words';

export type RestLines = readonly [Words, Words];

const plain = words('');

/** Who may call, and what must be there. */
export function methodRequestLines(method: Method, view: RestApiView): RestLines {
  const required = Object.values(method.requestParameters ?? {}).filter(Boolean).length;
  const declared = Object.keys(method.requestParameters ?? {}).length;
  const validator = method.requestValidatorId && view.requestValidators.get(method.requestValidatorId)?.name;
  const second = [
    ...(declared > 0 ? [`${count(declared, 'parameter')}${required > 0 ? `, ${required} required` : ''}`] : []),
    ...(validator ? [`validator ${validator}`] : []),
  ];
  const access = authorizationWords(method, view);
  return [
    method.apiKeyRequired ? [...access, ...words(', ', strong('API key'))] : access,
    words(second.length > 0 ? second.join(', ') : 'no parameters'),
  ];
}

/** The integration's type and address, and how the body gets its form. */
export function integrationRequestLines(integration: Integration | undefined): RestLines {
  if (integration === undefined) return [words('no integration'), words('choose a type to go on')];
  const { title, name } = endpointWords(integration);
  const label = isProxy(integration) ? `${title} proxy` : title;
  const target = integration.type === 'MOCK' ? words(strong(label)) : words(`${label} `, mono(name));
  return [target, requestShape(integration)];
}

/** How the integration response is chosen, and how the body gets its form. */
export function integrationResponseLines(integration: Integration | undefined): RestLines {
  if (integration === undefined) return [words('no integration'), plain];
  if (isProxy(integration)) return [words('passed through unchanged'), words('proxy integrations map nothing')];
  const responses = Object.values(integration.integrationResponses ?? {});
  if (responses.length === 0) return [words('no integration response'), words('every answer fails with 500')];
  const fallback = responses.find((response) => !response.selectionPattern);
  const patterns = responses.length - (fallback === undefined ? 0 : 1);
  const first =
    fallback === undefined ? words('no ', strong('default')) : words('default → ', strong(fallback.statusCode));
  return [
    patterns > 0 ? [...first, ...words(`, ${count(patterns, 'pattern')}`)] : first,
    words(responseShape(responses)),
  ];
}

/** The statuses a client may see, and what is declared for them. */
export function methodResponseLines(method: Method): RestLines {
  if (isProxy(method.methodIntegration)) return [words('passed through unchanged'), declaredLine(method)];
  const statuses = Object.keys(method.methodResponses ?? {});
  if (statuses.length === 0) return [words('no method response'), words('the status still reaches the client')];
  return [words(strong(statuses.join(', '))), declaredLine(method)];
}

function authorizationWords(method: Method, view: RestApiView): Words {
  switch (method.authorizationType) {
    case 'NONE':
      return words('no authorization');
    case 'AWS_IAM':
      return words(strong('IAM'));
    default: {
      const authorizer = method.authorizerId === undefined ? undefined : view.authorizers.get(method.authorizerId);
      return authorizer === undefined ? words('authorizer ', strong('missing')) : words(strong(authorizer.name));
    }
  }
}

function requestShape(integration: Integration): Words {
  if (isProxy(integration)) return words('request passed through');
  const types = Object.keys(integration.requestTemplates ?? {});
  if (types.length === 1) return words('template ', strong(types[0] ?? ''));
  if (types.length > 1) return words(strong(count(types.length, 'template')));
  return words(integration.passthroughBehavior === 'NEVER' ? 'no template, body refused' : 'body passed through');
}

function responseShape(responses: readonly IntegrationResponse[]): string {
  const templates = responses.reduce((sum, each) => sum + Object.keys(each.responseTemplates ?? {}).length, 0);
  const headers = responses.reduce((sum, each) => sum + Object.keys(each.responseParameters ?? {}).length, 0);
  const parts = [
    ...(templates > 0 ? [count(templates, 'template')] : ['body passed through']),
    ...(headers > 0 ? [count(headers, 'header')] : []),
  ];
  return parts.join(', ');
}

function declaredLine(method: Method): Words {
  const responses = Object.values(method.methodResponses ?? {});
  const headers = responses.reduce((sum, each) => sum + Object.keys(each.responseParameters ?? {}).length, 0);
  const models = new Set(responses.flatMap((each) => Object.values(each.responseModels ?? {})));
  const parts = [
    ...(models.size > 0 ? [`model ${[...models].join(', ')}`] : []),
    ...(headers > 0 ? [count(headers, 'header')] : []),
  ];
  return words(parts.length > 0 ? parts.join(', ') : 'nothing declared');
}
