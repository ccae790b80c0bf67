// Reference 6.8 whole: payload, accepted type, content handling and template, every combination of them.
import type { CaseAnswer, ConformanceCase } from '../conformance-case';
import { http, proxy } from '../operations';

const png = 'image/png';
const text = 'text/plain';
const binary = { 'x-amazon-apigateway-binary-media-types': [png] };

/** Bytes that are no UTF-8, and what base64 and UTF-8 make of them. */
const bytes = Uint8Array.of(0x61, 0xff, 0x62);
const base64 = 'Yf9i';
const utf8 = 'a\uFFFDb';

const handlings = ['none', 'CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'] as const;
type Handling = (typeof handlings)[number];
const handledBy = (handling: Handling) => (handling === 'none' ? {} : { contentHandling: handling });

/** What comes out: the payload itself, bytes from base64, base64 from bytes, U+FFFD for bad bytes, or a failure. */
type Outcome = 'same' | 'decoded' | 'encoded' | 'utf8' | 'fails';

const bodies = {
  text: { type: text, body: 'plain text!' },
  base64: { type: text, body: base64 },
  broken: { type: text, body: bytes },
  binary: { type: png, body: bytes },
} as const;
type Body = keyof typeof bodies;

function outcomeOf(outcome: Outcome, body: Body): { readonly body: string } | { readonly base64: string } {
  if (outcome === 'encoded') return { body: base64 };
  if (outcome === 'utf8') return { body: utf8 };
  if (outcome === 'decoded') return { base64 };
  const given = bodies[body].body;
  return typeof given === 'string' ? { body: given } : { base64: Buffer.from(given).toString('base64') };
}

/** Request: body → what the endpoint gets by content handling none, CONVERT_TO_TEXT, CONVERT_TO_BINARY. */
const requestTable: Readonly<Record<Body, readonly [Outcome, Outcome, Outcome]>> = {
  text: ['same', 'same', 'fails'],
  base64: ['same', 'same', 'decoded'],
  broken: ['utf8', 'utf8', 'fails'],
  binary: ['same', 'encoded', 'same'],
};

const fails: CaseAnswer = {
  status: 500,
  body: '{"message": "Internal server error"}',
  headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
};

const names = Object.keys(bodies) as Body[];

/** One combination: what goes in, and what comes out of it. */
interface Combination {
  readonly name: Body;
  readonly handling: Handling;
  readonly outcome: Outcome;
  readonly isTemplated: boolean;
}

const labelOf = ({ handling, outcome, isTemplated }: Combination) =>
  `${handling}${isTemplated ? ', with a template' : ''}: ${outcome}`;

/** What comes out, in the template's angle brackets where there is one; undefined: it fails. */
function resultOf({ name, outcome, isTemplated }: Combination) {
  if (outcome === 'fails') return undefined;
  const given = outcomeOf(outcome, name);
  if (!isTemplated) return given;
  // a template runs on text alone: raw bytes end in 500
  return 'body' in given ? { body: `<${given.body}>` } : undefined;
}

function requestCase(combination: Combination): ConformanceCase {
  const { type, body } = bodies[combination.name];
  const { handling, isTemplated } = combination;
  const integration = {
    httpMethod: 'POST',
    ...handledBy(handling),
    ...(isTemplated && { requestTemplates: { [type]: '<$input.body>' } }),
  };
  const sent = resultOf(combination);
  return {
    id: `6.8: request of ${combination.name}, ${labelOf(combination)}`,
    source: isTemplated ? 'recorded' : 'documented',
    document: binary,
    paths: { '/x': { post: http(integration) } },
    request: { method: 'POST', path: '/dev/x', body, headers: [['Content-Type', type]] },
    answer: sent === undefined ? { ...fails, sent: null } : { status: 200, sent },
  };
}

const requests: readonly ConformanceCase[] = names.flatMap((name) =>
  handlings.flatMap((handling, at) =>
    [false, true].map((isTemplated) =>
      requestCase({ name, handling, outcome: requestTable[name][at] as Outcome, isTemplated }),
    ),
  ),
);

/** `Accept` of the request, and whether the API has it as binary. */
const accepted: readonly (readonly [what: string, accept: string | undefined, isBinary: boolean])[] = [
  ['no Accept', undefined, false],
  ['Accept of text', text, false],
  ['Accept of binary', png, true],
  ['Accept of binary with parameters', 'image/png;q=0.8', true],
  ['Accept of binary first', `${png},${text}`, true],
  ['Accept of binary second', `image/webp,${png}`, false],
  ['Accept of anything', '*/*', false],
  ['Accept of any image', 'image/*', false],
  ['a malformed Accept', ';;,', false],
];

/** Response: body → for accepted text and accepted binary, by content handling. */
const responseTable: Readonly<
  Record<Body, { readonly text: readonly Outcome[]; readonly binary: readonly Outcome[] }>
> = {
  text: { text: ['same', 'same', 'fails'], binary: ['fails', 'same', 'fails'] },
  base64: { text: ['same', 'same', 'decoded'], binary: ['decoded', 'same', 'decoded'] },
  broken: { text: ['utf8', 'utf8', 'fails'], binary: ['fails', 'utf8', 'fails'] },
  binary: { text: ['encoded', 'encoded', 'same'], binary: ['same', 'encoded', 'same'] },
};

function responseCase(what: string, accept: string | undefined, combination: Combination): ConformanceCase {
  const { type, body } = bodies[combination.name];
  const response = {
    statusCode: '200',
    ...handledBy(combination.handling),
    ...(combination.isTemplated && { responseTemplates: { 'application/json': '<$input.body>' } }),
  };
  const got = resultOf(combination);
  return {
    id: `6.8: answer of ${combination.name}, ${what}, ${labelOf(combination)}`,
    source: 'recorded',
    document: binary,
    paths: { '/x': { get: http({ responses: { default: response } }) } },
    endpoint: { headers: { 'Content-Type': type }, body },
    request: { path: '/dev/x', headers: accept === undefined ? [] : [['Accept', accept]] },
    answer: got === undefined ? fails : { status: 200, ...got },
  };
}

const responses: readonly ConformanceCase[] = names.flatMap((name) =>
  accepted.flatMap(([what, accept, isBinary]) =>
    handlings.flatMap((handling, at) =>
      [false, true].map((isTemplated) => {
        const outcome = responseTable[name][isBinary ? 'binary' : 'text'][at] as Outcome;
        return responseCase(what, accept, { name, handling, outcome, isTemplated });
      }),
    ),
  ),
);

/** Entries of `binaryMediaTypes` and whether `image/png` fits them. */
const lists: readonly (readonly [types: readonly string[], isBinary: boolean])[] = [
  [['image/png'], true],
  [['IMAGE/PNG'], true],
  [['image/*'], true],
  [['*/*'], true],
  [['application/json', 'image/png'], true],
  [['*/png'], false],
  [['image'], false],
  [['image/pn'], false],
  [['image/png; q=1'], false],
  [[], false],
];

const matching: readonly ConformanceCase[] = lists.flatMap(([types, isBinary]) => [
  {
    id: `6.8: image/png of a request fits ${JSON.stringify(types)}: ${isBinary}`,
    source: 'recorded',
    document: { 'x-amazon-apigateway-binary-media-types': types },
    paths: { '/x': { post: http({ httpMethod: 'POST' }) } },
    request: { method: 'POST', path: '/dev/x', body: bytes, headers: [['Content-Type', png]] },
    answer: { status: 200, sent: isBinary ? { base64 } : { body: utf8 } },
  },
  {
    id: `6.8: image/png of an HTTP_PROXY request fits ${JSON.stringify(types)}: ${isBinary}`,
    source: 'assumed',
    document: { 'x-amazon-apigateway-binary-media-types': types },
    paths: { '/x': { post: proxy() } },
    request: { method: 'POST', path: '/dev/x', body: bytes, headers: [['Content-Type', png]] },
    answer: { status: 200, sent: isBinary ? { base64 } : { body: utf8 } },
  },
]);

export const binaryTableCases: readonly ConformanceCase[] = [...requests, ...responses, ...matching];
