// Preflights of an API with CORS: the gateway answers, and no integration is called.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
import type { CompiledCors } from '../../../../shared/cors/compile-cors';
import type { Step } from '../../exchange';
import type { HttpExchange } from '../../http-exchange';
import { isPreflight, preflightHeaders } from './cors';

const noBody = new Uint8Array(0);

/** A preflight that a route takes comes here once it is authorized, which is why an authorizer can stop it. */
export const answerPreflight: Step<HttpExchange> = {
  name: 'answer-preflight',
  phase: 'access',
  run(exchange) {
    const { deployment, invocation } = exchange;
    if (deployment.cors !== undefined && isPreflight(invocation)) preflightAnswer(exchange, deployment.cors);
  },
};

/** Answers 204 with what the page's origin may do. */
export function preflightAnswer(exchange: HttpExchange, cors: CompiledCors): void {
  const headers = preflightHeaders(cors, exchange.invocation);
  exchange.response = { status: 204, headers, body: noBody };
  exchange.isAnswered = true;
  if (!exchange.trace.isOn) return;
  const allowed = headers.length > 0;
  exchange.trace.note({
    decided: allowed ? 'preflight answered by the CORS configuration' : 'preflight from an origin that is not allowed',
    after: { status: 204, headers },
  });
}
