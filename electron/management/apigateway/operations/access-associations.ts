// DomainNameAccessAssociation operations: which VPC endpoints may reach a private domain name.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html

import type { AccessAssociation, DomainName } from '../../../../shared/definition/companions/domain-name';
import { type EntityKey, entityKey, listEntities } from '../../../../shared/definition/entities';
import { newApiId } from '../../../../shared/definition/ids';
import { placedAt } from '../../../../shared/definition/place';
import { partitionOf } from '../../../../shared/openapi/import/policy';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';
import { page, withTags } from '../shapes';
import { entityAt, pickSet, storeEntity } from './edit-entity';

const fields = ['domainNameArn', 'accessAssociationSourceType', 'accessAssociationSource', 'tags'];

export const accessAssociationOperations: Operations = {
  async CreateDomainNameAccessAssociation(call) {
    const body = call.json();
    const { domainNameArn, accessAssociationSource: source } = body as { [Name in string]?: string };
    const domain = requirePrivateName(call, domainNameArn ?? '');
    if (!/^(?:arn:[a-z-]+:ec2:.*:vpc-endpoint\/)?vpce-[a-z0-9]+$/.test(source ?? '')) {
      throw badRequest(`Invalid access association source specified: ${source}`);
    }
    const associations = listEntities(call.definition, 'access-association');
    const twin = associations.find(
      ({ entity }) => entity.domainNameArn === domainNameArn && entity.accessAssociationSource === source,
    );
    if (twin !== undefined) throw new AwsError('ConflictException', 409, 'The access association already exists.');
    const name = `domainname/${domain.domainName}/vpcesource/${source}+${newApiId(call.studio.host.random)}`;
    const arn = `arn:${partitionOf(call.region)}:apigateway:${call.region}:${call.accountId}:/domainnameaccessassociations/${name}`;
    await storeEntity(call, keyOf(arn), {
      domainNameAccessAssociationArn: arn,
      ...pickSet(body, fields),
      ...placedAt(call, call.home),
    });
    return associationShape(requireAssociation(call, arn));
  },
  GetDomainNameAccessAssociations(call) {
    // Other accounts have none here.
    const isOwn = call.query.get('resourceOwner') !== 'OTHER_ACCOUNTS';
    const associations = isOwn ? listEntities(call.definition, 'access-association') : [];
    return page(associations, call.query, ({ entity }) => associationShape(entity));
  },
  async DeleteDomainNameAccessAssociation(call) {
    const arn = label(call, 'domain_name_access_association_arn');
    await remove(call, requireAssociation(call, arn));
    return undefined;
  },
  async RejectDomainNameAccessAssociation(call) {
    const association = requireAssociation(call, call.query.get('domainNameAccessAssociationArn') ?? '');
    if (association.domainNameArn !== call.query.get('domainNameArn')) throw noAssociation();
    await remove(call, association);
    return undefined;
  },
};

/** AWS assumed: the wordings of this file; none is recorded. */
function requirePrivateName(call: OperationCall, arn: string): DomainName {
  const names = listEntities(call.definition, 'domain-name');
  const found = names.find(({ entity }) => entity.domainNameArn === arn)?.entity;
  if (found === undefined) throw badRequest(`Invalid domain name ARN specified: ${arn}`);
  return found;
}

function requireAssociation(call: OperationCall, arn: string): AccessAssociation {
  const association = entityAt<AccessAssociation>(call, keyOf(arn));
  if (association === undefined) throw noAssociation();
  return association;
}

async function remove(call: OperationCall, association: AccessAssociation): Promise<void> {
  await call.studio.services.definition.remove({ key: keyOf(association.domainNameAccessAssociationArn) });
}

function noAssociation(): AwsError {
  return notFound('Invalid domain name access association identifier specified');
}

function associationShape({ tags, ...association }: AccessAssociation): object {
  return withTags(association, tags, 'created or listed');
}

function keyOf(arn: string): EntityKey {
  return entityKey('access-association', arn);
}
