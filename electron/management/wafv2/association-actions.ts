// Which stage a web ACL guards.
// https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
import { entityKey, findEntity, listEntities } from '../../../shared/definition/entities';
import type { Stage } from '../../../shared/definition/rest/stage';
import type { JsonAction } from '../wire/json-protocol';
import { webAclDetail } from './thing-actions';
import { findByArn, invalidParameter, requireText, type WafCall, wafError } from './waf-call';

interface StagePlace {
  readonly apiId: string;
  readonly stageName: string;
  readonly stage: Stage;
}

const stageArn = /^arn:aws[a-z-]*:apigateway:[a-z0-9-]+::\/restapis\/([^/]+)\/stages\/([^/]+)$/;

export const associationActions: Readonly<Record<string, JsonAction<WafCall>>> = {
  async AssociateWebACL(sent, call) {
    const arn = requireText(sent, 'WebACLArn');
    const place = requireStage(call, requireText(sent, 'ResourceArn'));
    if (findByArn(call, arn)?.kind !== 'web-acl') throw wafError('WAFNonexistentItemException');
    await guard(call, place, arn);
    return {};
  },
  async DisassociateWebACL(sent, call) {
    const place = requireStage(call, requireText(sent, 'ResourceArn'));
    if (place.stage.webAclArn !== undefined) await guard(call, place, undefined);
    return {};
  },
  GetWebACLForResource(sent, call) {
    const { stage } = requireStage(call, requireText(sent, 'ResourceArn'));
    const found = stage.webAclArn === undefined ? undefined : findByArn(call, stage.webAclArn);
    return found?.kind === 'web-acl' ? { WebACL: webAclDetail(call, found.thing) } : {};
  },
  ListResourcesForWebACL(sent, call) {
    const arn = requireText(sent, 'WebACLArn');
    if (findByArn(call, arn)?.kind !== 'web-acl') throw wafError('WAFNonexistentItemException');
    // AWS documented: without a type load balancers are listed, of which there are none
    if (sent.ResourceType !== 'API_GATEWAY') return { ResourceArns: [] };
    const guarded = listEntities(call.definition, 'stage').filter(({ entity }) => entity.webAclArn === arn);
    return {
      ResourceArns: guarded.map(({ ids: [apiId = ''], entity }) => {
        const { region = call.region } = findEntity(call.definition, 'rest-api', apiId) ?? {};
        return `arn:aws:apigateway:${region}::/restapis/${apiId}/stages/${entity.stageName}`;
      }),
    };
  },
};

/** AWS documented: it acts at once, without a deployment. */
async function guard(call: WafCall, { apiId, stageName }: StagePlace, value: string | undefined): Promise<void> {
  const change = { path: ['webAclArn'], ...(value !== undefined && { value }) };
  await call.studio.services.definition.update({ key: entityKey('stage', apiId, stageName), changes: [change] });
}

function requireStage(call: WafCall, arn: string): StagePlace {
  const [, apiId = '', stageName = ''] = stageArn.exec(arn) ?? [];
  if (apiId === '') {
    throw invalidParameter(
      'RESOURCE_ARN',
      arn,
      'The ARN isn’t valid. A valid ARN begins with arn: and includes other information separated by colons or slashes.',
    );
  }
  const stage = findEntity(call.definition, 'stage', apiId, stageName);
  if (stage === undefined) throw wafError('WAFNonexistentItemException');
  return { apiId, stageName, stage };
}
