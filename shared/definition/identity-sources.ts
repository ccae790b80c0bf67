// Identity sources of Lambda authorizers: the list as an authorizer writes it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html

export type IdentityPlace = 'header' | 'querystring' | 'stage-variable' | 'context';

export interface IdentitySource {
  /** As written: `method.request.header.Authorization`. */
  readonly expression: string;
  readonly place: IdentityPlace;
  readonly name: string;
}

export interface IdentitySources {
  readonly sources: readonly IdentitySource[];
  /** Why an authorizer of this type can read no identity; undefined where it can. */
  readonly problem: string | undefined;
}

const forms: readonly (readonly [IdentityPlace, RegExp])[] = [
  ['header', /^method\.request\.header\.([!#$%&'*+\-.^_`|~0-9A-Za-z]+)$/],
  ['querystring', /^method\.request\.querystring\.(\S+)$/],
  ['stage-variable', /^stageVariables\.([A-Za-z0-9_]+)$/],
  ['context', /^\$?context\.([A-Za-z0-9_.]+)$/],
];

/** AWS assumed: what a TOKEN authorizer reads where nothing else is said; it is what the console fills in. */
const defaultSource = 'method.request.header.Authorization';

/** Reads the list. AWS documented: separated by commas; path parameters are no sources; a token stands in one header. */
export function parseIdentitySources(type: 'TOKEN' | 'REQUEST', list: string): IdentitySources {
  const written = list.trim() === '' && type === 'TOKEN' ? defaultSource : list;
  const sources: IdentitySource[] = [];
  let problem: string | undefined;
  for (const expression of written.split(',').map((part) => part.trim())) {
    if (expression === '') continue;
    const source = parseSource(expression);
    if (source !== undefined) sources.push(source);
    else {
      problem ??=
        `${expression} is no identity source. Those are method.request.header.NAME, ` +
        'method.request.querystring.NAME, stageVariables.NAME and context.NAME.';
    }
  }
  if (type === 'TOKEN' && (sources.length !== 1 || sources[0]?.place !== 'header')) {
    problem ??= 'A TOKEN authorizer reads exactly one header: method.request.header.NAME.';
  }
  return { sources, problem };
}

function parseSource(expression: string): IdentitySource | undefined {
  for (const [place, form] of forms) {
    const name = form.exec(expression)?.[1];
    if (name !== undefined) return { expression, place, name };
  }
  return undefined;
}
