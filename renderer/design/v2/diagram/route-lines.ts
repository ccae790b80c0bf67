// The two lines of each box of a route's diagram at rest: what the definition says will happen there.
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2Route } from '../../../../shared/definition/v2/route';
import { integrationOf, type V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { BoxName } from '../../../state/view-store';
import type { RestLines } from '../../diagram/rest-words';
import { count, mono, strong, type Words, words } from '../../diagram/words';
import { v2EndpointWords } from './v2-endpoint-words';

const plain = words('');

/** The titles of the boxes; the places are those of the method-execution diagram. */
export function routeBoxTitles(view: V2ApiView): Readonly<Record<BoxName, string>> {
  return {
    'method-request': 'Route',
    'integration-request': 'Integration request',
    endpoint: 'Endpoint',
    'integration-response': 'Integration response',
    'method-response': view.api.protocolType === 'HTTP' ? 'Response' : 'Route response',
  };
}

/** The lines of a box. */
export function routeLines(view: V2ApiView, route: V2Route, box: BoxName): RestLines {
  const integration = integrationOf(view, route);
  switch (box) {
    case 'method-request':
      return [accessLine(view, route), parametersLine(route)];
    case 'integration-request':
    case 'endpoint':
      return requestLines(integration);
    case 'integration-response':
      return view.api.protocolType === 'HTTP'
        ? httpResponseLines(integration)
        : socketResponseLines(view, route, integration);
    case 'method-response':
      return view.api.protocolType === 'HTTP' ? httpAnswerLines(view) : answerLines(view, route);
  }
}

function accessLine(view: V2ApiView, route: V2Route): Words {
  const access = authorizationWords(view, route);
  return route.apiKeyRequired ? [...access, ...words(', ', strong('API key'))] : access;
}

function authorizationWords(view: V2ApiView, { authorizationType, authorizerId, routeKey }: V2Route): Words {
  if (authorizationType === 'AWS_IAM') return words(strong('IAM'));
  if (authorizationType === 'NONE') {
    const isLater = view.api.protocolType === 'WEBSOCKET' && routeKey !== '$connect';
    return words(isLater ? 'asked at $connect only' : 'no authorization');
  }
  const authorizer = view.authorizers.get(authorizerId ?? '');
  return authorizer === undefined ? words('authorizer ', strong('missing')) : words(strong(authorizer.name));
}

function parametersLine({ authorizationScopes = [], requestParameters, requestModels }: V2Route): Words {
  const parts = [
    ...(authorizationScopes.length > 0 ? [count(authorizationScopes.length, 'scope')] : []),
    ...(requestParameters === undefined ? [] : [count(Object.keys(requestParameters).length, 'parameter')]),
    ...(requestModels === undefined ? [] : [count(Object.keys(requestModels).length, 'model')]),
  ];
  return parts.length > 0 ? words(parts.join(', ')) : words('takes what comes');
}

function requestLines(integration: V2Integration | undefined): RestLines {
  if (integration === undefined) return [words('no integration'), words('choose one to go on')];
  const { title, name } = v2EndpointWords(integration);
  const isProxy = integration.integrationType.endsWith('_PROXY') && integration.integrationSubtype === undefined;
  const label = isProxy ? `${title} proxy` : title;
  return [name === '' ? words(strong(label)) : words(`${label} `, mono(name)), shapeLine(integration)];
}

function shapeLine(integration: V2Integration): Words {
  const templates = Object.keys(integration.requestTemplates ?? {}).length;
  // a proxy hands the message over whatever templates are there
  if (templates > 0 && !integration.integrationType.endsWith('_PROXY'))
    return words(strong(count(templates, 'template')));
  const mapped = Object.keys(integration.requestParameters ?? {}).length;
  if (integration.integrationSubtype !== undefined) return words(strong(count(mapped, 'input')));
  const parameters = mapped === 0 ? 'passed through' : count(mapped, 'parameter mapping');
  if (integration.payloadFormatVersion === undefined || integration.integrationType !== 'AWS_PROXY')
    return words(parameters);
  return words('payload ', strong(integration.payloadFormatVersion), `, ${parameters}`);
}

function httpResponseLines(integration: V2Integration | undefined): RestLines {
  if (integration === undefined) return [words('no integration'), plain];
  const statuses = Object.keys(integration.responseParameters ?? {});
  if (statuses.length === 0) return [words('passed through unchanged'), words('no parameter is mapped')];
  return [words('maps ', strong(statuses.join(', '))), words('by status of the endpoint')];
}

function socketResponseLines(view: V2ApiView, route: V2Route, integration: V2Integration | undefined): RestLines {
  if (integration === undefined) return [words('no integration'), plain];
  if (!isTwoWay(view, route)) return [words('not sent to the client'), words('the route is one-way')];
  const responses = view.integrationResponses.get(integration.id) ?? [];
  if (responses.length === 0) return [words('passed through unchanged'), words('no integration response')];
  return [words(strong(responses.map(({ integrationResponseKey }) => integrationResponseKey).join(', '))), plain];
}

function httpAnswerLines({ api: { corsConfiguration } }: V2ApiView): RestLines {
  return [
    words('as the endpoint answers'),
    words(corsConfiguration === undefined ? 'no CORS headers' : 'CORS as configured'),
  ];
}

function answerLines(view: V2ApiView, route: V2Route): RestLines {
  if (route.routeKey === '$disconnect') return [words('nobody is there any more'), plain];
  if (isTwoWay(view, route)) return [words(strong('answers the message')), words('route response $default')];
  return route.routeKey === '$connect'
    ? [words('the handshake'), words('2xx opens the connection')]
    : [words('no answer'), words('one-way route')];
}

/** Whether messages of the route are answered. */
export function isTwoWay(view: V2ApiView, route: V2Route): boolean {
  const hasResponse = (view.routeResponses.get(route.id) ?? []).length > 0;
  return hasResponse && route.routeResponseSelectionExpression !== undefined;
}
