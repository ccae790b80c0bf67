// VpcLink operations.
// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateVpcLink.html

import type { VpcLink } from '../../../../shared/definition/companions/vpc-link';
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import { placedAt } from '../../../../shared/definition/place';
import { badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';
import { vpcLinkPatches } from '../patch/part-patches';
import { page, withTags } from '../shapes';
import { entityAt, freshShortId, patchEntity, pickSet, storeEntity } from './edit-entity';
import { quotas, refuseOver } from './quotas';

const loadBalancerArn = /^arn:[a-z-]+:elasticloadbalancing:[a-z0-9-]+:\d{12}:loadbalancer\/net\/.+$/;

export const vpcLinkOperations: Operations = {
  async CreateVpcLink(call) {
    const body = call.json();
    if (typeof body.name !== 'string' || body.name === '') throw badRequest('Name cannot be empty');
    const targets = Array.isArray(body.targetArns) ? body.targetArns : [];
    const malformed = targets.find((arn) => typeof arn !== 'string' || !loadBalancerArn.test(arn));
    if (malformed !== undefined || targets.length === 0) {
      throw badRequest(`Invalid ARN. ARN is not well formed ${String(malformed ?? '')}`.trimEnd());
    }
    // AWS recorded: a public report quotes it
    if (targets.length > 1) throw badRequest('More than one target arn specified for vpc link.');
    refuseOver(listEntities(call.definition, 'vpc-link').length, quotas.vpcLinks, 'VPC links');
    const id = freshShortId(call, (fresh) => entityKey('vpc-link', fresh));
    const fields = pickSet(body, ['name', 'description', 'targetArns', 'tags']);
    // It is ready as soon as it is made; AWS recorded: the answer still says PENDING
    const ready = { status: 'AVAILABLE', statusMessage: 'Your vpc link is ready for use' };
    await storeEntity(call, entityKey('vpc-link', id), {
      id,
      ...fields,
      ...ready,
      ...placedAt(call, call.home),
    });
    const { statusMessage: _, ...made } = requireVpcLink({ ...call, labels: { vpclink_id: id } });
    return vpcLinkShape({ ...made, status: 'PENDING' }, 'created or listed');
  },
  GetVpcLink: (call) => vpcLinkShape(requireVpcLink(call), 'single'),
  GetVpcLinks(call) {
    const links = listEntities(call.definition, 'vpc-link');
    return page(links, call.query, ({ entity }) => vpcLinkShape(entity, 'created or listed'));
  },
  async UpdateVpcLink(call) {
    const { id } = requireVpcLink(call);
    await patchEntity(call, {
      operation: 'UpdateVpcLink',
      key: entityKey('vpc-link', id),
      table: vpcLinkPatches,
      missing: noVpcLink,
    });
    return vpcLinkShape(requireVpcLink(call), 'single');
  },
  async DeleteVpcLink(call) {
    await call.studio.services.definition.remove({ key: entityKey('vpc-link', requireVpcLink(call).id) });
    return undefined;
  },
};

function requireVpcLink(call: OperationCall): VpcLink {
  const link = entityAt<VpcLink>(call, entityKey('vpc-link', label(call, 'vpclink_id')));
  if (link === undefined) throw noVpcLink();
  return link;
}

function noVpcLink() {
  return notFound('Invalid Vpc Link identifier specified');
}

function vpcLinkShape({ tags, ...link }: VpcLink, form: 'single' | 'created or listed'): object {
  return withTags(link, tags, form);
}
