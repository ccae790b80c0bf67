// `gatehouse domains`: custom domain names, their mappings and routing rules, and where a request would go.
import type { StudioClient } from '../../../../shared/contract/contract';
import type { DomainAnswer } from '../../../../shared/contract/domains';
import { StudioError } from '../../../../shared/contract/errors';
import { type Definition, entityKey } from '../../../../shared/definition/entities';
import {
  type DomainRoutes,
  domainRoutesOf,
  noBasePath,
  withoutSlashes,
} from '../../../../shared/domains/domain-routes';
import { type Command, type ExitCode, type Invocation, numberOption, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { textPairsOption } from '../record-option';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

const modes = ['BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'];
const types = ['EDGE', 'REGIONAL', 'PRIVATE'] as const;

export const domainsCommand: Command = {
  name: 'domains',
  summary: 'Lists custom domain names; makes and maps them, adds routing rules, says where a request would go.',
  usage:
    '[create NAME | delete NAME | map NAME API | unmap NAME | rule NAME API | delete-rule NAME ID | mode NAME MODE | associate NAME VPCE | route HOST PATH]',
  positionals: { min: 0, max: 3 },
  options: {
    ...workspaceOption,
    type: { type: 'string', value: 'TYPE', summary: 'with create: EDGE, REGIONAL (default) or PRIVATE' },
    path: { type: 'string', value: 'P', summary: 'with map, unmap and rule: the base path; default: every path' },
    stage: { type: 'string', value: 'S', summary: 'with map and rule: the stage; without it callers name it' },
    headers: {
      type: 'string',
      value: 'JSON',
      summary: 'with rule: up to 2 headers and their values, * at the ends; with route: those sent',
    },
    strip: { type: 'boolean', summary: 'with rule: the API is given the path without the base path' },
    priority: { type: 'string', value: 'N', summary: 'with rule: 1 goes first; default: behind the others' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, (client) => {
      const [action, name = '', word = ''] = invocation.positionals;
      if (action === undefined) return list(client, invocation);
      if (name === '') throw new UsageError(`gatehouse domains ${action} needs a domain name.`);
      const act = actions.get(action);
      if (act === undefined) throw new UsageError(`gatehouse domains has no action ${action}.`);
      return act(client, invocation, name, word);
    }),
};

type Act = (client: StudioClient, invocation: Invocation, name: string, word: string) => Promise<ExitCode>;

const actions: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['create', create],
  ['map', map],
  ['unmap', unmap],
  ['rule', addRule],
  ['mode', setMode],
  ['route', route],
  [
    'delete',
    async (client, invocation, domainName) => {
      const removed = await client.definition.remove({ key: entityKey('domain-name', domainName) });
      return printResult(invocation, removed, [`${domainName} is gone.`]);
    },
  ],
  [
    'delete-rule',
    async (client, invocation, domainName, id) => {
      const removed = await client.definition.remove({ key: entityKey('routing-rule', domainName, id) });
      return printResult(invocation, removed, [`Rule ${id} is gone.`]);
    },
  ],
  [
    'associate',
    async (client, invocation, domainName, vpcEndpointId) => {
      const made = await client.domains.associate({ domainName, vpcEndpointId });
      return printResult(invocation, made, [`${vpcEndpointId} may reach ${domainName}.`]);
    },
  ],
]);

async function domainsOf(client: StudioClient): Promise<readonly DomainRoutes[]> {
  const { entities } = await client.definition.read();
  return domainRoutesOf(new Map(Object.entries(entities)) as Definition);
}

async function list(client: StudioClient, invocation: Invocation): Promise<ExitCode> {
  const domains = await domainsOf(client);
  const lines = domains.flatMap(({ domainName, endpointType, routingMode, rules, mappings, vpceIds }) => [
    `${domainName}  ${endpointType}  ${routingMode}`,
    ...rules.map(({ id, priority, conditions, actions: [action] }) => {
      const words = conditions.flatMap(({ matchHeaders, matchBasePaths }) => [
        ...(matchHeaders?.anyOf ?? []).map(({ header, valueGlob }) => `${header}: ${valueGlob}`),
        ...(matchBasePaths?.anyOf ?? []).map((path) => `/${withoutSlashes(path)}`),
      ]);
      const { apiId = '', stage = '' } = action?.invokeApi ?? {};
      return `  rule ${priority} ${id}: ${words.join(' and ') || 'everything'} → ${apiId}/${stage}`;
    }),
    ...mappings.map(
      ({ path, apiId, stage }) => `  ${path === '' ? noBasePath : `/${path}`} → ${apiId}/${stage ?? '…'}`,
    ),
    ...vpceIds.map((vpceId) => `  reached by ${vpceId}`),
  ]);
  return printResult(invocation, domains, lines.length === 0 ? ['There is no custom domain name.'] : lines);
}

async function create(client: StudioClient, invocation: Invocation, domainName: string): Promise<ExitCode> {
  const word = textOption(invocation, 'type')?.toUpperCase();
  const endpointType = types.find((type) => type === (word ?? 'REGIONAL'));
  if (endpointType === undefined) throw new UsageError('--type is EDGE, REGIONAL or PRIVATE.');
  const made = await client.domains.create({ domainName, endpointType });
  return printResult(invocation, made, [
    `${domainName} is there. Map it: gatehouse domains map ${domainName} API --stage S`,
  ]);
}

async function map(client: StudioClient, invocation: Invocation, domainName: string, word: string): Promise<ExitCode> {
  if (word === '') throw new UsageError('gatehouse domains map needs an API.');
  const { id: apiId } = await findApi(client, word);
  const stageName = textOption(invocation, 'stage');
  const basePath = textOption(invocation, 'path') ?? '';
  const stage = stageName === undefined ? {} : { stageName };
  const made = await client.domains.map({ domainName, basePath, apiId, ...stage });
  return printResult(invocation, made, [`${domainName}/${withoutSlashes(basePath)} leads to ${word}.`]);
}

async function unmap(client: StudioClient, invocation: Invocation, domainName: string): Promise<ExitCode> {
  const path = withoutSlashes(textOption(invocation, 'path') ?? '');
  const domain = (await domainsOf(client)).find((each) => each.domainName === domainName.toLowerCase());
  const mapping = domain?.mappings.find((each) => each.path === path);
  if (mapping === undefined) {
    throw new StudioError('NOT_FOUND', `${domainName} has no mapping ${path === '' ? noBasePath : path}.`, {
      path: 'path',
    });
  }
  const removed = await client.definition.remove({ key: mapping.key });
  return printResult(invocation, removed, [`${domainName}/${path} leads nowhere now.`]);
}

async function addRule(
  client: StudioClient,
  invocation: Invocation,
  domainName: string,
  word: string,
): Promise<ExitCode> {
  const stageName = textOption(invocation, 'stage');
  if (word === '' || stageName === undefined) throw new UsageError('gatehouse domains rule needs an API and --stage.');
  const { id: apiId } = await findApi(client, word);
  const priority = numberOption(invocation, 'priority', 1, 1_000_000);
  const made = await client.domains.addRule({
    domainName,
    apiId,
    stageName,
    headers: textPairsOption(invocation, 'headers').map(([header, valueGlob]) => ({ header, valueGlob })),
    basePath: textOption(invocation, 'path') ?? '',
    stripBasePath: invocation.options.strip === true,
    ...(priority !== undefined && { priority }),
  });
  return printResult(invocation, made, [`A rule of ${domainName} leads to ${word}, stage ${stageName}.`]);
}

async function setMode(
  client: StudioClient,
  invocation: Invocation,
  domainName: string,
  word: string,
): Promise<ExitCode> {
  const mode = modes.find((each) => each === word.toUpperCase().replace('API_MAPPING', 'BASE_PATH_MAPPING'));
  if (mode === undefined) throw new UsageError(`A routing mode is ${modes.join(', ')}.`);
  const key = entityKey('domain-name', domainName);
  const edited = await client.definition.update({ key, changes: [{ path: ['routingMode'], value: mode }] });
  return printResult(invocation, edited, [`${domainName}: ${mode}`]);
}

async function route(client: StudioClient, invocation: Invocation, host: string, path: string): Promise<ExitCode> {
  const headers = textPairsOption(invocation, 'headers');
  const answer = await client.domains.route({ host, pathWithQueryString: path || '/', headers });
  printResult(invocation, answer, routeLines(answer));
  return answer.outcome === 'api' ? 0 : 1;
}

function routeLines({ outcome, said, tried, path }: DomainAnswer): string[] {
  return [
    ...tried.flatMap(({ routingRuleId, priority, matches, conditions }) => [
      `${matches ? '✓' : '✗'} rule ${priority} ${routingRuleId}`,
      ...conditions.map(({ holds, wanted, actual }) => `    ${holds ? '✓' : '✗'} ${wanted}, was ${actual ?? 'absent'}`),
    ]),
    outcome === 'api' ? said : `403 Forbidden: ${said}`,
    ...(path === undefined ? [] : [`The API is given ${path}`]),
  ];
}
