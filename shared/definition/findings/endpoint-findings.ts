// Rules of what an integration reaches: a function, the endpoint of an AWS service, the VPC link and the load balancer
// behind it.
import { localTargetOf } from '../companions/load-balancer';
import { functionNameInUri } from '../function-uri';
import { own } from '../records';
import type { Integration } from '../rest/integration';
import type { ApiScope, MethodScope } from './api-scope';
import type { Report } from './finding-report';

const AT = 'methodIntegration';
const serviceUri = /^arn:aws[a-z-]*:apigateway:[^:/]+:([^:/]+):(?:path|action)\//;
const localHost = /^https?:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\]|[^/:?#]+\.localhost)(?:[:/?#]|$)/i;

/** Looks at the endpoint of one integration. */
export function findEndpointProblems(scope: ApiScope, at: MethodScope, integration: Integration, report: Report): void {
  if (integration.type === 'AWS') findService(scope, at, integration, report);
  if (integration.type === 'AWS' || integration.type === 'AWS_PROXY') findFunction(scope, at, integration, report);
  const isHttp = integration.type === 'HTTP' || integration.type === 'HTTP_PROXY';
  if (isHttp && integration.connectionType === 'VPC_LINK') findLink(scope, at, integration, report);
}

function findService({ endpoints }: ApiScope, { key }: MethodScope, { uri = '' }: Integration, report: Report): void {
  const whole = serviceUri.exec(uri)?.[1];
  // A service that a stage variable names is known at run time only.
  if (whole === undefined || whole.includes('$')) return;
  const service = whole.slice(whole.lastIndexOf('.') + 1);
  if (service === 'lambda' || endpoints.services.has(whole) || endpoints.services.has(service)) return;
  const message = `No endpoint is set for ${service}: add a service endpoint with the address of an emulator or of AWS.`;
  report('service-endpoint-missing', key, [AT, 'uri'], message);
}

function findFunction({ endpoints }: ApiScope, { key }: MethodScope, { uri = '' }: Integration, report: Report): void {
  const functionName = functionNameInUri(uri);
  if (functionName === undefined || endpoints.functions.has(functionName)) return;
  const message = `The workspace has no function ${functionName}: calls answer 500.`;
  report('function-missing', key, [AT, 'uri'], message);
}

function findLink(scope: ApiScope, { key }: MethodScope, integration: Integration, report: Report): void {
  const { vpcLinks, loadBalancers } = scope.endpoints;
  const { connectionId = '', integrationTarget, uri = '' } = integration;
  const path = [AT, 'connectionId'];
  for (const id of linkIds(scope, connectionId)) {
    const link = vpcLinks.get(id);
    if (link === undefined) {
      report('vpc-link-unknown', key, path, id === '' ? 'No VPC link is named.' : `There is no VPC link ${id}.`);
      continue;
    }
    const arn = integrationTarget ?? link.targetArns[0] ?? '';
    if (localTargetOf(arn, loadBalancers) !== undefined || localHost.test(uri)) continue;
    const message = `Nothing stands for ${arn} here: add a load balancer with the target to call, or the uri is called as written.`;
    report('load-balancer-unmapped', key, path, message);
  }
}

/** The ids a connection can have: the literal one, or what the stages have for the variable. */
function linkIds({ stages }: ApiScope, connectionId: string): ReadonlySet<string> {
  const variable = /^\$\{stageVariables\.(\w+)\}$/.exec(connectionId)?.[1];
  if (variable === undefined) return new Set([connectionId]);
  return new Set(stages.flatMap(({ entity }) => own(entity.variables, variable) ?? []));
}
