// What the service gives a custom domain name when it is made: an address of CloudFront, or one of the region.
// https://docs.aws.amazon.com/general/latest/gr/apigateway.html
import type { DomainName } from '../definition/companions/domain-name';
import { newApiId } from '../definition/ids';
import type { Place } from '../definition/place';
import type { EndpointType } from '../definition/rest/rest-api';
import { partitionOf } from '../openapi/import/policy';

type DomainAddresses = Pick<
  Partial<DomainName>,
  | 'domainNameStatus'
  | 'distributionDomainName'
  | 'distributionHostedZoneId'
  | 'domainNameId'
  | 'domainNameArn'
  | 'regionalDomainName'
  | 'regionalHostedZoneId'
>;

/** The members that a name of this endpoint type begins with. */
export function domainAddresses(
  domainName: string,
  type: EndpointType,
  { region, accountId }: Place,
  random: () => number,
): DomainAddresses {
  const id = newApiId(random);
  const status = { domainNameStatus: 'AVAILABLE' };
  if (type === 'EDGE') {
    const distributionDomainName = `${id}.cloudfront.net`;
    return { ...status, distributionDomainName, distributionHostedZoneId: 'Z2FDTNDATAQYW2' };
  }
  if (type === 'PRIVATE') {
    const place = `apigateway:${region}:${accountId}:/domainnames/${domainName}+${id}`;
    return { ...status, domainNameId: id, domainNameArn: `arn:${partitionOf(region)}:${place}` };
  }
  return {
    ...status,
    regionalDomainName: `d-${id}.execute-api.${region}.amazonaws.com`,
    regionalHostedZoneId: hostedZones.get(region) ?? 'Z1UJRXOUMOOFQ8',
  };
}

// AWS documented: API Gateway endpoints and quotas, hosted zones of regional endpoints
const hostedZones: ReadonlyMap<string, string> = new Map([
  ['us-east-1', 'Z1UJRXOUMOOFQ8'],
  ['us-east-2', 'ZOJJZC49E0EPZ'],
  ['us-west-1', 'Z2MUQ32089INYE'],
  ['us-west-2', 'Z2OJLYMUO9EFXC'],
  ['ca-central-1', 'Z19DQILCV0OWEC'],
  ['eu-central-1', 'Z1U9ULNL0V5AJ3'],
  ['eu-north-1', 'Z3UWIKFBOOGXPP'],
  ['eu-west-1', 'ZLY8HYME6SFDD'],
  ['eu-west-2', 'ZJ5UAJN8Y3Z2Q'],
  ['eu-west-3', 'Z3KY65QIEKYHQQ'],
  ['ap-northeast-1', 'Z1YSHQZHG15GKL'],
  ['ap-northeast-2', 'Z20JF4UZKIW1U8'],
  ['ap-south-1', 'Z3VO1THU9YC4UR'],
  ['ap-southeast-1', 'ZL327KTPIQFUL'],
  ['ap-southeast-2', 'Z2RPCDW04V8134'],
  ['sa-east-1', 'ZCMLWB8V5SYIT'],
]);
