// Looks up what the URI of a call names; what is not there is refused in AWS's words.
import { type EntityOf, findEntity } from '../../../shared/definition/entities';
import type { V2Api } from '../../../shared/definition/v2/api';
import type { V2Stage } from '../../../shared/definition/v2/stage';
import { AwsError } from '../wire/aws-error';
import { label, type OperationCall } from '../wire/operation';

/** The HTTP or WebSocket API of the call's URI. AWS documented: a REST API is none. */
export function requireApi(call: OperationCall): V2Api {
  const apiId = label(call, 'apiId');
  const api = findEntity(call.definition, 'v2-api', apiId);
  if (api !== undefined) return api;
  throw notFoundHere('Api', `Invalid API identifier specified ${call.accountId}:${apiId}`);
}

/** The stage of the call's URI with its API. */
export function requireStage(call: OperationCall): { readonly api: V2Api; readonly stage: V2Stage } {
  const api = requireApi(call);
  const stage = findEntity(call.definition, 'v2-stage', api.id, label(call, 'stageName'));
  if (stage === undefined) throw notFoundHere('Stage', 'Invalid stage identifier specified');
  return { api, stage };
}

/** The VPC link of the call's URI. */
export function requireVpcLink(call: OperationCall): EntityOf<'v2-vpc-link'> {
  const id = label(call, 'vpcLinkId');
  const link = findEntity(call.definition, 'v2-vpc-link', id);
  if (link === undefined) throw notFoundHere('VpcLink', `Invalid VpcLink identifier specified ${id}`);
  return link;
}

/** NotFoundException, which in this service names what was looked for. */
export function notFoundHere(resourceType: string, message: string): AwsError {
  return new AwsError('NotFoundException', 404, message, { resourceType });
}
