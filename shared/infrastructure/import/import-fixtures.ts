// Templates of the tests, imported, and told without ids so that results can be compared.
import { viewRestApi } from '../../definition/api-view';
import { seededRandom } from '../../definition/edits/edit-fixtures';
import { type Definition, listEntities } from '../../definition/entities';
import { type ImportedInfrastructure, type InfrastructureOptions, importInfrastructure } from './import-infrastructure';

/** Imports a text as a fixture is imported. */
export function importText(
  text: string,
  options: Partial<InfrastructureOptions> & { readonly fileName?: string } = {},
): ImportedInfrastructure {
  const { fileName = 'template.yaml', ...others } = options;
  return importInfrastructure([{ fileName, text, stackName: 'stack' }], {
    definition: new Map(),
    region: 'eu-west-1',
    accountId: '123456789012',
    random: seededRandom(),
    now: 1_700_000_000_000,
    files: new Map(),
    fills: new Map(),
    acceptsSuggestions: false,
    ...others,
  });
}

/** What an import made, in a form that does not change with ids. */
export function told({ entities, fills, losses, inlineCode }: ImportedInfrastructure): object {
  const definition = entities as Definition;
  const list = <K extends Parameters<typeof listEntities>[1]>(kind: K) =>
    listEntities(definition, kind).map(({ entity }) => entity);
  const names = new Map<string, string>(
    [...list('rest-api'), ...list('authorizer'), ...list('request-validator'), ...list('api-key')].map((entity) => {
      const { id, name } = entity as { readonly id: string; readonly name?: string };
      return [id, `<${name ?? 'key'}>`];
    }),
  );
  for (const kind of ['v2-api', 'v2-authorizer', 'v2-model', 'v2-vpc-link'] as const) {
    for (const entity of list(kind)) names.set((entity as { id: string }).id, `<${(entity as { name: string }).name}>`);
  }
  for (const { id, routeKey } of list('v2-route') as readonly { readonly id: string; readonly routeKey: string }[]) {
    names.set(id, `<${routeKey}>`);
  }
  for (const [at, entity] of list('v2-integration').entries()) {
    names.set((entity as { readonly id: string }).id, `<integration ${at}>`);
  }
  const ids = [...names.keys(), ...list('resource').map((entity) => (entity as { readonly id: string }).id)];
  const plain = (value: unknown): unknown =>
    JSON.parse(
      ids.reduce((text, id) => text.replaceAll(id, names.get(id) ?? '<resource>'), JSON.stringify(value)),
      (key, member: unknown) =>
        ['id', 'createdDate', 'lastUpdatedDate', 'rootResourceId'].includes(key) ? undefined : member,
    );
  const apis = listEntities(definition, 'rest-api').map(({ ids: [apiId = ''] }) => {
    const view = viewRestApi(definition, apiId);
    const methods = [...(view?.resources.values() ?? [])].flatMap(({ path, methods: all }) =>
      [...all.values()].map((method) => [`${method.httpMethod} ${path}`, plain(method)]),
    );
    return {
      api: plain(view?.api),
      paths: [...(view?.resources.values() ?? [])].map(({ path }) => path),
      methods: Object.fromEntries(methods) as object,
    };
  });
  const others = (
    [
      'model',
      'authorizer',
      'request-validator',
      'gateway-response',
      'documentation-part',
      'documentation-version',
      'stage',
      'usage-plan',
      'domain-name',
      'base-path-mapping',
      'vpc-link',
      'account',
      'function',
      'v2-api',
      'v2-route',
      'v2-route-response',
      'v2-integration',
      'v2-integration-response',
      'v2-authorizer',
      'v2-model',
      'v2-stage',
      'v2-vpc-link',
      'api-mapping',
    ] as const
  ).flatMap((kind) => (list(kind).length === 0 ? [] : [[kind, list(kind).map(plain)]]));
  return {
    apis,
    ...(Object.fromEntries(others) as object),
    fills: fills.map(({ place, wants, suggestion }) => `${place}: ${wants} [${suggestion ?? ''}]`),
    losses: losses.map(({ severity, place, line, message }) =>
      plain(`${severity} ${place} (${line ?? '-'}): ${message}`),
    ),
    inlineCode,
  };
}
