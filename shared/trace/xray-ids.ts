// The ids that X-Ray knows a request by.
import type { HeaderList, Trace } from './trace';

/** `1-5759e988-bd862e3fe1be46a994272793`: what came with the request, else what its integration was given. */
export function xrayRoot(trace: Trace): string | undefined {
  return rootIn(headerOf(trace.request.headers, 'x-amzn-trace-id')) ?? rootIn(givenTraceId(trace));
}

/** The segment that the caller was in: 16 hexadecimal digits. */
export function xrayParent(trace: Trace): string | undefined {
  const header = headerOf(trace.request.headers, 'x-amzn-trace-id') ?? '';
  return /(?:^|;)\s*Parent=([0-9a-f]{16})(?:;|$)/.exec(header)?.[1];
}

/** The first value of a header, in any letter case. */
export function headerOf(headers: HeaderList | undefined, wanted: string): string | undefined {
  return headers?.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** The X-Ray header that the integration was given. */
function givenTraceId({ steps }: Trace): string | undefined {
  return steps
    .map(({ phase, after }) =>
      phase === 'integration-request' ? headerOf(after?.headers, 'x-amzn-trace-id') : undefined,
    )
    .find((found) => found !== undefined);
}

function rootIn(header: string | undefined): string | undefined {
  return /Root=(1-[0-9a-f]{8}-[0-9a-f]{24})/.exec(header ?? '')?.[1];
}
