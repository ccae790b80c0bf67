// Whether an entry of `Resource` can ever match a request to an API.
import { splitArn } from './arn-pattern';

/** What is known of the API that a policy stands on; what is absent is not looked at. */
export interface PolicyApi {
  readonly apiId?: string;
  readonly endpointType?: 'EDGE' | 'REGIONAL' | 'PRIVATE';
  readonly stageNames?: ReadonlySet<string>;
  /** Whether a method serves this verb and path. */
  readonly serves?: (verb: string, path: string) => boolean;
  /** False: no method asks for AWS_IAM. */
  readonly hasSignedMethods?: boolean;
}

const verbs: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'DELETE']);

/** Why `resource` matches nothing; undefined where it may. Without `api` only its form is looked at. */
export function resourceProblem(resource: string, api: PolicyApi | undefined): string | undefined {
  if (resource === '*') return undefined;
  if (resource.startsWith('execute-api:/'))
    return api && placeProblem(resource.slice('execute-api:/'.length).split('/'), api);
  const parts = splitArn(resource);
  const [, partition = '', service = '', , , place] = parts;
  if (place === undefined && !(parts.length >= 4 && resource.endsWith('*'))) {
    return 'An ARN has six parts: arn:partition:service:region:account:resource.';
  }
  if (/[*?]/.test(service)) return 'The service of an ARN cannot be a wildcard.';
  if (partition === '') return 'The partition of an ARN is missing: aws.';
  if (api === undefined) return undefined;
  if (service !== 'execute-api')
    return `A request to an API is a resource of execute-api, not of ${service || 'no service'}.`;
  if (place === undefined) return undefined;
  const [id = '', ...rest] = place.split('/');
  if (isPlain(id) && api.apiId !== undefined && id !== api.apiId) return `This API is ${api.apiId}, not ${id}.`;
  // a star crosses slashes: what stands behind it may be any part
  return isPlain(id) || id === '*' ? (rest.length === 0 ? stageless(id) : placeProblem(rest, api)) : undefined;
}

function stageless(id: string): string | undefined {
  return id === '*' ? undefined : 'After the API the ARN goes on with /stage/METHOD/path, or /*.';
}

function placeProblem([stage = '', verb, ...path]: readonly string[], api: PolicyApi): string | undefined {
  if (!isPlain(stage)) return undefined;
  const { stageNames } = api;
  if (stageNames !== undefined && stageNames.size > 0 && !stageNames.has(stage))
    return `The API has no stage ${stage}.`;
  if (verb === undefined) return 'After the stage the ARN goes on with /METHOD/path, or /*.';
  if (!isPlain(verb)) return undefined;
  if (!verbs.has(verb))
    return `${verb || 'Nothing'} is no method of a request; the ARN has the verb in capitals, and * for any.`;
  const whole = `/${path.join('/')}`;
  if (path.length === 0) return 'After the method the ARN goes on with /path; of the root it ends with a slash.';
  if (!isPlain(whole) || api.serves === undefined) return undefined;
  return api.serves(verb, whole) ? undefined : `The API has no method ${verb} ${whole}.`;
}

function isPlain(text: string): boolean {
  return !/[*?]|\$\{/.test(text);
}
