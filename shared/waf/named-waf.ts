// Web ACLs, sets and rule groups of a workspace with the ARNs by which rules and stages name them.
import { type Definition, type EntityKind, type EntityOf, findEntity, listEntities } from '../definition/entities';
import { type Place, placeOf } from '../definition/place';
import { type WafKind, wafArn } from './waf-arn';
import type { Named } from './web-acl';

/** Entity kind → the word in ARNs. */
export const wafKinds = {
  'web-acl': 'webacl',
  'ip-set': 'ipset',
  'regex-pattern-set': 'regexpatternset',
  'waf-rule-group': 'rulegroup',
} as const satisfies Readonly<Partial<Record<EntityKind, WafKind>>>;

export type WafEntityKind = keyof typeof wafKinds;

const defaultAccountId = '000000000000';
const defaultRegion = 'us-east-1';

/** Where things without a place of their own are: the workspace's account. */
export function wafHome(definition: Definition): Place {
  return { region: defaultRegion, accountId: findEntity(definition, 'account')?.accountId ?? defaultAccountId };
}

/** Everything of a kind with its ARN. */
export function namedWaf<K extends WafEntityKind>(
  definition: Definition,
  kind: K,
  home: Place = wafHome(definition),
): readonly Named<EntityOf<K>>[] {
  return listEntities(definition, kind).map(({ entity }) => ({
    ...entity,
    ARN: wafArn(wafKinds[kind], entity, placeOf(entity, home)),
  }));
}
