// What holds for any input: formats and templates that people write never break an answer, and renaming settles.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyHeaderRules } from '../../electron/gateway/8-method-response/response-header-rules';
import { compileAccessLog } from '../../electron/gateway/9-exit/access-log';
import { gatewayResponse } from '../../electron/gateway/9-exit/gateway-response';
import { refusalOf } from '../../electron/gateway/9-exit/refusal';
import { wireHeaders } from '../../electron/gateway/9-exit/response-headers';
import { compileGatewayResponses } from '../../electron/gateway/deploy/compile-gateway-responses';
import { GatewayError } from '../../electron/gateway/gateway-error';
import { sampleExchange, sampleInvocation } from '../../electron/gateway/testing/sample-exchange';
import { type GatewayResponseType, gatewayResponseTypes } from '../../shared/definition/rest/gateway-response';
import { executionLogEvents } from '../../shared/trace/execution-log';

const word = fc.constantFrom(
  '$context.',
  '$context.error.message',
  '$context.error.messageString',
  '$context.error.validationErrorString',
  '$context.identity.userAgent',
  '$context.path',
  '$context.__proto__.constructor',
  '$context.constructor',
  '$context.authorizer.claims.toString',
  '$context.requestTime',
  '$stageVariables.__proto__',
  '$stageVariables.color',
  '$method.request.header.User-Agent',
  '$method.request.querystring.hasOwnProperty',
  '$method.request.path.id',
  '${',
  '#if(',
  '"',
  '\\',
  '\n',
);
const written = fc
  .array(fc.oneof(word, fc.string(), fc.string({ unit: 'binary' })), { maxLength: 12 })
  .map((parts) => parts.join(''));
const text = fc.string({ unit: 'binary' });

/** An exchange refused with these texts, from a client with this name. */
function refused(
  type: GatewayResponseType,
  message: string,
  userAgent: string,
  responses = compileGatewayResponses(new Map()),
) {
  const refusal = refusalOf(new GatewayError(type, { message, validationErrorString: message, reason: message }));
  const invocation = { ...sampleInvocation, userAgent, headers: [['User-Agent', userAgent] as const] };
  return {
    refusal,
    exchange: sampleExchange({ refusal, invocation, deploymentParts: { gatewayResponses: responses } }),
  };
}

it('an access log format never throws, and a JSON format never makes a second line', () => {
  fc.assert(
    fc.property(written, text, text, (format, message, agent) => {
      const { exchange } = refused('BAD_REQUEST_BODY', message, agent);
      expect(typeof compileAccessLog(format)(exchange)).toBe('string');
      const json = `{"agent":"$context.identity.userAgent","error":"$context.error.message","quoted":$context.error.messageString}`;
      expect(JSON.parse(compileAccessLog(json)(exchange))).toEqual({
        agent: agent === '' ? '-' : agent,
        error: message === '' ? '-' : message,
        quoted: message,
      });
    }),
  );
});

it('an access log line is one line, whatever the client sends', () => {
  fc.assert(
    fc.property(text, (agent) => {
      const { exchange } = refused('THROTTLED', agent, agent);
      const line = compileAccessLog('$context.identity.userAgent $context.error.message')(exchange);
      expect(/[\r\n]/.test(line)).toBe(false);
    }),
  );
});

it('a gateway response template or header never throws, and JSON made of it stays JSON', () => {
  const type = fc.constantFrom(...gatewayResponseTypes);
  fc.assert(
    fc.property(
      type,
      written,
      fc.constantFrom('application/json', 'text/plain', '', 'x/y;z'),
      text,
      (responseType, template, mediaType, message) => {
        const responseParameters = {
          'gatewayresponse.header.X-Any': template,
          'gatewayresponse.header.': "''",
          'gatewayresponse.header.a b': "'v'",
          'gatewayresponse.path.x': 'context.stage',
        };
        const own = { responseType, responseTemplates: { [mediaType]: template }, responseParameters };
        const { exchange, refusal } = refused(
          responseType,
          message,
          message,
          compileGatewayResponses(new Map([[responseType, own]])),
        );
        const answer = gatewayResponse(exchange, refusal);
        const wire = wireHeaders(answer.headers, sampleInvocation, answer.body.length);
        expect(wire.every((part) => !/[\r\n\0]/.test(part))).toBe(true);

        const json = {
          responseType,
          responseTemplates: {
            'application/json': '{"m":"$context.error.validationErrorString","q":$context.error.messageString}',
          },
        };
        const second = refused(responseType, message, '', compileGatewayResponses(new Map([[responseType, json]])));
        if (responseType !== 'REQUEST_TOO_LARGE') {
          const { body } = gatewayResponse(second.exchange, second.refusal);
          expect(JSON.parse(Buffer.from(body).toString())).toEqual({ m: message, q: message });
        }
      },
    ),
  );
});

const headerName = fc.constantFrom(
  'Date',
  'date',
  'CONTENT-LENGTH',
  'Server',
  'Via',
  'Host',
  'X-Own',
  'x-amzn-RequestId',
  'x-amzn-Remapped-Date',
  'Transfer-Encoding',
  'WWW-Authenticate',
  'Content-Type',
  '__proto__',
  'Keep-Alive',
);

it.each(['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY', 'MOCK'] as const)(
  'renaming the headers of %s twice is renaming them once',
  (type) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(headerName, fc.string())), (headers) => {
        const once = applyHeaderRules(headers, type);
        const twice = applyHeaderRules(once.headers, type);
        expect([twice.headers, twice.renamed, twice.dropped]).toEqual([once.headers, [], []]);
        expect(once.headers.length + once.dropped.length).toBe(headers.length);
      }),
    );
  },
);

it('a line of the execution log is never longer than 1,024 bytes, and is the line where it fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), fc.nat(3), (part, times) => {
      const line = part.repeat(times + 1);
      const trace = { requestId: 'r', log: [{ at: 0, level: 'ERROR' as const, text: line }] };
      const [event] = executionLogEvents(trace as never, { loggingLevel: 'ERROR', dataTraceEnabled: false });
      const shown = (event?.text ?? '').slice('(r) '.length);
      if (Buffer.byteLength(line) <= 1_024) expect(shown).toBe(line);
      else {
        const kept = shown.slice(0, -' [TRUNCATED]'.length);
        expect([line.startsWith(kept), Buffer.byteLength(kept) <= 1_024, Buffer.byteLength(kept) > 1_020]).toEqual([
          true,
          true,
          true,
        ]);
      }
    }),
  );
});
