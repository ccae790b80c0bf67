// Names of a Cognito user pool: its ARN and its issuer.
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html

export interface UserPoolName {
  readonly poolId: string;
  readonly region: string;
}

const arnForm = /^arn:aws[a-z-]*:cognito-idp:([a-z0-9-]+):\d*:userpool\/([\w-]+)$/;
const issuerForm = /^https:\/\/cognito-idp\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([\w-]+)$/;
const regionOfPoolId = /^([a-z]{2}(?:-[a-z]+)+-\d+)_/;

/** The pool that an ARN names; undefined where it names none. */
export function userPoolOfArn(arn: string): UserPoolName | undefined {
  const [, region, poolId] = arnForm.exec(arn) ?? [];
  return region === undefined || poolId === undefined ? undefined : { poolId, region: regionOf(poolId, region) };
}

/** The pool whose tokens have this issuer; undefined for issuers that are no user pool. */
export function userPoolOfIssuer(issuer: string): UserPoolName | undefined {
  const [, region, poolId] = issuerForm.exec(issuer) ?? [];
  return region === undefined || poolId === undefined ? undefined : { poolId, region };
}

/** The region that a pool id begins with, else `otherwise`. */
export function regionOf(poolId: string, otherwise: string): string {
  return regionOfPoolId.exec(poolId)?.[1] ?? otherwise;
}

/** `https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab3dE6gH9`. */
export function issuerOf({ poolId, region }: UserPoolName): string {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://cognito-idp.${region}.${domain}/${poolId}`;
}
