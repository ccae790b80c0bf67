// VpcLink operations: links of this service lead into subnets, those of the other one to a load balancer.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/vpclinks.html
import type { V2VpcLink } from '../../../../shared/definition/companions/v2-companions';
import { freshId } from '../../../../shared/definition/edits/edit';
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import { placedAt } from '../../../../shared/definition/place';
import { pickSet, storeEntity } from '../../apigateway/operations/edit-entity';
import { badRequest } from '../../wire/aws-error';
import type { OperationCall } from '../../wire/operation';
import { requireVpcLink } from '../find';
import type { Operations } from '../operation';
import { page, timestamp } from '../pages';
import { quotas, refuseOver } from '../quotas';

export const vpcLinkOperations: Operations = {
  async CreateVpcLink(call) {
    const body = call.json();
    if (body.name === '') throw badRequest('Name cannot be empty');
    refuseOver(listEntities(call.definition, 'v2-vpc-link').length, quotas.vpcLinks, 'VPC links');
    const isTaken = (id: string) =>
      ['v2-vpc-link', 'vpc-link'].some((kind) => call.definition.has(`${kind}:${id}` as never));
    const id = freshId(newShortId, call.studio.host.random, isTaken);
    await storeEntity(call, entityKey('v2-vpc-link', id), {
      id,
      securityGroupIds: [],
      ...pickSet(body, ['name', 'subnetIds', 'securityGroupIds', 'tags']),
      createdDate: Math.floor(call.studio.host.clock() / 1_000),
      ...placedAt(call, call.home),
    });
    const made = requireVpcLink({ ...call, labels: { vpcLinkId: id } });
    // it is ready as soon as it is made; AWS documented: the answer still says PENDING
    const pending = { vpcLinkStatus: 'PENDING', vpcLinkStatusMessage: 'VPC link is provisioning ENIs' };
    return { ...vpcLinkShape(made), ...pending };
  },
  GetVpcLink: (call) => vpcLinkShape(requireVpcLink(call)),
  GetVpcLinks: (call) =>
    page(listEntities(call.definition, 'v2-vpc-link'), call.query, ({ entity }) => vpcLinkShape(entity)),
  async UpdateVpcLink(call) {
    const { id } = requireVpcLink(call);
    const { name } = call.json();
    if (name === '') throw badRequest('Name cannot be empty');
    await rename(call, id, name);
    return vpcLinkShape(requireVpcLink(call));
  },
  async DeleteVpcLink(call) {
    await call.studio.services.definition.remove({ key: entityKey('v2-vpc-link', requireVpcLink(call).id) });
    return undefined;
  },
};

/** AWS documented: nothing else of a link can change. */
async function rename(call: OperationCall, id: string, name: unknown): Promise<void> {
  if (name === undefined) return;
  const changes = [{ path: ['name'], value: name }];
  await call.studio.services.definition.update({ key: entityKey('v2-vpc-link', id), changes });
}

function vpcLinkShape(link: V2VpcLink): object {
  const { id, createdDate, securityGroupIds = [], tags = {}, region: _, accountId: _account, ...shown } = link;
  return {
    vpcLinkId: id,
    ...shown,
    securityGroupIds,
    tags,
    ...(createdDate !== undefined && { createdDate: timestamp(createdDate) }),
    vpcLinkStatus: 'AVAILABLE',
    vpcLinkStatusMessage: 'VPC link is ready to route traffic',
    vpcLinkVersion: 'V2',
  };
}
