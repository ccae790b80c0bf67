// `gatehouse vpc-endpoints` and `reach`: interface endpoints for execute-api, and from where an API is reachable.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { StudioClient } from '../../../../shared/contract/contract';
import type { ReachRow } from '../../../../shared/contract/domains';
import type { VpcEndpoint } from '../../../../shared/definition/companions/vpc-endpoint';
import { type Definition, entityKey, listEntities } from '../../../../shared/definition/entities';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

export const vpcEndpointsCommand: Command = {
  name: 'vpc-endpoints',
  summary: 'Lists the VPC endpoints for private APIs; makes and deletes them.',
  usage: '[create VPCE VPC | delete VPCE]',
  positionals: { min: 0, max: 3 },
  options: {
    ...workspaceOption,
    cidr: { type: 'string', value: 'BLOCK', isRepeated: true, summary: 'with create: addresses of the VPC' },
    'no-private-dns': { type: 'boolean', summary: 'with create: execute-api hosts lead to the internet in the VPC' },
    policy: { type: 'string', value: 'FILE', summary: 'with create: the endpoint policy' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const [action, vpcEndpointId, vpcId] = invocation.positionals;
      if (action === undefined) return list(client, invocation);
      if (vpcEndpointId === undefined) throw new UsageError(`gatehouse vpc-endpoints ${action} needs a VPC endpoint.`);
      const key = entityKey('vpc-endpoint', vpcEndpointId);
      if (action === 'delete') {
        return printResult(invocation, await client.definition.remove({ key }), [`${vpcEndpointId} is gone.`]);
      }
      if (action !== 'create') throw new UsageError(`gatehouse vpc-endpoints has no action ${action}.`);
      if (vpcId === undefined) throw new UsageError('gatehouse vpc-endpoints create needs a VPC too: vpc-0a1b2c3d.');
      const made = await client.definition.put({ key, entity: await endpointOf(invocation, vpcEndpointId, vpcId) });
      return printResult(invocation, made, [`${vpcEndpointId} of ${vpcId} is there.`]);
    }),
};

export const reachCommand: Command = {
  name: 'reach',
  summary: 'Says from where an API is reachable: the internet and each VPC endpoint, by each address. Nothing is sent.',
  usage: 'API METHOD PATH --stage S',
  positionals: { min: 1, max: 3 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'the stage (required)' },
    'source-ip': { type: 'string', value: 'IP', summary: 'address of callers from the internet; default 203.0.113.10' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const [word = '', verb = 'GET', path = '/'] = invocation.positionals;
      const stageName = textOption(invocation, 'stage');
      if (stageName === undefined) throw new UsageError('--stage S is required.');
      const { id: apiId } = await findApi(client, word);
      const sourceIp = textOption(invocation, 'source-ip');
      const request = { apiId, stageName, verb: verb.toUpperCase(), path };
      const report = await client.domains.reach({ ...request, ...(sourceIp !== undefined && { sourceIp }) });
      printResult(invocation, report, report.rows.flatMap(rowLines));
      return report.rows.some(({ verdict }) => verdict !== 'refused') ? 0 : 1;
    }),
};

async function list(client: StudioClient, invocation: Invocation): Promise<ExitCode> {
  const { entities } = await client.definition.read();
  const definition = new Map(Object.entries(entities)) as Definition;
  const endpoints = listEntities(definition, 'vpc-endpoint').map(({ entity }) => entity);
  const lines = endpoints.map(({ vpcEndpointId, vpcId, privateDnsEnabled, cidrBlocks = [], policyDocument }) =>
    [
      vpcEndpointId,
      vpcId,
      privateDnsEnabled ? 'private DNS' : 'no private DNS',
      ...cidrBlocks,
      ...(policyDocument === undefined ? [] : ['with a policy']),
    ].join('  '),
  );
  return printResult(invocation, endpoints, lines.length === 0 ? ['There is no VPC endpoint.'] : lines);
}

async function endpointOf(invocation: Invocation, vpcEndpointId: string, vpcId: string): Promise<VpcEndpoint> {
  const cidrBlocks = textOption(invocation, 'cidr')?.split('\n') ?? [];
  const file = textOption(invocation, 'policy');
  const policyDocument = file && (await readFile(resolve(invocation.places.workingFolder, file), 'utf8'));
  return {
    vpcEndpointId,
    vpcId,
    privateDnsEnabled: invocation.options['no-private-dns'] !== true,
    ...(cidrBlocks.length > 0 && { cidrBlocks }),
    ...(policyDocument !== undefined && { policyDocument }),
  };
}

function rowLines({ from, vpcEndpointId, vpcId, url, header, verdict, status, said }: ReachRow): string[] {
  const origin = from === 'internet' ? 'the internet' : `${vpcEndpointId} of ${vpcId}`;
  const answer = { reachable: '✓', authorizer: '? the authorizer decides', refused: `✗ ${status ?? 403}` }[verdict];
  const sent = header === undefined ? '' : `  (${header[0]}: ${header[1]})`;
  return [`${answer}  from ${origin}  ${url}${sent}`, `    ${said}`];
}
