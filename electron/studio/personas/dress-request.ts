// Dresses a request as a persona: token, API key, headers, claimed origin, and last of all the signature over it.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import { anonymous, type DressedRequest } from '../../../shared/contract/personas';
import type { Persona } from '../../../shared/definition/companions/persona';
import { type Definition, findEntity } from '../../../shared/definition/entities';

export interface PlainRequest {
  readonly verb: string;
  readonly stageName: string;
  readonly pathWithQueryString: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  /** True where `body` is base64 of bytes. */
  readonly isBase64: boolean;
}

export interface DressingRoom {
  readonly definition: Definition;
  /** With the port: the host that the request will name. */
  readonly host: string;
  readonly mint: StudioServices['identity']['mint'];
  readonly sign: StudioServices['principals']['sign'];
}

/** The request as `name` sends it; NOT_FOUND where there is no such persona. */
export async function dressRequest(name: string, request: PlainRequest, room: DressingRoom): Promise<DressedRequest> {
  const persona = name === anonymous ? undefined : findEntity(room.definition, 'persona', name);
  if (persona === undefined) {
    if (name !== anonymous) throw new StudioError('NOT_FOUND', `There is no persona ${name}.`, { path: 'persona' });
    return { pathWithQueryString: request.pathWithQueryString, headers: named(request.headers, anonymous) };
  }
  const pathWithQueryString = withQuery(request.pathWithQueryString, persona.querystring ?? {});
  const token = await mintFor(persona, room);
  const headers = [...named(request.headers, name), ...headersOf(persona, token, room.definition)];
  const dressed = { pathWithQueryString, headers, ...(token !== undefined && { token }) };
  if (persona.iam === undefined) return dressed;
  const path = pathWithQueryString.startsWith('/') ? pathWithQueryString : `/${pathWithQueryString}`;
  const signed = await room.sign({
    as: persona.iam,
    method: request.verb,
    url: `http://${room.host}/${request.stageName}${path}`,
    headers: headers.map(([header, value]) => [header, value]),
    service: 'execute-api',
    body: request.body,
    isBase64: request.isBase64,
  });
  return { ...dressed, headers: signed.headers, principal: signed.principal };
}

async function mintFor({ token }: Persona, { mint }: DressingRoom): Promise<string | undefined> {
  if (token === undefined) return undefined;
  const { userPoolId: poolId, header: _header, prefix: _prefix, tokenUse = 'id', ...options } = token;
  return (await mint({ poolId, tokenUse, ...options })).token;
}

function headersOf(persona: Persona, token: string | undefined, definition: Definition): [string, string][] {
  const { apiKeyId, sourceIp, vpcId, vpceId, accountId } = persona;
  const headers = Object.entries(persona.headers ?? {});
  if (token !== undefined) {
    headers.push([persona.token?.header ?? 'Authorization', `${persona.token?.prefix ?? ''}${token}`]);
  }
  if (apiKeyId !== undefined) {
    const key = findEntity(definition, 'api-key', apiKeyId);
    if (key === undefined) {
      throw new StudioError('NOT_FOUND', `Persona ${persona.name} uses API key ${apiKeyId}, which is gone.`, {
        path: 'apiKeyId',
      });
    }
    headers.push(['X-API-Key', key.value]);
  }
  const claims: [string, string | undefined][] = [
    ['X-Gatehouse-Source-Ip', sourceIp],
    ['X-Gatehouse-Vpc', vpcId],
    ['X-Gatehouse-Vpce', vpceId],
    ['X-Gatehouse-Account', accountId],
  ];
  for (const [name, value] of claims) if (value !== undefined) headers.push([name, value]);
  return headers;
}

/** The trace says who it was. */
function named(headers: PlainRequest['headers'], persona: string): [string, string][] {
  const others = headers.filter(([name]) => name.toLowerCase() !== 'x-gatehouse-persona');
  return [...others.map(([name, value]): [string, string] => [name, value]), ['X-Gatehouse-Persona', persona]];
}

function withQuery(pathWithQueryString: string, more: Readonly<Record<string, string>>): string {
  const added = Object.entries(more).map((pair) => pair.map(encodeURIComponent).join('='));
  if (added.length === 0) return pathWithQueryString;
  return `${pathWithQueryString}${pathWithQueryString.includes('?') ? '&' : '?'}${added.join('&')}`;
}
