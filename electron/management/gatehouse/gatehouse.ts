// `/_gatehouse`: health, recent requests, metrics and the virtual clock, for scripts and other tools.
import { StudioError } from '../../../shared/contract/errors';
import { requestFilterInput } from '../../../shared/contract/invocations';
import { explainRequest } from '../../../shared/trace/explain-request';
import type { Studio } from '../../studio/create-studio';
import type { ManagementService } from '../apigateway/apigateway';
import { AwsError, badRequest, notFound } from '../wire/aws-error';
import { parseJsonObject } from '../wire/json-body';
import { jsonAnswer, type ManagementAnswer, type ManagementRequest } from '../wire/management-request';
import { decodePart } from '../wire/uri-template';
import { identityProvider } from './identity-provider';
import { prometheusText } from './prometheus-text';

/** Makes the service. */
export function createGatehouseService(studio: Studio): ManagementService {
  return async (request) => {
    const parts = request.rawPath.split('/').slice(2);
    const [subject, id, ...rest] = parts;
    if (subject === 'idp') return identityProvider(studio, request, parts.slice(1).map(decodePart));
    if (rest.length === 0) {
      if (subject === 'health' && id === undefined) return health(studio);
      if (subject === 'requests') return requests(studio, request, id);
      if (subject === 'metrics' && id === undefined) return metrics(studio);
      if (subject === 'clock' && id === undefined) return clockAnswer(studio, request);
    }
    throw notFound(`There is no /${['_gatehouse', ...parts].join('/')}. Try health, requests, metrics, clock or idp.`);
  };
}

function health(studio: Studio): ManagementAnswer {
  const { status, port, restarts } = studio.gateway.state;
  const isReady = status === 'running' && !studio.isOpening;
  return jsonAnswer(isReady ? 200 : 503, {
    status: studio.isOpening ? 'opening' : status,
    port,
    restarts,
    version: studio.host.capabilities.version,
  });
}

/** GET a list (filters as query parameters) or one by id; DELETE throws the traffic away. */
async function requests(studio: Studio, request: ManagementRequest, id: string | undefined): Promise<ManagementAnswer> {
  const { services } = studio;
  if (request.method === 'DELETE' && id === undefined) {
    await services.requests.clear({});
    return { status: 204 };
  }
  if (request.method !== 'GET') throw new AwsError('MethodNotAllowed', 405, 'Use GET or DELETE.');
  if (id !== undefined) {
    try {
      const trace = await services.requests.read({ requestId: decodePart(id) });
      return jsonAnswer(200, { ...trace, explanation: explainRequest(trace, endpointOf(studio)) });
    } catch (error) {
      if (error instanceof StudioError && error.code === 'NOT_FOUND') throw notFound(error.message);
      throw error;
    }
  }
  const given = Object.fromEntries(request.query);
  const numbers = Object.fromEntries(
    ['before', 'limit'].filter((name) => name in given).map((name) => [name, Number(given[name])]),
  );
  const filter = requestFilterInput.safeParse({ ...given, ...numbers });
  if (!filter.success) {
    const issue = filter.error.issues[0];
    throw badRequest(`${issue?.path.join('.') ?? 'filter'}: ${issue?.message ?? 'is not valid'}`);
  }
  return jsonAnswer(200, { requests: await services.requests.list(filter.data) });
}

/** Where commands of an explanation go. */
function endpointOf({ gateway }: Studio): string | undefined {
  const { port } = gateway.state;
  return port === undefined ? undefined : `http://127.0.0.1:${port}`;
}

async function metrics({ gateway, live }: Studio): Promise<ManagementAnswer> {
  const body = prometheusText({
    counters: gateway.counters,
    state: gateway.state,
    rows: live.totals().rows,
    connections: await gateway.openSockets(),
  });
  return { status: 200, headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }, body };
}

async function clockAnswer({ services }: Studio, request: ManagementRequest): Promise<ManagementAnswer> {
  if (request.method === 'POST') {
    const { advanceSeconds } = parseJsonObject(request.body);
    if (typeof advanceSeconds !== 'number' || !Number.isFinite(advanceSeconds) || advanceSeconds < 0) {
      throw badRequest('advanceSeconds must be a number of seconds, 0 or more.');
    }
    await services.clock.advance({ seconds: advanceSeconds });
  }
  const { now, advancedSeconds } = await services.clock.read({});
  return jsonAnswer(200, { now: new Date(now).toISOString(), advancedSeconds });
}
