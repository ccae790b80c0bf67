// Foreign requests → requests of a suite: each at its target, without secrets.
import type { TestPair, TestRequest, TestTarget } from '../../definition/companions/test-suite';
import { type Definition, findEntity } from '../../definition/entities';
import type { LossList } from '../../openapi/import/losses';
import { base64Text, utf8Bytes } from '../../vtl/text-bytes';
import { type Address, findKnownPlace, type KnownPlace, readAddress } from './address';
import { type ForeignRequest, type ForeignRequests, maxBody, pair } from './foreign-requests';
import { guessTarget, prefixFor, withoutPrefix } from './guess-target';
import type { TestImportMatch } from './import-plan';
import {
  holdsSecrets,
  type SecretTaker,
  withoutSecretFields,
  withoutSecretHeaders,
  withoutSecretPairs,
  withoutTokens,
} from './take-secrets';

export interface PlacingOptions {
  readonly definition: Definition;
  readonly target?: TestTarget;
  readonly targets: readonly { readonly origin: string; readonly target: TestTarget }[];
  readonly losses: LossList;
  readonly taker: SecretTaker;
}

/** A request with where it leads. */
interface Placed {
  readonly request: ForeignRequest;
  readonly address: Address;
  readonly known: KnownPlace | undefined;
}

/** Places all requests; `matches` has one row per address and way. */
export function placeRequests(
  foreign: ForeignRequests,
  options: PlacingOptions,
): { readonly requests: readonly Omit<TestRequest, 'id'>[]; readonly matches: readonly TestImportMatch[] } {
  const placed = foreign.requests.map((request) => {
    const address = readAddress(request.url, foreign.variables);
    return { request, address, known: findKnownPlace(options.definition, address) };
  });
  const matches = new Map<string, Match>();
  const requests = placed.map((item) => {
    const key = keyOf(item);
    const match =
      matches.get(key) ??
      matchOf(
        placed.filter((other) => keyOf(other) === key),
        options,
      );
    matches.set(key, match);
    return testRequest(item, match, options);
  });
  return { requests, matches: [...matches.values()].map(({ shown }) => shown) };
}

interface Match {
  readonly shown: TestImportMatch;
  /** What stands before the API's own paths. */
  readonly prefix: string;
}

/** Requests of one key lead to one place. */
function keyOf({ address, known }: Placed): string {
  return known === undefined ? address.origin : `${address.origin} ${known.target.apiId} ${known.target.stageName}`;
}

function matchOf(items: readonly Placed[], { definition, targets, target, losses }: PlacingOptions): Match {
  const [{ address, known }] = items as [Placed];
  const seen = items.map((item) => ({ method: item.request.method, path: item.address.path }));
  const shown = { origin: address.origin, requests: items.length, example: address.path };
  if (known !== undefined) {
    const { apiId, stageName } = known.target;
    if (findEntity(definition, 'stage', apiId, stageName) === undefined) {
      losses.warn(address.origin, `The API ${apiId} has no stage ${stageName}.`);
    }
    return { shown: { ...shown, by: known.by, target: known.target }, prefix: '' };
  }
  const chosen = targets.find(({ origin }) => origin === address.origin)?.target ?? target;
  if (chosen !== undefined) {
    return { shown: { ...shown, by: 'chosen', target: chosen }, prefix: prefixFor(definition, chosen.apiId, seen) };
  }
  const suggestion = guessTarget(definition, seen);
  if (suggestion === undefined) return { shown: { ...shown, by: 'none' }, prefix: '' };
  return { shown: { ...shown, by: 'paths', suggestion }, prefix: '' };
}

function testRequest(item: Placed, match: Match, options: PlacingOptions): Omit<TestRequest, 'id'> {
  const { taker, losses } = options;
  const { request, address } = item;
  const { place } = request;
  const parsed = queryPairs(address.query);
  const target = match.shown.target;
  const path = withoutTokens(pathOf(item, match), taker, place);
  const query = withoutSecretPairs(parsed ?? [], taker, place);
  const headers = withUser(address, withoutSecretHeaders(request, taker, losses), taker, place);
  const rawQuery = parsed === undefined ? `?${withoutSecretFields(address.query, taker, place)}` : '';
  return {
    name: (request.name ?? `${request.method} ${shortPath(path)}`).slice(0, 256),
    method: request.method,
    path: `${path}${rawQuery}`,
    expect: request.expect.flatMap((check) => safeCheck(check, taker, losses, place)),
    ...(request.description !== undefined && { description: request.description }),
    ...(target !== undefined && { target }),
    ...(query.length > 0 && { query: [...query] }),
    ...(headers.length > 0 && { headers: [...headers] }),
    ...bodyOf(request, options),
    ...(request.capture !== undefined && request.capture.length > 0 && { capture: [...request.capture] }),
  };
}

function pathOf({ address, known }: Placed, { shown, prefix }: Match): string {
  if (known !== undefined) return known.path;
  if (shown.target !== undefined) return withoutPrefix(address.path, prefix);
  // What is no HTTP address and no variable would not be a path that a file may hold.
  return /^(?:https?:\/\/|\{\{)/i.test(address.written) ? address.written : `http://${address.written}`;
}

/** The path of an address, for names. */
function shortPath(address: string): string {
  const path = address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  const text = path === '' ? '/' : path;
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/** The pairs of a query; undefined where taking it apart would change it. */
function queryPairs(query: string): readonly TestPair[] | undefined {
  if (query === '') return [];
  const pairs: TestPair[] = [];
  for (const piece of query.split('&')) {
    const equals = piece.indexOf('=');
    if (equals <= 0) return undefined;
    try {
      const [name, value] = [piece.slice(0, equals), piece.slice(equals + 1)].map((text) =>
        decodeURIComponent(text.replace(/\+/g, ' ')),
      );
      pairs.push(pair(name ?? '', value ?? ''));
    } catch {
      // A percent sign that begins nothing: the query stays as it is.
      return undefined;
    }
  }
  return pairs;
}

/** `https://user:password@host` is basic authorization. */
function withUser(
  { user }: Address,
  headers: readonly TestPair[],
  taker: SecretTaker,
  place: string,
): readonly TestPair[] {
  if (user === undefined || user === '' || headers.some(({ name }) => /^authorization$/i.test(name))) return headers;
  const value = base64Text(utf8Bytes(user.includes(':') ? user : `${user}:`));
  return [...headers, pair('Authorization', `Basic ${taker.take('authorization', value, `${place} Authorization`)}`)];
}

function bodyOf({ body, isBase64 = false, place }: ForeignRequest, { taker, losses }: PlacingOptions) {
  if (body === undefined) return {};
  if (body.length > maxBody) {
    losses.warn(place, 'The body is longer than 4 MB; it is left out.');
    return {};
  }
  return isBase64 ? { body, isBase64 } : { body: withoutSecretFields(body, taker, place) };
}

/** An expectation may not carry a secret either: a body that holds one is not expected word by word. */
function safeCheck(
  check: TestRequest['expect'][number],
  taker: SecretTaker,
  losses: LossList,
  place: string,
): readonly TestRequest['expect'][number][] {
  if (check.value === undefined) return [check];
  if (check.check === 'body' && holdsSecrets(check.value)) {
    losses.info(place, 'The answer holds a token or password: it is not expected word by word.');
    return [];
  }
  return [{ ...check, value: withoutTokens(check.value, taker, place) }];
}
