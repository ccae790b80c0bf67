// The gateway responses of an API, each type with what it takes from DEFAULT_4XX and DEFAULT_5XX.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
import {
  defaultGatewayResponseTemplate,
  type GatewayResponse,
  type GatewayResponseType,
} from '../../../shared/definition/rest/gateway-response';
import { errorTable, type RefusalKind } from '../9-exit/error-table';
import type { ExitVariable } from '../9-exit/exit-variables';
import type { LiveExchange } from '../chains/live-exchange';
import { compileGatewayParameter, compileGatewayTemplate } from './gateway-response-template';

export interface CompiledGatewayResponse {
  /** Absent: the status of the error itself. */
  readonly status: number | undefined;
  readonly headers: readonly { readonly name: string; readonly value: ExitVariable }[];
  /** Bodies by media type, in the order they were written. Empty: the default body. */
  readonly bodies: ReadonlyMap<string, (exchange: LiveExchange) => string>;
  /** True where the API changed this type or the DEFAULT it follows. */
  readonly isCustomised: boolean;
}

export type CompiledGatewayResponses = Readonly<Record<RefusalKind, CompiledGatewayResponse>>;

const headerPrefix = 'gatewayresponse.header.';
const uncustomised: CompiledGatewayResponse = {
  status: undefined,
  headers: [],
  bodies: new Map(),
  isCustomised: false,
};

/** Compiles all types. A type with any customisation of its own inherits nothing. */
export function compileGatewayResponses(
  defined: ReadonlyMap<GatewayResponseType, GatewayResponse>,
): CompiledGatewayResponses {
  const own = new Map<RefusalKind, CompiledGatewayResponse>();
  for (const [type, response] of defined) own.set(type, compileOne(response));
  // AWS documented: REQUEST_TOO_LARGE cannot be customised
  own.delete('REQUEST_TOO_LARGE');
  const kinds = Object.keys(errorTable) as RefusalKind[];
  return Object.fromEntries(kinds.map((kind) => [kind, resolve(kind, own)])) as CompiledGatewayResponses;
}

// AWS recorded: inheritance is all or nothing, status included; a type that was put takes its own default status
function resolve(kind: RefusalKind, own: ReadonlyMap<RefusalKind, CompiledGatewayResponse>): CompiledGatewayResponse {
  const itself = own.get(kind);
  if (itself !== undefined) return itself;
  if (kind === 'REQUEST_TOO_LARGE') return uncustomised;
  return own.get(errorTable[kind].status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX') ?? uncustomised;
}

function compileOne(response: GatewayResponse): CompiledGatewayResponse {
  const headers = Object.entries(response.responseParameters ?? {})
    .filter(([target]) => target.startsWith(headerPrefix))
    .map(([target, expression]) => ({
      name: target.slice(headerPrefix.length),
      value: compileGatewayParameter(expression),
    }));
  const bodies = Object.entries(response.responseTemplates ?? {})
    // the text that stands for "not changed" keeps each error's own spacing and member
    .filter(([, template]) => template !== defaultGatewayResponseTemplate)
    .map(([written, template]) => {
      const mediaType = written.trim().toLowerCase();
      return [mediaType, compileGatewayTemplate(template, mediaType)] as const;
    });
  return {
    status: response.statusCode === undefined ? undefined : Number(response.statusCode),
    headers,
    bodies: new Map(bodies),
    isCustomised: true,
  };
}
