// A recorded request as a foreign one, so that it becomes a test the same way as an imported one.
import type { TestTarget } from '../../definition/companions/test-suite';
import type { LossList } from '../../openapi/import/losses';
import type { Trace, TraceBody } from '../../trace/trace';
import { expectationsOf } from './expected-answer';
import { type ForeignRequests, pair } from './foreign-requests';
import { secretSlotName } from './secret-words';

/** Headers that the connection or the client writes itself. */
const connectionHeaders =
  /^(?:host|connection|content-length|transfer-encoding|x-amzn-requestid|x-forwarded-.*|x-amzn-trace-id)$/i;

/** The request and the answer of `trace`, addressed to `target`. */
export function recordedRequest(trace: Trace, target: TestTarget, losses: LossList, name?: string): ForeignRequests {
  const { request, response } = trace;
  const method = request.method ?? 'GET';
  const url = request.url ?? '/';
  const place = `${method} ${url}`;
  const body = textOf(request.body);
  if (request.body?.isTruncated === true) losses.warn(place, 'The recorded body was cut: complete it in the test.');
  else if (request.body !== undefined && request.body.bytes > 0 && body === undefined) {
    losses.warn(place, 'The body was not recorded, because the stage keeps no data: it is missing in the test.');
  }
  return {
    kind: 'har',
    variables: new Map(),
    requests: [
      {
        place,
        ...(name !== undefined && { name }),
        method,
        url: `http://${target.apiId}.execute-api.us-east-1.localhost/${target.stageName}${url}`,
        headers: (request.headers ?? [])
          .filter(([known]) => !connectionHeaders.test(known))
          .map(([known, value]) => pair(known, unmasked(known, value, losses, place))),
        expect: expected(response, losses, place),
        ...(body !== undefined && body !== '' && { body, ...(request.body?.isBase64 === true && { isBase64: true }) }),
      },
    ],
  };
}

/** Traces keep the end of a credential only: a secret stands for it that has to be filled. */
function unmasked(name: string, value: string, losses: LossList, place: string): string {
  if (!/^\*{3,}.{0,6}$/.test(value)) return value;
  const secret = secretSlotName(name);
  losses.warn(place, `The recorded ${name} is masked: fill the secret ${secret}, or set GATEHOUSE_TEST_${secret}.`);
  return `{{secret:${secret}}}`;
}

function expected(response: Trace['response'], losses: LossList, place: string) {
  const isWhole = response.body?.isTruncated !== true && response.body?.isBase64 !== true;
  const body = isWhole ? textOf(response.body) : undefined;
  const { expect, leavesBodyOut } = expectationsOf({
    status: response.status ?? 200,
    headers: response.headers ?? [],
    ...(body !== undefined && { body }),
  });
  if (leavesBodyOut || !isWhole)
    losses.info(place, 'The answer is too long or no text: it is not expected word by word.');
  return expect;
}

function textOf(body: TraceBody | undefined): string | undefined {
  return body?.text;
}
