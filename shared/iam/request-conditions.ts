// The condition keys that every request to an API has.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
import type { ConditionValues } from '../policy/condition-keys';
import { instantText } from './principal-keys';

export interface ConditionedRequest {
  /** Whether it comes through a VPC endpoint. */
  readonly isPrivate: boolean;
  readonly sourceIp: string | undefined;
  readonly vpcId: string | undefined;
  readonly vpceId: string | undefined;
  /** Of the VPC endpoint's owner. */
  readonly accountId: string | undefined;
  readonly isTls: boolean;
  readonly referer?: string | undefined;
  readonly userAgent?: string | undefined;
  readonly region: string;
  readonly nowMs: number;
}

/** Their values; those of the signer come on top. */
export function requestConditions(request: ConditionedRequest): ConditionValues {
  const { isPrivate, sourceIp, vpcId, vpceId, accountId, nowMs } = request;
  return {
    // AWS documented: through a VPC endpoint the client's address has a key of its own
    ...(isPrivate || vpceId !== undefined ? { 'aws:VpcSourceIp': sourceIp } : { 'aws:SourceIp': sourceIp }),
    'aws:SourceVpc': vpcId,
    'aws:SourceVpce': vpceId,
    'aws:SourceAccount': accountId,
    'aws:VpceAccount': vpceId === undefined ? undefined : accountId,
    'aws:CurrentTime': instantText(nowMs),
    'aws:EpochTime': String(Math.floor(nowMs / 1_000)),
    'aws:SecureTransport': String(request.isTls),
    'aws:Referer': request.referer,
    'aws:UserAgent': request.userAgent,
    'aws:RequestedRegion': request.region,
    'aws:ViaAWSService': 'false',
  };
}
