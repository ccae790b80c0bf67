// How many of each there may be, and what is said when there are.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
import { limits } from '../../../shared/definition/limits';
import { AwsError } from '../wire/aws-error';

/** Per account and region where nothing else is said. */
export const quotas = {
  apis: 600,
  routesPerApi: 300,
  integrationsPerApi: 300,
  stagesPerApi: limits.stagesPerApi,
  authorizersPerApi: limits.authorizersPerApi,
  domainNames: 120,
  mappingsPerDomainName: 200,
  vpcLinks: 10,
} as const;

/** TooManyRequestsException where `count` of them are there already: this service has no other name for it. */
export function refuseOver(count: number, most: number, what: string): void {
  if (count < most) return;
  // AWS assumed: the wording is remembered for resources of REST APIs only
  const message = `Maximum number of ${what} has been reached. Please contact Customer Service if you need additional ${what}.`;
  throw new AwsError('TooManyRequestsException', 429, message, { limitType: what });
}
