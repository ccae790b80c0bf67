// How many of each there may be, and what is said when there are.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
import { limits } from '../../../../shared/definition/limits';
import { AwsError } from '../../wire/aws-error';

/** Per account and region where nothing else is said. */
export const quotas = {
  apis: { REGIONAL: 600, EDGE: 120, PRIVATE: 600 },
  resourcesPerApi: limits.resourcesPerApi,
  stagesPerApi: limits.stagesPerApi,
  authorizersPerApi: limits.authorizersPerApi,
  documentationPartsPerApi: limits.documentationPartsPerApi,
  tagsPerResource: limits.tagsPerResource,
  apiKeys: 10_000,
  usagePlans: 300,
  plansPerApiKey: 10,
  vpcLinks: 20,
  clientCertificates: 60,
  domainNames: 120,
  mappingsPerDomainName: 200,
} as const;

/** LimitExceededException where `count` of them are there already. */
export function refuseOver(count: number, most: number, what: string): void {
  if (count < most) return;
  // AWS assumed: the wording is remembered for resources only
  const message = `Maximum number of ${what} has been reached. Please contact Customer Service if you need additional ${what}.`;
  throw new AwsError('LimitExceededException', 429, message);
}
