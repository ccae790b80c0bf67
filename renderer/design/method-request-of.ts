// The method request of a trace: what the client sent, with the path parameters that routing found.
import type { Trace, TraceMessage } from '../../shared/trace/trace';

/** Members the trace's own request lacks come from the first step that knows them. */
export function methodRequestOf(trace: Trace): TraceMessage {
  const known = trace.steps
    .filter(({ phase }) => phase === 'routing' || phase === 'access' || phase === 'method-request')
    .flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  const { path, querystring, headers, body, ...rest } = trace.request;
  return {
    ...rest,
    ...member('path', path ?? known.find((message) => message.path !== undefined)?.path),
    ...member('querystring', querystring ?? known.find((message) => message.querystring !== undefined)?.querystring),
    ...member('headers', headers ?? known.find((message) => message.headers !== undefined)?.headers),
    ...member('body', body ?? known.find((message) => message.body !== undefined)?.body),
  };
}

function member<N extends keyof TraceMessage>(name: N, value: TraceMessage[N] | undefined): Pick<TraceMessage, N> {
  return (value === undefined ? {} : { [name]: value }) as Pick<TraceMessage, N>;
}
