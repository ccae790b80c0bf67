// A recorded request as an HTTP API receives it once more.
import { defaultStageName } from '../../../../shared/definition/v2/stage';
import { httpInvocation } from '../../1-entry/http-api/http-invocation';
import { readHead } from '../../1-entry/request-head';
import type { RequestIds } from '../../1-entry/request-ids';
import type { HttpInvocation } from '../../http-exchange';
import type { StageDeployment } from '../../ports';
import type { ReplayedRequest } from '../../replay-ports';

/** Lines that the entrance wrote when the request was recorded, and writes again. */
const writtenAnew = new Set(['host', 'content-length', 'x-forwarded-for', 'x-forwarded-port', 'x-forwarded-proto']);

/** Builds it; `ids` are those of the recorded request. */
export function replayedHttpInvocation(
  request: ReplayedRequest,
  { apiId, stageName }: StageDeployment,
  region: string,
  ids: RequestIds,
): HttpInvocation {
  const [sent = '', ...query] = request.pathWithQueryString.split('?');
  const path = sent.startsWith('/') ? sent : `/${sent}`;
  const contextPath = stageName === defaultStageName ? path : `/${stageName}${path}`;
  const rawQuery = query.join('?');
  const domainName = `${apiId}.execute-api.${region}.localhost`;
  const headers = request.headers.filter(([name]) => !writtenAnew.has(name.toLowerCase()));
  const destination = {
    kind: 'gateway',
    apiId,
    stageName,
    path,
    contextPath,
    rawQuery,
    domainName,
    region,
    arrival: undefined,
  } as const;
  const received = {
    method: request.method,
    url: rawQuery === '' ? contextPath : `${contextPath}?${rawQuery}`,
    head: readHead(['Host', domainName, ...headers.flat()]),
    destination,
    body: Buffer.from(request.body, request.isBase64 ? 'base64' : 'utf8'),
    connection: { remoteAddress: request.sourceIp, port: 443, isTls: true },
  };
  return httpInvocation(received, { region, path, contextPath }, ids, request.startedAt);
}
