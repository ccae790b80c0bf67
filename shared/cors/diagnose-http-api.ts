// HTTP APIs: whether the configuration, a route or the endpoint keeps a page out.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
import { type Definition, entityKey, findEntity } from '../definition/entities';
import type { V2Route } from '../definition/v2/route';
import { type CorsDiagnosis, deployCure, type StoppedCall, sideOf, widenedCors } from './cors-cure';

/** What is to be said of an answer of an HTTP API. */
export function diagnoseHttpApi(definition: Definition, stopped: StoppedCall): CorsDiagnosis {
  const { request, fault, trace, isPreflight } = stopped;
  const before = findEntity(definition, 'v2-api', trace.apiId)?.corsConfiguration;
  const isConfigured = before !== undefined && Object.keys(before).length > 0;
  const configuration = widenedCors(before, request);
  if (!isConfigured) {
    const who = isPreflight
      ? 'No CORS is configured, so the preflight was routed like any other request'
      : 'No CORS is configured, so the headers of the endpoint stand';
    const side = sideOf(trace);
    const answered =
      side === 'gateway' ? `the gateway answered ${trace.response.status ?? ''}` : 'the endpoint answered';
    const because = `${who}: ${answered}. ${fault.sentence}`;
    return { side, because, cure: { kind: 'configure', configuration, label: 'Configure CORS for this page' } };
  }
  // what the configuration may answer stands behind the authorizer of a route that takes OPTIONS
  const refusing = isPreflight && trace.failure?.phase === 'access' ? routeOf(definition, stopped) : undefined;
  if (refusing !== undefined && refusing.authorizationType !== 'NONE') return ofProtectedRoute(refusing, stopped);
  if (JSON.stringify(configuration) === JSON.stringify(before)) {
    const because = `The CORS configuration lets this page through, but the stage serves an older deployment. ${fault.sentence}`;
    return { side: 'gateway', because, cure: deployCure };
  }
  // AWS documented: once CORS is configured, the gateway writes these headers and drops the endpoint's
  const because = `The API’s CORS configuration decides, and what the endpoint says of CORS is dropped. ${fault.sentence}`;
  return { side: 'gateway', because, cure: { kind: 'configure', configuration, label: 'Add what this page needs' } };
}

function routeOf(definition: Definition, { trace }: StoppedCall): V2Route | undefined {
  if (trace.routeKey === undefined) return undefined;
  return findEntity(definition, 'v2-route', trace.apiId, trace.routeKey.routeId);
}

// AWS documented: an authorizer on $default or ANY also refuses preflights; an open OPTIONS route lets them through
function ofProtectedRoute(route: V2Route, { trace }: StoppedCall): CorsDiagnosis {
  const { apiId } = trace;
  const [verb = '', path] = route.routeKey.split(' ');
  const because = `The route ${route.routeKey} takes OPTIONS too and asks who calls. A preflight never says: it brings no token or signature.`;
  if (verb === 'OPTIONS') {
    const key = entityKey('v2-route', apiId, route.id);
    return {
      side: 'gateway',
      because,
      cure: { kind: 'open-options', key, label: `Let everybody ask ${route.routeKey}` },
    };
  }
  // a greedy route would lose against ANY of the same path, so that path gets its own
  const routeKey = `OPTIONS ${path ?? '/{proxy+}'}`;
  const integrationId = route.target?.split('/')[1];
  const cure = {
    kind: 'open-route',
    routeKey,
    ...(integrationId !== undefined && { integrationId }),
    label: `Add the open route ${routeKey}`,
  } as const;
  return { side: 'gateway', because, cure };
}
