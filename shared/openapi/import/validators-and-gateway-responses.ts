// Request validators and gateway responses of a document (reference: OpenAPI 3.7).
import { isMembers } from '../../definition/edits/member-path';
import { gatewayMappingProblem } from '../../definition/edits/rules/mapping-expression';
import { own } from '../../definition/records';
import {
  type GatewayResponse,
  type GatewayResponseType,
  gatewayResponseTypes,
} from '../../definition/rest/gateway-response';
import type { RequestValidator } from '../../definition/rest/request-validator';
import { type ImportContext, isTrueAt, type Members, membersAt, reportOthers, textAt } from './import-context';

const VALIDATORS = 'x-amazon-apigateway-request-validators';
const GATEWAY_RESPONSES = 'x-amazon-apigateway-gateway-responses';

/** The validators of the document by name. */
export function readRequestValidators(context: ImportContext): ReadonlyMap<string, RequestValidator> {
  const validators = new Map<string, RequestValidator>();
  for (const [name, value] of Object.entries(membersAt(context, context.document, VALIDATORS, '') ?? {})) {
    const place = `${VALIDATORS}.${name}`;
    if (!isMembers(value) || name.trim() === '') {
      context.losses.warn(place, 'A request validator is an object with a name; it is left out.');
      continue;
    }
    reportOthers(context, value, new Set(['validateRequestBody', 'validateRequestParameters']), place);
    validators.set(name, {
      id: context.ids.requestValidator(name),
      name,
      validateRequestBody: isTrueAt(value, 'validateRequestBody'),
      validateRequestParameters: isTrueAt(value, 'validateRequestParameters'),
    });
  }
  return validators;
}

/** The gateway responses of the document. */
export function readGatewayResponses(context: ImportContext): readonly GatewayResponse[] {
  const responses: GatewayResponse[] = [];
  for (const [type, value] of Object.entries(membersAt(context, context.document, GATEWAY_RESPONSES, '') ?? {})) {
    const place = `${GATEWAY_RESPONSES}.${type}`;
    if (!isMembers(value) || !(gatewayResponseTypes as readonly string[]).includes(type)) {
      context.losses.warn(place, `${type} is no gateway response type; it is left out.`);
      continue;
    }
    reportOthers(context, value, new Set(['statusCode', 'responseParameters', 'responseTemplates']), place);
    responses.push({
      responseType: type as GatewayResponseType,
      ...statusOf(context, value, place),
      ...mapOf(context, value, 'responseParameters', place, gatewayMappingProblem),
      ...mapOf(context, value, 'responseTemplates', place, () => undefined),
    });
  }
  return responses;
}

function statusOf(context: ImportContext, value: Members, place: string): { statusCode?: string } {
  const statusCode = textAt(value, 'statusCode');
  if (statusCode === undefined) return {};
  if (/^[1-5]\d\d$/.test(statusCode)) return { statusCode };
  context.losses.warn(`${place}.statusCode`, `${statusCode} is no status code; it is left out.`);
  return {};
}

function mapOf(
  context: ImportContext,
  parent: Members,
  name: 'responseParameters' | 'responseTemplates',
  place: string,
  problemOf: (key: string, value: string) => string | undefined,
): Partial<Record<typeof name, Record<string, string>>> {
  const members = own(parent, name);
  if (!isMembers(members)) return {};
  const entries: [string, string][] = [];
  for (const [key, value] of Object.entries(members)) {
    const problem = typeof value === 'string' ? problemOf(key, value) : 'Expected a text.';
    if (typeof value === 'string' && problem === undefined) entries.push([key, value]);
    else context.losses.warn(`${place}.${name}.${key}`, `${problem} The entry is left out.`);
  }
  return { [name]: Object.fromEntries(entries) };
}
