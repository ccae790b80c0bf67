// Service of the subject `waf`.
import { createHash, randomUUID } from 'node:crypto';
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { WebAclState } from '../../../shared/contract/waf';
import { putEntity, updateEntity } from '../../../shared/definition/edits/entity-edits';
import { type Definition, entityKey, findEntity, listEntities } from '../../../shared/definition/entities';
import { byteText } from '../../../shared/waf/byte-text';
import { capacityOf } from '../../../shared/waf/capacity';
import { compileWebAcl } from '../../../shared/waf/compile-web-acl';
import { namedWaf, wafHome } from '../../../shared/waf/named-waf';
import { openRateWindows } from '../../../shared/waf/rate-windows';
import { type Named, type Rule, type WebAcl, webAclSchema } from '../../../shared/waf/web-acl';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { wafOf } from './waf-of';

/** Makes the service. */
export function wafService(current: CurrentWorkspace, clock: () => number): StudioServices['waf'] {
  const copy = () => current.require().workingCopy;
  return {
    list() {
      const { definition } = copy();
      return namedWaf(definition, 'web-acl')
        .map((acl) => stateOf(definition, acl))
        .sort((a, b) => a.name.localeCompare(b.name));
    },
    async create({ name, defaultAction }) {
      const { definition } = copy();
      if (listEntities(definition, 'web-acl').some(({ entity }) => entity.Name === name)) {
        throw new StudioError('CONFLICT', `There is a web ACL ${name} already.`, { path: 'name' });
      }
      const acl = webAclSchema.parse({
        Name: name,
        Id: randomUUID(),
        DefaultAction: defaultAction === 'ALLOW' ? { Allow: {} } : { Block: {} },
        Rules: [],
        VisibilityConfig: { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: name },
      });
      await copy().edit(`New web ACL ${name}`, (before) => putEntity(before, entityKey('web-acl', acl.Id), acl));
      return stateOf(
        copy().definition,
        requireAcl(copy().definition, ({ Id }) => Id === acl.Id),
      );
    },
    associate({ arn, apiId, stageName }) {
      const title = arn === undefined ? `Take the web ACL off ${stageName}` : `Guard ${stageName} with a web ACL`;
      return copy().edit(title, (definition) => {
        if (findEntity(definition, 'stage', apiId, stageName) === undefined) {
          const message = `There is no stage ${stageName} of a REST API ${apiId}: only those have web ACLs.`;
          throw new StudioError('NOT_FOUND', message, { path: 'stageName' });
        }
        if (arn !== undefined) requireAcl(definition, ({ ARN }) => ARN === arn);
        const change = { path: ['webAclArn'], ...(arn !== undefined && { value: arn }) };
        return updateEntity(definition, entityKey('stage', apiId, stageName), [change]);
      });
    },
    test({ arn, method, target, headers, body, sourceIp, times }) {
      const { definition } = copy();
      const acl = requireAcl(definition, ({ ARN }) => ARN === arn);
      const { accountId } = wafHome(definition);
      const compiled = compileWebAcl(acl, {
        sets: wafOf(definition)?.sets ?? { ipSets: [], regexPatternSets: [], ruleGroups: [], countries: {} },
        accountId: acl.accountId ?? accountId,
        digest: (algorithm, bytes) => createHash(algorithm).update(bytes).digest(),
      });
      const [path = '/', ...query] = target.split('#', 1)[0]?.split('?') ?? [];
      const request = { method, path, rawQuery: query.join('?'), headers, body: byteText(body), sourceIp };
      const rates = openRateWindows();
      const at = clock();
      for (let before = 1; before < times; before += 1) compiled.evaluate(request, at, rates);
      return compiled.evaluate(request, at, rates);
    },
  };
}

function requireAcl(definition: Definition, isWanted: (acl: Named<WebAcl>) => boolean): Named<WebAcl> {
  const acl = namedWaf(definition, 'web-acl').find(isWanted);
  if (acl === undefined) throw new StudioError('NOT_FOUND', 'There is no such web ACL.', { path: 'arn' });
  return acl;
}

function stateOf(definition: Definition, { Id, Name, ARN, DefaultAction, Rules }: Named<WebAcl>): WebAclState {
  const groups = namedWaf(definition, 'waf-rule-group');
  const guarded = listEntities(definition, 'stage').filter(({ entity }) => entity.webAclArn === ARN);
  return {
    id: Id,
    name: Name,
    arn: ARN,
    defaultAction: DefaultAction.Block === undefined ? 'ALLOW' : 'BLOCK',
    rules: [...Rules]
      .sort((a, b) => a.Priority - b.Priority)
      .map((rule) => ({ name: rule.Name, priority: rule.Priority, action: actionOf(rule) })),
    capacity: capacityOf(Rules, (arn) => groups.find((group) => group.ARN === arn)?.Capacity),
    stages: guarded.map(({ ids: [apiId = ''], entity }) => ({
      apiId,
      apiName: findEntity(definition, 'rest-api', apiId)?.name ?? apiId,
      stageName: entity.stageName,
    })),
  };
}

/** `BLOCK`; of rule groups whether theirs hold or only count. */
function actionOf({ Action, OverrideAction }: Rule): string {
  const [own] = Object.keys(Action ?? {});
  if (own !== undefined) return own.toUpperCase();
  return OverrideAction?.Count === undefined ? 'GROUP' : 'COUNT';
}
