// `x-amazon-apigateway-integration` → the integration of a method (reference: OpenAPI 3.1, 3.2, 4.6).
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import {
  contentHandlings,
  type Integration,
  type IntegrationType,
  integrationTypes,
  passthroughBehaviors,
} from '../../definition/rest/integration';
import { addError, type ImportContext, isTrueAt, type Members, reportOthers, textAt, textsAt } from './import-context';
import { readIntegrationResponses } from './integration-responses';
import { type MethodPlace, pick } from './method-place';
import { readTemplates, readTextMap } from './text-map';

const known = new Set([
  'type',
  'httpMethod',
  'uri',
  'credentials',
  'connectionType',
  'connectionId',
  'integrationTarget',
  'requestParameters',
  'requestTemplates',
  'passthroughBehavior',
  'contentHandling',
  'timeoutInMillis',
  'cacheNamespace',
  'cacheKeyParameters',
  'tlsConfig',
  'responseTransferMode',
  'responses',
]);

/** The integration with AWS's defaults; undefined where it is none (an error is recorded then). */
export function readIntegration(context: ImportContext, source: unknown, at: MethodPlace): Integration | undefined {
  const place = `${at.place}.x-amazon-apigateway-integration`;
  const malformed = () => {
    addError(context, place, `Unable to parse API definition because of a malformed integration at path ${at.path}`);
    return undefined;
  };
  if (!isMembers(source)) return malformed();
  const type = textAt(source, 'type')?.toUpperCase();
  const uri = own(source, 'uri') ?? undefined;
  if (!isIntegrationType(type) || (uri !== undefined && typeof uri !== 'string')) return malformed();
  reportOthers(context, source, known, place);
  const isHttp = type === 'HTTP' || type === 'HTTP_PROXY';
  return {
    type,
    ...endpointOf(context, type, source, place),
    // AWS recorded: INTERNET is filled in for HTTP kinds only
    ...pick(context, source, 'connectionType', ['INTERNET', 'VPC_LINK'] as const, place),
    ...(isHttp && own(source, 'connectionType') === undefined && { connectionType: 'INTERNET' as const }),
    ...textMembers(source, ['connectionId', 'integrationTarget', 'credentials']),
    ...readTextMap(context, source, 'requestParameters', { ...at, place }),
    ...readTemplates(context, source, 'requestTemplates', { ...at, place }),
    passthroughBehavior: 'WHEN_NO_MATCH',
    ...pick(context, source, 'passthroughBehavior', passthroughBehaviors, place),
    ...pick(context, source, 'contentHandling', contentHandlings, place),
    timeoutInMillis: timeoutOf(context, source, at, place),
    cacheNamespace: textAt(source, 'cacheNamespace') ?? at.resourceId,
    cacheKeyParameters: textsAt(context, source, 'cacheKeyParameters', place) ?? [],
    ...tlsConfigOf(source),
    ...pick(context, source, 'responseTransferMode', ['BUFFERED', 'STREAM'] as const, place),
    ...readIntegrationResponses(context, own(source, 'responses'), { ...at, place }),
  };
}

function isIntegrationType(type: string | undefined): type is IntegrationType {
  return (integrationTypes as readonly (string | undefined)[]).includes(type);
}

function endpointOf(context: ImportContext, type: IntegrationType, source: Members, place: string) {
  const uri = textAt(source, 'uri');
  const httpMethod = textAt(source, 'httpMethod')?.toUpperCase();
  if (type !== 'MOCK') return { ...(httpMethod !== undefined && { httpMethod }), ...(uri !== undefined && { uri }) };
  // AWS recorded: a MOCK integration stores neither
  if (uri !== undefined) context.losses.info(`${place}.uri`, 'A MOCK integration has no uri.');
  if (httpMethod !== undefined) context.losses.info(`${place}.httpMethod`, 'A MOCK integration has no httpMethod.');
  return {};
}

function timeoutOf(context: ImportContext, source: Members, at: MethodPlace, place: string): number {
  const written = textAt(source, 'timeoutInMillis');
  if (written === undefined) return 29_000;
  const timeout = Number(written);
  if (Number.isInteger(timeout) && timeout >= 50 && timeout <= 900_000) return timeout;
  const message = `Unable to put integration on '${at.verb}' for resource at path '${at.path}': Timeout should be between 50 ms and 29000 ms`;
  addError(context, `${place}.timeoutInMillis`, message);
  return 29_000;
}

function tlsConfigOf(source: Members): Pick<Integration, 'tlsConfig'> {
  const tlsConfig = own(source, 'tlsConfig');
  if (!isMembers(tlsConfig)) return {};
  return { tlsConfig: { insecureSkipVerification: isTrueAt(tlsConfig, 'insecureSkipVerification') } };
}

function textMembers<N extends string>(source: Members, names: readonly N[]): Partial<Record<N, string>> {
  const entries = names.flatMap((name) => {
    const value = textAt(source, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries) as Partial<Record<N, string>>;
}
