// Method response: the answer as the client may see it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-response.html
import type { HeaderList } from '../../../shared/trace/trace';
import { isHeaderNamed } from '../context/header-lines';
import { applicationJson } from '../context/media-type';
import type { Step } from '../exchange';
import { traceBody } from '../trace/trace-message';
import { applyHeaderRules } from './response-header-rules';

export const methodResponse: Step = {
  name: 'method-response',
  phase: 'method-response',
  run(exchange) {
    const { response, match, trace } = exchange;
    if (response === undefined || match?.method.integrationType === undefined) return;
    const { headers, renamed, dropped } = applyHeaderRules(
      response.headers,
      match.method.integrationType,
      response.stream !== undefined,
    );
    const typed = withContentType(headers);
    if (typed !== response.headers) exchange.response = { ...response, headers: typed };
    if (!trace.isOn) return;
    const changes = [
      ...renamed.map((name) => `${name} → x-amzn-Remapped-${name}`),
      ...dropped.map((name) => `without ${name}`),
    ];
    trace.note({
      decided: `${response.status}`,
      ...(changes.length > 0 && { changed: changes.join(', ') }),
      after: { status: response.status, headers: typed, body: traceBody(response.body) },
    });
  },
};

/** AWS recorded: application/json unless something set it, on empty bodies too. */
function withContentType(headers: HeaderList): HeaderList {
  for (const [name] of headers) if (isHeaderNamed(name, 'content-type')) return headers;
  return [['Content-Type', applicationJson], ...headers];
}
