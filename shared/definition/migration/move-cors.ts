// OPTIONS methods that answer preflights with MOCK → the one CORS configuration of an HTTP API.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
import type { RestApiView } from '../api-view';
import { isDeepEqual } from '../changes';
import { type EntityKey, entityKey } from '../entities';
import type { Method } from '../rest/method';
import type { CorsConfiguration } from '../v2/api';
import type { MigrationNotes, PlacedNotes } from './migration-note';

interface Preflight {
  readonly cors: CorsConfiguration;
  readonly notes: PlacedNotes;
}

const lists = ['allowOrigins', 'allowMethods', 'allowHeaders', 'exposeHeaders'] as const;

const headers: Readonly<Record<(typeof lists)[number], string>> = {
  allowOrigins: 'access-control-allow-origin',
  allowMethods: 'access-control-allow-methods',
  allowHeaders: 'access-control-allow-headers',
  exposeHeaders: 'access-control-expose-headers',
};

/** True for an OPTIONS method that answers preflights without calling anything. */
export function isPreflight({ httpMethod, methodIntegration }: Method): boolean {
  return (
    httpMethod === 'OPTIONS' &&
    methodIntegration?.type === 'MOCK' &&
    corsHeaders(methodIntegration).some(([name]) => name === headers.allowOrigins)
  );
}

/** The configuration that allows what the OPTIONS methods allow together; undefined where there are none. */
export function moveCors(view: RestApiView, notes: MigrationNotes): CorsConfiguration | undefined {
  const preflights: Preflight[] = [];
  for (const { path, resource, methods } of view.resources.values()) {
    const method = methods.get('OPTIONS');
    if (method === undefined || !isPreflight(method)) continue;
    const key = entityKey('method', view.api.id, resource.id, 'OPTIONS');
    preflights.push(readPreflight(method, key, path, notes));
  }
  const [first] = preflights;
  if (first === undefined) return undefined;
  const union = (name: (typeof lists)[number]) => [...new Set(preflights.flatMap(({ cors }) => cors[name] ?? []))];
  const members = lists.map((name) => [name, name === 'exposeHeaders' ? exposedBy(view) : union(name)] as const);
  const ages = preflights.flatMap(({ cors }) => cors.maxAge ?? []);
  const isCredentialed = preflights.some(({ cors }) => cors.allowCredentials === true);
  const isOpen = union('allowOrigins').includes('*');
  if (isCredentialed && isOpen) {
    // AWS documented: the two together are refused. No browser takes them together either.
    first.notes.lost(
      'credentials from any origin',
      'Name the origins, then allow credentials in the CORS configuration.',
    );
  }
  if (preflights.some(({ cors }) => !isDeepEqual(cors, first.cors))) {
    notes
      .at(entityKey('rest-api', view.api.id), view.api.name)
      .changes(
        'different CORS on different paths',
        'The CORS configuration allows every path what any of them allowed.',
      );
  }
  return {
    ...Object.fromEntries(members.filter(([, list]) => list.length > 0)),
    ...(isCredentialed && !isOpen && { allowCredentials: true }),
    ...(ages.length > 0 && { maxAge: Math.min(...ages) }),
  };
}

function readPreflight(method: Method, key: EntityKey, path: string, notes: MigrationNotes): Preflight {
  const place = notes.at(key, `OPTIONS ${path}`);
  place.changes(
    'CORS by an OPTIONS method',
    'It becomes the CORS configuration of the API, which counts for every path and replaces CORS headers that functions and endpoints send.',
  );
  const found = new Map<string, string>();
  for (const [name, value] of corsHeaders(method.methodIntegration)) {
    const text = /^'(.*)'$/s.exec(value)?.[1];
    if (text !== undefined) found.set(name, text);
    else place.lost(`${name} from ${value}`, 'A CORS configuration holds fixed values: write what it should be.');
  }
  const listed = lists
    .map((name) => [name, (found.get(headers[name]) ?? '').split(',').map((part) => part.trim())] as const)
    .map(([name, parts]) => [name, parts.filter((part) => part !== '')] as const);
  const maxAge = Number(found.get('access-control-max-age') ?? Number.NaN);
  const cors: CorsConfiguration = {
    ...Object.fromEntries(listed.filter(([, parts]) => parts.length > 0)),
    ...(found.get('access-control-allow-credentials') === 'true' && { allowCredentials: true }),
    ...(Number.isInteger(maxAge) && { maxAge: Math.min(Math.max(maxAge, -1), 86_400) }),
  };
  return { cors, notes: place };
}

/** What any answer lets pages read. */
function exposedBy(view: RestApiView): string[] {
  const exposed = [...view.resources.values()].flatMap(({ methods }) =>
    [...methods.values()].flatMap(({ methodIntegration }) =>
      corsHeaders(methodIntegration).flatMap(([name, value]) =>
        name === headers.exposeHeaders ? (/^'(.*)'$/s.exec(value)?.[1] ?? '').split(',') : [],
      ),
    ),
  );
  return [...new Set(exposed.map((name) => name.trim()).filter((name) => name !== ''))];
}

/** The CORS headers of an integration's responses, their names in lower case. */
function corsHeaders(integration: Method['methodIntegration']): (readonly [string, string])[] {
  return Object.values(integration?.integrationResponses ?? {}).flatMap(({ responseParameters = {} }) =>
    Object.entries(responseParameters).flatMap(([key, value]) => {
      const name = /^method\.response\.header\.(access-control-.+)$/i.exec(key)?.[1]?.toLowerCase();
      return name === undefined ? [] : [[name, value] as const];
    }),
  );
}
