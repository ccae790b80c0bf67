// Whether a way to an API is open: the gateway's own front door and the policies on the way are asked, nothing is sent.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
import type { ReachRow } from '../../../shared/contract/domains';
import { viewRestApi } from '../../../shared/definition/api-view';
import { type Definition, findEntity } from '../../../shared/definition/entities';
import { matchResourcePath } from '../../../shared/definition/match-resource-path';
import { requestConditions } from '../../../shared/iam/request-conditions';
import { tryAccess } from '../../../shared/iam/try-access';
import { conditionKeys } from '../../../shared/policy/condition-keys';
import { decideAccess, type JoinedPolicy, type PolicyJoin } from '../../../shared/policy/decide-access';
import { explainAccess } from '../../../shared/policy/explain-policy';
import { parsePolicy } from '../../../shared/policy/parse-policy';
import { PolicyFault } from '../../../shared/policy/policy-fault';
import type { AddressTable } from '../../gateway/1-entry/domains/address-table';
import { type CallerNetwork, callerNetwork } from '../../gateway/1-entry/domains/caller-network';
import { type Arrival, findDestination } from '../../gateway/1-entry/domains/find-destination';
import { readHead } from '../../gateway/1-entry/request-head';
import { defaultEndpointRefusal, privateDomainRefusal } from '../../gateway/2-routing/default-endpoint';
import type { Reached, ReachWay } from './reach-ways';

export interface Judged extends Reached {
  readonly definition: Definition;
  readonly table: AddressTable;
  readonly verb: string;
  /** Of callers from the internet. */
  readonly sourceIp: string;
  readonly accountId: string;
  readonly nowMs: number;
}

type Verdict = Pick<ReachRow, 'verdict' | 'status' | 'said' | 'evidence'>;

/** Says whether the way is open, and what decided. */
export function judgeWay(judged: Judged, way: ReachWay): Verdict {
  const { apiId, stageName, table } = judged;
  const { host, url, header, endpoint } = way;
  const claimed = endpoint === undefined || way.by === 'endpoint' ? [] : ['X-Gatehouse-Vpce', endpoint.vpcEndpointId];
  const head = readHead(['Host', host, ...(header ?? []), ...claimed]);
  const destination = findDestination(table, url, head, undefined);
  if (destination.kind === 'management') return refused(403, `${host} is no address of an API.`);
  const { arrival } = destination;
  const network = callerNetwork(table, { head, destination, connection: local });
  const lost = arrival?.refusal ?? privateDomainRefusal({ arrival, network });
  if (lost !== undefined) return refused(403, lost);
  const isHttp = findEntity(judged.definition, 'v2-api', apiId)?.protocolType === 'HTTP';
  const leadsElsewhere = destination.apiId !== apiId || (destination.stageName !== stageName && !isHttp);
  if (leadsElsewhere) return refused(403, `Another mapping or rule goes first: ${arrival?.words ?? ''}`);
  const closed = defaultEndpointRefusal(facts(judged), { arrival, network });
  if (closed !== undefined) return refused(isHttp && network?.isPrivateOnly !== true ? 404 : 403, closed.reason);
  return judgePolicies(judged, arrival, network);
}

const local = { remoteAddress: '127.0.0.1', port: 443, isTls: true };

function facts({ definition, apiId }: Judged): Parameters<typeof defaultEndpointRefusal>[0] {
  const rest = findEntity(definition, 'rest-api', apiId);
  const isDisabled =
    rest?.disableExecuteApiEndpoint ?? findEntity(definition, 'v2-api', apiId)?.disableExecuteApiEndpoint;
  return {
    disableExecuteApiEndpoint: isDisabled ?? false,
    endpointType: rest === undefined ? 'REGIONAL' : (rest.endpointConfiguration.types[0] ?? 'EDGE'),
    vpcEndpointIds: rest?.endpointConfiguration.vpcEndpointIds ?? [],
  };
}

function judgePolicies(judged: Judged, arrival: Arrival | undefined, network: CallerNetwork | undefined): Verdict {
  const { apiId, stageName, verb, path, region, accountId, definition, nowMs } = judged;
  const view = viewRestApi(definition, apiId);
  if (view === undefined)
    return { verdict: 'reachable', said: network?.words ?? 'HTTP and WebSocket APIs are public.' };
  const values = {
    isPrivate: view.api.endpointConfiguration.types[0] === 'PRIVATE',
    sourceIp: network?.sourceIp ?? judged.sourceIp,
    vpcId: network?.vpcId,
    vpceId: network?.vpceId,
  };
  const account = network?.accountId === undefined ? {} : { sourceAccount: network.accountId };
  const ask = (policy: JoinedPolicy, resource: string): Verdict | undefined => {
    const join: PolicyJoin = { rule: 'one-policy', policies: [policy], isAdministrator: false };
    const keys = requestConditions({ ...values, accountId: network?.accountId, isTls: true, region, nowMs });
    const request = { action: 'execute-api:Invoke', resource, caller: undefined, keys: conditionKeys(() => keys) };
    const decision = decideAccess(join, request);
    if (decision.result === 'allow') return undefined;
    return { ...refused(403, `${policy.source} does not allow it.`), evidence: explainAccess(join, request, decision) };
  };
  const place = `arn:aws:execute-api:${region}:${accountId}:`;
  const domain = arrival?.domain;
  if (domain?.isPrivate === true) {
    if (domain.policy === undefined) return refused(403, `${domain.domainName} has no policy, so it lets nobody in.`);
    const name = domain.domainNameArn?.split('/domainnames/')[1] ?? domain.domainName;
    const denied = ask(domain.policy, `${place}/domainnames/${name}`);
    if (denied !== undefined) return denied;
  }
  const policy = network?.endpoint?.policy;
  const denied = policy && ask(policy, `${place}${apiId}/${stageName}/${verb}${path}`);
  if (denied !== undefined) return denied;
  const match = matchResourcePath(view, verb, path);
  if (match === undefined) return refused(403, `The API has no method ${verb} ${path}.`);
  const method = view.resources.get(match.resourceId)?.methods.get(match.httpMethod);
  const tried = tryAccess({
    ...{ apiId, stageName, verb, path, region, accountId, nowMs, ...account },
    isPrivate: values.isPrivate,
    sourceIp: values.sourceIp,
    ...(values.vpcId !== undefined && { vpcId: values.vpcId }),
    ...(values.vpceId !== undefined && { vpceId: values.vpceId }),
    authorizationType: method?.authorizationType ?? 'NONE',
    ...parsed(view.api.policy, apiId),
  });
  const { verdict, evidence } = tried;
  // why the VPC makes no difference is worth a word
  const said = network !== undefined && network.vpceId === undefined ? `${network.words} ${tried.said}` : tried.said;
  if (verdict === 'refused') return { ...refused(403, said), ...(evidence && { evidence }) };
  return { verdict: verdict === 'allowed' ? 'reachable' : 'authorizer', said, ...(evidence && { evidence }) };
}

/** A broken policy denies every request, as the gateway has it. */
function parsed(policy: string | undefined, apiId: string) {
  if (policy === undefined || policy === '') return {};
  try {
    return { policy: parsePolicy(policy, 'resource', apiId) };
  } catch (fault) {
    if (!(fault instanceof PolicyFault)) throw fault;
    return { policy: parsePolicy({ Version: '2012-10-17', Statement: [] }, 'resource') };
  }
}

function refused(status: number, said: string): Verdict {
  return { verdict: 'refused', status, said };
}
