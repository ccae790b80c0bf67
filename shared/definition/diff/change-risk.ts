// What a change means for the clients of an API: whether calls that worked may stop working.
import { type EntityKind, parseEntityKey } from '../entities';
import type { DescribedChange } from './describe-changes';
import type { MemberChange } from './member-changes';

/** `breaking`: some calls that worked are refused from then on. `check`: they may be answered in another way. */
export type ChangeLevel = 'breaking' | 'check' | 'safe';

export interface ChangeRisk {
  readonly level: ChangeLevel;
  /** One sentence that says why. */
  readonly why: string;
}

const safe: ChangeRisk = { level: 'safe', why: 'Calls that worked work as before.' };

/** Judges a change as it was described. The gravest of its members decides. */
export function riskOf({ key, change, details }: Omit<DescribedChange, 'risk'>): ChangeRisk {
  const { kind } = parseEntityKey(key);
  if (change === 'added') return own(additions, kind) ?? safe;
  if (change === 'removed') return own(removals, kind) ?? check('What refers to it is served in another way.');
  return details.map((detail) => riskOfMember(kind, detail)).reduce(graver, safe);
}

/** The graver of two; the first of equal ones. */
export function graver(left: ChangeRisk, right: ChangeRisk): ChangeRisk {
  return levels.indexOf(right.level) > levels.indexOf(left.level) ? right : left;
}

const levels: readonly ChangeLevel[] = ['safe', 'check', 'breaking'];

const additions: Readonly<Partial<Record<EntityKind, ChangeRisk>>> = {
  'gateway-response': check('Answers that the gateway makes itself look different.'),
};

const removals: Readonly<Partial<Record<EntityKind, ChangeRisk>>> = {
  resource: breaking('Its path answers 403 Missing Authentication Token.'),
  method: breaking('Calls of it are answered 403 Missing Authentication Token.'),
  'v2-route': breaking('Calls of it go to $default, or are answered 404.'),
  'documentation-part': safe,
  'gateway-response': check('Answers that the gateway makes itself look as AWS makes them.'),
};

/** Members that say something about a thing and change nothing of how it serves. */
const words: ReadonlySet<string> = new Set(['description', 'tags', 'operationName', 'friendlyName', 'version']);

function riskOfMember(kind: EntityKind, change: MemberChange): ChangeRisk {
  const [member = ''] = change.path;
  if (words.has(member) || kind === 'documentation-part') return safe;
  switch (kind) {
    case 'method':
    case 'v2-route':
      return riskOfMethod(change);
    case 'resource':
      return member === 'pathPart' || member === 'parentId' ? breaking('Its path is another one.') : safe;
    case 'rest-api':
    case 'v2-api':
      return riskOfApi(change);
    case 'model':
    case 'v2-model':
      return riskOfModel(change);
    case 'authorizer':
    case 'v2-authorizer':
      return member === 'authorizerResultTtlInSeconds' || member === 'name'
        ? safe
        : check('Callers may be let in or refused that were not before.');
    default:
      return check('Calls may be answered in another way.');
  }
}

function riskOfMethod({ path, before, after }: MemberChange): ChangeRisk {
  switch (path[0]) {
    case 'authorizationType':
      return after === 'NONE' || after === undefined
        ? check('Anyone may call it.')
        : breaking('Callers have to prove who they are, in another way than before.');
    case 'authorizationScopes':
      return check('Tokens need other scopes.');
    case 'apiKeyRequired':
      return after === true
        ? breaking('Callers without an API key are refused.')
        : check('It needs no API key any more.');
    case 'requestParameters':
      return after === true && path.length > 1
        ? breaking('Requests without the parameter are refused, where a validator checks them.')
        : check('Other parameters are checked and mapped.');
    case 'requestValidatorId':
      return after === undefined
        ? check('Requests are not validated any more.')
        : breaking('Requests may be refused as not valid.');
    case 'routeKey':
    case 'httpMethod':
      return breaking(`It serves ${String(after)} instead of ${String(before)}.`);
    default:
      return check('Calls may be answered in another way.');
  }
}

function riskOfApi({ path, after }: MemberChange): ChangeRisk {
  switch (path[0]) {
    case 'name':
      return safe;
    case 'disableExecuteApiEndpoint':
      return after === true
        ? breaking('The default endpoint is switched off.')
        : check('The default endpoint is open.');
    case 'endpointConfiguration':
      return check('The API is reached in another way.');
    case 'policy':
      return check('Callers may be let in or refused that were not before.');
    default:
      return check('Calls may be answered in another way.');
  }
}

/** A schema that asks for more refuses what passed; whether it does is not decided here. */
function riskOfModel({ path, before, after }: MemberChange): ChangeRisk {
  if (path[0] !== 'schema') return safe;
  const [old, now] = [requiredIn(before), requiredIn(after)];
  const more = now.filter((name) => !old.includes(name));
  if (more.length > 0) return breaking(`Bodies without ${more.join(', ')} are not valid any more.`);
  return check('Bodies are checked by another schema.');
}

/** Names of members that a schema requires at its top level; none where it cannot be read. */
function requiredIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'string') return [];
  try {
    const { required } = JSON.parse(schema) as { readonly required?: unknown };
    return Array.isArray(required) ? required.filter((name): name is string => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

function own<T>(record: Readonly<Partial<Record<EntityKind, T>>>, kind: EntityKind): T | undefined {
  return Object.hasOwn(record, kind) ? record[kind] : undefined;
}

function check(why: string): ChangeRisk {
  return { level: 'check', why };
}

function breaking(why: string): ChangeRisk {
  return { level: 'breaking', why };
}
