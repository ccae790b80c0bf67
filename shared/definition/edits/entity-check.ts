// Checks a value against the schema of its kind and says what is wrong in AWS's words.
import { StudioError } from '../../contract/errors';
import { type EntityKind, type EntityOf, entitySchemas } from '../entities';
import { gatewayResponseTypes } from '../rest/gateway-response';
import { cacheClusterSizes } from '../rest/stage';
import { readMember } from './member-path';

export interface ShapeProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** The value with defaults filled in and members in their fixed order, or INVALID_DEFINITION with every problem. */
export function checkEntity<K extends EntityKind>(kind: K, value: unknown): EntityOf<K> {
  const checked = shapeOf(kind, value);
  if ('entity' in checked) return checked.entity;
  const problems = checked.problems.map(({ path, message }) => ({ path: path.join('.'), message }));
  const first = problems[0] ?? { path: '', message: `This is no ${kind}.` };
  throw new StudioError('INVALID_DEFINITION', first.message, { path: first.path, problems });
}

/** Like `checkEntity`, but answers the problems instead of throwing. */
export function shapeOf<K extends EntityKind>(
  kind: K,
  value: unknown,
): { readonly entity: EntityOf<K> } | { readonly problems: readonly ShapeProblem[] } {
  const result = entitySchemas[kind].safeParse(value);
  if (result.success) return { entity: result.data as EntityOf<K> };
  return {
    problems: result.error.issues.map((issue) => {
      const path = issue.path.map(String);
      // a key's own rule says more than that some key is wrong
      const said = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
      return { path, message: awsWording(kind, path, readMember(value, path)) ?? said };
    }),
  };
}

function awsWording(kind: EntityKind, path: readonly string[], value: unknown): string | undefined {
  const place = `${kind}.${path.join('.')}`;
  return wordings.find(({ at }) => at.test(place))?.say(value, path[path.length - 1] ?? '');
}

const integrationTypeSet = '[HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS]';

interface Wording {
  readonly at: RegExp;
  readonly say: (value: unknown, name: string) => string | undefined;
}

// AWS recorded: control-plane messages (reference: REST APIs 1.2, control plane 8.2 and 8.3)
const wordings: readonly Wording[] = [
  {
    at: /^method\.httpMethod$/,
    say: () => 'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY',
  },
  { at: /^(?:method|gateway-response)\.(?:.*\.)?statusCode$/, say: statusCodeWording },
  { at: /^method\.(?:methodResponses|methodIntegration\.integrationResponses)\.[^.]*$/, say: statusKeyWording },
  {
    at: /^method\.methodIntegration\.type$/,
    say: (value) => enumWording(value, 'putIntegrationInput.type', integrationTypeSet),
  },
  {
    at: /^gateway-response\.responseType$/,
    say: (value) => enumWording(value, 'responseType', `[${gatewayResponseTypes.join(', ')}]`),
  },
  // AWS assumed: the wording of a timeout that is out of range is remembered, not recorded
  { at: /^method\.methodIntegration\.timeoutInMillis$/, say: () => 'Timeout should be between 50 ms and 29000 ms' },
  {
    at: /^rest-api\.minimumCompressionSize$/,
    say: () => 'Invalid minimum compression size, must be between 0 and 10485760',
  },
  {
    at: /^rest-api\.endpointConfiguration\.types$/,
    say: (value) =>
      Array.isArray(value) && value.length > 1
        ? 'Cannot create an api with multiple Endpoint Types.'
        : 'REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.',
  },
  {
    at: /^rest-api\.endpointConfiguration\.types\./,
    say: () => 'Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE',
  },
  {
    at: /^rest-api\.endpointConfiguration\.ipAddressType$/,
    say: () => 'ipAddressType must be either ipv4 or dualstack.',
  },
  {
    at: /^model\.name$/,
    say: (value) => (value === '' ? 'Model name must be non-empty' : `Model name must be alphanumeric: ${value}`),
  },
  {
    at: /^resource\.pathPart$/,
    say: () =>
      "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
  },
  { at: /^request-validator\.name$/, say: () => 'Request Validator name cannot be blank' },
  // AWS assumed: quoted from 2016 to 2018, when hyphens were still refused
  { at: /^(?:v2-)?stage\.stageName$/, say: () => 'Stage name only allows a-zA-Z0-9_-' },
  // AWS assumed: the wording
  {
    at: /^stage\.canarySettings\.percentTraffic$/,
    say: () => 'Percent traffic must be between 0.0 and 100.0',
  },
  {
    at: /^stage\.cacheClusterSize$/,
    say: () => `Invalid cache cluster size. Must be one of: [${cacheClusterSizes.join(', ')}]`,
  },
  { at: /^api-key\.name$/, say: () => 'Invalid API Key name, can be at most 1024 characters.' },
  {
    at: /^api-key\.value$/,
    say: (value) =>
      typeof value === 'string' && value.length > 128
        ? 'API Key value exceeds maximum size of 128 characters'
        : 'API Key value should be at least 20 characters',
  },
  { at: /^vpc-link\.name$/, say: () => 'Name cannot be empty' },
];

function statusCodeWording(value: unknown): string {
  return `1 validation error detected: Value '${String(value)}' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d`;
}

function statusKeyWording(_value: unknown, name: string): string | undefined {
  return /^[1-5]\d\d$/.test(name) ? undefined : statusCodeWording(name);
}

function enumWording(value: unknown, member: string, set: string): string {
  return `1 validation error detected: Value '${String(value)}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set: ${set}`;
}
