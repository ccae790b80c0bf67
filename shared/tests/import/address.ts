// Where an address of a foreign request leads: to which API and stage of the workspace, and to which path there.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
import type { TestTarget } from '../../definition/companions/test-suite';
import { type Definition, findEntity, listEntities } from '../../definition/entities';
import { fillText } from '../fill-text';

/** An address taken apart. */
export interface Address {
  /** `https://api.example.com`, or `{{baseUrl}}` where a variable without a value stands for it. */
  readonly origin: string;
  /** The whole without query and user, as it stands in the document: variables not filled in. */
  readonly written: string;
  /** `user:password` before the host, which does not stay in the address. */
  readonly user?: string;
  /** From the first `/` after the origin, without query. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
}

export interface KnownPlace {
  readonly target: TestTarget;
  /** Below the stage. */
  readonly path: string;
  readonly by: 'invoke url' | 'domain';
}

const hostForm = /^([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.(?:localhost|amazonaws\.com(?:\.cn)?)$/;
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Takes `url` apart; variables in its origin are filled in, so that `{{baseUrl}}/pets` is known by its value. */
export function readAddress(url: string, variables: ReadonlyMap<string, string>): Address {
  const [whole = ''] = url.split('#', 1);
  const scope = {
    variable: (name: string) => variables.get(name),
    captured: () => undefined,
    secret: () => undefined,
    madeUp: () => undefined,
  };
  const [, writtenStart = '', writtenRest = ''] =
    /^((?:[a-z][a-z0-9+.-]*:\/\/)?(?:\{\{[^{}]*\}\}|[^/?{])*)([\s\S]*)$/i.exec(whole) ?? [];
  const filled = `${fillText(writtenStart, scope).text}${writtenRest}`;
  const [, scheme = '', user, host = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*:\/\/)?(?:([^@/?#{}]*)@)?((?:\{\{[^{}]*\}\}|[^/?])*)([\s\S]*)$/i.exec(filled) ?? [];
  const question = rest.indexOf('?');
  const path = question === -1 ? rest : rest.slice(0, question);
  return {
    origin: `${scheme.toLowerCase()}${host.includes('{{') ? host : host.toLowerCase()}`,
    written: (whole.split('?', 1)[0] ?? '').replace(/^([a-z][a-z0-9+.-]*:\/\/)[^@/?#{}]*@/i, '$1'),
    path: path === '' ? '/' : path,
    query: question === -1 ? '' : rest.slice(question + 1),
    ...(user !== undefined && { user }),
  };
}

/** The API and stage of the workspace that an address names by its form or by a custom domain. */
export function findKnownPlace(definition: Definition, { origin, path }: Address): KnownPlace | undefined {
  const host = origin.replace(/^[a-z]+:\/\//, '').replace(/:\d+$/, '');
  return byHost(definition, host, path) ?? byPathForm(definition, host, path) ?? byDomain(definition, host, path);
}

function byHost(definition: Definition, host: string, path: string): KnownPlace | undefined {
  const apiId = hostForm.exec(host)?.[1];
  if (apiId === undefined || findEntity(definition, 'rest-api', apiId) === undefined) return undefined;
  const [, stageName = '', rest = ''] = /^\/+([^/]*)([\s\S]*)$/.exec(path) ?? [];
  return stageName === '' ? undefined : { target: { apiId, stageName }, path: rooted(rest), by: 'invoke url' };
}

/** `/_aws/execute-api/{api}/{stage}/…` and `/restapis/{api}/{stage}/_user_request_/…` on this machine. */
function byPathForm(definition: Definition, host: string, path: string): KnownPlace | undefined {
  if (!loopback.test(host)) return undefined;
  const [, apiId, stageName = '', rest = ''] =
    /^\/_aws\/execute-api\/([^/]+)\/([^/]+)([\s\S]*)$/.exec(path) ??
    /^\/restapis\/([^/]+)\/([^/]+)\/_user_request_([\s\S]*)$/.exec(path) ??
    [];
  if (apiId === undefined || findEntity(definition, 'rest-api', apiId) === undefined) return undefined;
  return { target: { apiId, stageName }, path: rooted(rest), by: 'invoke url' };
}

function byDomain(definition: Definition, host: string, path: string): KnownPlace | undefined {
  const domain = listEntities(definition, 'domain-name').find(({ entity }) => matchesDomain(entity.domainName, host));
  if (domain === undefined) return undefined;
  const mappings = listEntities(definition, 'base-path-mapping', domain.entity.domainName)
    .map(({ entity }) => ({ ...entity, prefix: entity.basePath === '(none)' ? '' : `/${entity.basePath}` }))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  const mapping = mappings.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
  if (mapping === undefined) return undefined;
  const rest = path.slice(mapping.prefix.length);
  const apiId = mapping.restApiId;
  if (mapping.stage !== undefined)
    return { target: { apiId, stageName: mapping.stage }, path: rooted(rest), by: 'domain' };
  const [, stageName = '', below = ''] = /^\/+([^/]*)([\s\S]*)$/.exec(rest) ?? [];
  return stageName === '' ? undefined : { target: { apiId, stageName }, path: rooted(below), by: 'domain' };
}

function matchesDomain(domainName: string, host: string): boolean {
  if (!domainName.startsWith('*.')) return domainName === host;
  return host.endsWith(domainName.slice(1)) && !host.slice(0, 1 - domainName.length).includes('.');
}

function rooted(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}
