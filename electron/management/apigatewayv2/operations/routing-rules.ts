// RoutingRule operations: which API a request to a custom domain name goes to, by header and base path.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html
import type { RoutingRule } from '../../../../shared/definition/companions/v2-companions';
import { freshId } from '../../../../shared/definition/edits/edit';
import { entityKey, findEntity, listEntities } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import { storeEntity } from '../../apigateway/operations/edit-entity';
import { label, type OperationCall } from '../../wire/operation';
import { notFoundHere } from '../find';
import type { Operations } from '../operation';
import { page } from '../pages';
import { domainNameArn, requireDomainName } from './domain-names';

export const routingRuleOperations: Operations = {
  async CreateRoutingRule(call) {
    const { domainName } = requireDomainName(call);
    const isTaken = (id: string) => call.definition.has(entityKey('routing-rule', domainName, id));
    const id = freshId(newShortId, call.studio.host.random, isTaken);
    return storeRule(call, domainName, id);
  },
  GetRoutingRule: (call) => ruleShape(call, requireRule(call)),
  ListRoutingRules(call) {
    const { domainName } = requireDomainName(call);
    const rules = listEntities(call.definition, 'routing-rule', domainName).map(({ entity }) => entity);
    const sorted = rules.sort((a, b) => a.priority - b.priority);
    return page(sorted, call.query, (rule) => ruleShape(call, rule), 'routingRules');
  },
  PutRoutingRule(call) {
    const { domainName } = requireDomainName(call);
    return storeRule(call, domainName, requireRule(call).id);
  },
  async DeleteRoutingRule(call) {
    const { domainName } = requireDomainName(call);
    await call.studio.services.definition.remove({ key: entityKey('routing-rule', domainName, requireRule(call).id) });
    return undefined;
  },
};

/** The rule of the call's body under `id`. */
async function storeRule(call: OperationCall, domainName: string, id: string): Promise<object> {
  const { actions, conditions, priority } = call.json();
  await storeEntity(call, entityKey('routing-rule', domainName, id), { id, priority, conditions, actions });
  return ruleShape(call, requireRule({ ...call, labels: { domainName, routingRuleId: id } }));
}

function requireRule(call: OperationCall): RoutingRule {
  const { domainName } = requireDomainName(call);
  const rule = findEntity(call.definition, 'routing-rule', domainName, label(call, 'routingRuleId'));
  if (rule !== undefined) return rule;
  throw notFoundHere('RoutingRule', 'The routing rule resource specified in the request was not found.');
}

function ruleShape(call: OperationCall, { id, ...rule }: RoutingRule): object {
  // AWS assumed: formed as other ARNs of this service, from the path of the URI
  const arn = `${domainNameArn(call, requireDomainName(call))}/routingrules/${id}`;
  return { ...rule, routingRuleId: id, routingRuleArn: arn };
}
