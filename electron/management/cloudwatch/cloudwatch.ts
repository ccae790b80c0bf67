// The monitoring service (CloudWatch, API version 2010-08-01) in the protocol that the request speaks.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/Welcome.html
import { gunzipSync } from 'node:zlib';
import { placeKey } from '../../../shared/definition/place';
import type { Studio } from '../../studio/create-studio';
import type { ManagementService } from '../apigateway/apigateway';
import { AwsError } from '../wire/aws-error';
import { answerCborProtocol } from '../wire/cbor-protocol';
import { answerJsonProtocol } from '../wire/json-protocol';
import type { ManagementAnswer, ManagementRequest } from '../wire/management-request';
import { queryMembers } from '../wire/query-members';
import { answerQueryProtocol } from '../wire/query-protocol';
import { type MetricCall, metricActions } from './metric-actions';

/** What a compressed body may unpack to: PutMetricData takes 1 MB. */
const longestBody = 4 * 1_024 * 1_024;

const json = {
  service: 'monitoring',
  version: '1.0' as const,
  actions: mapActions(
    (action) => (input: Readonly<Record<string, unknown>>, call: MetricCall) =>
      named(() => withSeconds(action(input, call) ?? {}) as object),
  ),
};

const cbor = {
  service: 'monitoring',
  actions: mapActions(
    (action) => (input: Readonly<Record<string, unknown>>, call: MetricCall) => named(() => action(input, call) ?? {}),
  ),
};

const query = {
  service: 'monitoring',
  namespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
  actions: mapActions((action) => (input: URLSearchParams, call: MetricCall) => action(queryMembers(input), call)),
};

/** Makes the service over a studio; an action that is not built answers 501 naming itself. */
export function createCloudWatch(studio: Studio): ManagementService {
  return async (sent, caller) => {
    const call = { metrics: studio.metrics, now: studio.host.clock(), place: placeKey(caller, caller.home) };
    const request = unpacked(sent);
    if (request.headers['smithy-protocol'] === 'rpc-v2-cbor') return answerCborProtocol(cbor, request, call);
    if (request.headers['x-amz-target'] === undefined) return answerQueryProtocol(query, request, call);
    return withQueryCode(await answerJsonProtocol(json, request, call));
  };
}

function mapActions<T>(map: (action: (typeof metricActions)[string]) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(metricActions).map(([name, action]) => [name, map(action)]));
}

/** AWS documented: codes of forms lack the end that the model's names have. */
const modelNames: ReadonlyMap<string, string> = new Map([
  ['InvalidParameterCombination', 'InvalidParameterCombinationException'],
  ['InvalidParameterValue', 'InvalidParameterValueException'],
  ['MissingParameter', 'MissingRequiredParameterException'],
]);

function named(run: () => object): object {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new AwsError(modelNames.get(error.type) ?? error.type, error.status, error.message);
  }
}

/** Clients of services that once spoke forms take the code from here. */
function withQueryCode(answer: ManagementAnswer): ManagementAnswer {
  const type = answer.headers?.['x-amzn-ErrorType'];
  const code = [...modelNames].find(([, name]) => name === type)?.[0];
  if (code === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'x-amzn-query-error': `${code};Sender` } };
}

/** Times as JSON has them: seconds since 1970. */
function withSeconds(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1_000;
  if (Array.isArray(value)) return value.map(withSeconds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withSeconds(member)]));
}

/** Clients compress what they put where it is long. */
function unpacked(request: ManagementRequest): ManagementRequest {
  if (request.headers['content-encoding'] !== 'gzip') return request;
  try {
    return { ...request, body: gunzipSync(request.body, { maxOutputLength: longestBody }) };
  } catch {
    throw new AwsError('SerializationException', 400, 'The request body is not valid gzip.');
  }
}
