// Where an AWS service is called, and with which keys.

import type { ServiceEndpoint } from '../../../shared/definition/companions/service-endpoint';
import { own } from '../../../shared/definition/records';
import type { SigningKeys } from '../../../shared/sigv4/sign-request';
import type { AwsServiceName } from '../messages';
import type { Companions } from '../ports';

/** Keys that emulators take. */
const emulatorKey = 'test';

/** The endpoint that the workspace gives for `name`: one for service and subdomain together goes first. */
export function serviceEndpointOf(companions: Companions, name: AwsServiceName): ServiceEndpoint | undefined {
  const { service, subdomain } = name;
  const find = (wanted: string) => companions.serviceEndpoints.find((endpoint) => endpoint.service === wanted);
  return (subdomain === undefined ? undefined : find(`${subdomain}.${service}`)) ?? find(service);
}

/** The keys to sign with: the endpoint's own, else those of the environment, else a pair that emulators take. */
export function signingKeysOf(
  { accessKeyId, secretAccessKey, sessionToken }: ServiceEndpoint,
  environment: Readonly<Record<string, string | undefined>>,
): SigningKeys {
  // An emulator that reads the account from the key id cares for no secret.
  if (accessKeyId !== undefined) return { accessKeyId, secretAccessKey: secretAccessKey ?? emulatorKey, sessionToken };
  const id = own(environment, 'AWS_ACCESS_KEY_ID');
  const secret = own(environment, 'AWS_SECRET_ACCESS_KEY');
  if (!id || !secret) return { accessKeyId: emulatorKey, secretAccessKey: emulatorKey };
  return { accessKeyId: id, secretAccessKey: secret, sessionToken: own(environment, 'AWS_SESSION_TOKEN') || undefined };
}

/** The URL at `endpointUrl` that stands for `url` at the service's own host. */
export function localUrlOf(url: string, endpointUrl: string, { service, subdomain }: AwsServiceName): string {
  const rest = url.slice(url.indexOf('/', 'https://'.length));
  // A bucket in the host name is one in the path everywhere else.
  const bucket = service === 's3' && subdomain !== undefined ? `/${subdomain}` : '';
  return endpointUrl.replace(/\/+$/, '') + bucket + rest;
}
