// What becomes of response headers on their way to the client, by integration type.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
import type { IntegrationType } from '../../../shared/definition/rest/integration';
import type { HeaderList } from '../../../shared/trace/trace';

const prefix = 'x-amzn-Remapped-';

// AWS recorded: for HTTP, HTTP_PROXY and AWS; AWS documented: WWW-Authenticate whatever the type
// AWS assumed: MOCK and AWS_PROXY rename the same ones
const renamedAlways = ['connection', 'content-length', 'date', 'server', 'www-authenticate'];

// AWS recorded: HTTP and AWS rename these as well
const renamedByMapping = [
  'authorization',
  'content-md5',
  'expect',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'trailer',
  'upgrade',
  'user-agent',
];

const rules: Readonly<Record<IntegrationType, HeaderRules>> = {
  HTTP: headerRules([...renamedAlways, ...renamedByMapping], ['transfer-encoding']),
  AWS: headerRules([...renamedAlways, ...renamedByMapping], ['transfer-encoding']),
  // AWS recorded: the endpoint's own request id is renamed, its content coding and Via are gone
  // AWS assumed: Keep-Alive belongs to the connection with the endpoint and goes no further
  HTTP_PROXY: headerRules(
    [...renamedAlways, 'x-amzn-requestid'],
    ['transfer-encoding', 'content-encoding', 'via', 'keep-alive'],
  ),
  AWS_PROXY: headerRules(renamedAlways, ['transfer-encoding']),
  MOCK: headerRules(renamedAlways, ['transfer-encoding']),
};

interface HeaderRules {
  readonly renamed: ReadonlySet<string>;
  readonly dropped: ReadonlySet<string>;
  /** Lengths of the names above: most headers are told apart by it alone. */
  readonly lengths: ReadonlySet<number>;
}

export interface ClientHeaders {
  readonly headers: HeaderList;
  readonly renamed: readonly string[];
  readonly dropped: readonly string[];
}

const nothing: readonly string[] = [];

// AWS documented: to compress a streamed response is the integration's own business, so its coding must reach the client
const streamedHttpProxy = headerRules(
  [...renamedAlways, 'x-amzn-requestid'],
  ['transfer-encoding', 'via', 'keep-alive'],
);

/** The header lines as the client may see them; the same list where no rule applies. */
export function applyHeaderRules(headers: HeaderList, type: IntegrationType, isStreamed = false): ClientHeaders {
  const { renamed, dropped, lengths } = isStreamed && type === 'HTTP_PROXY' ? streamedHttpProxy : rules[type];
  let kept: (readonly [string, string])[] | undefined;
  let renamedNames = nothing;
  let droppedNames = nothing;
  for (let at = 0; at < headers.length; at++) {
    const line = headers[at] as readonly [string, string];
    const lowerName = lengths.has(line[0].length) ? line[0].toLowerCase() : '';
    const isRenamed = lowerName !== '' && renamed.has(lowerName);
    const isDropped = lowerName !== '' && dropped.has(lowerName);
    if (isRenamed || isDropped) kept ??= headers.slice(0, at);
    if (isRenamed) {
      kept?.push([prefix + line[0], line[1]]);
      renamedNames = [...renamedNames, line[0]];
    } else if (isDropped) droppedNames = [...droppedNames, line[0]];
    else kept?.push(line);
  }
  return { headers: kept ?? headers, renamed: renamedNames, dropped: droppedNames };
}

function headerRules(renamed: readonly string[], dropped: readonly string[]): HeaderRules {
  return {
    renamed: new Set(renamed),
    dropped: new Set(dropped),
    lengths: new Set([...renamed, ...dropped].map((name) => name.length)),
  };
}
