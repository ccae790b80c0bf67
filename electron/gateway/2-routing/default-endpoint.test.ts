import { expect, it } from 'vitest';
import { compileAddresses } from '../1-entry/domains/address-table';
import type { CallerNetwork } from '../1-entry/domains/caller-network';
import { noCompanions } from '../no-companions';
import { defaultEndpointRefusal, privateDomainRefusal } from './default-endpoint';

const regional = { disableExecuteApiEndpoint: false, endpointType: 'REGIONAL' } as const;
const closed = { ...regional, disableExecuteApiEndpoint: true };
const secluded = { ...regional, endpointType: 'PRIVATE' } as const;

const through: CallerNetwork = {
  vpceId: 'vpce-1',
  vpcId: 'vpc-1',
  accountId: undefined,
  sourceIp: undefined,
  endpoint: undefined,
  isPrivateOnly: true,
  isAssociatedName: false,
  words: '',
  refusal: undefined,
};

function arrivalAt(endpointType: 'REGIONAL' | 'PRIVATE', vpceIds: readonly string[] = []) {
  const mode = { routingMode: 'BASE_PATH_MAPPING_ONLY', mappings: [], rules: [] } as const;
  const domains = [{ domainName: 'api.example.com', endpointType, vpceIds, ...mode }];
  const domain = compileAddresses({ ...noCompanions, domains }, false).domainOf('api.example.com');
  if (domain === undefined) throw new Error('no domain');
  return { domain, words: '' };
}

it('lets nobody in by a default endpoint that is disabled or private', () => {
  const refused = [
    defaultEndpointRefusal(closed),
    defaultEndpointRefusal(secluded),
    defaultEndpointRefusal({ ...regional, endpointType: 'EDGE' }),
  ];
  expect(refused.map((refusal) => refusal?.message)).toEqual(['Forbidden', 'Forbidden', undefined]);
});

it('lets callers from a VPC endpoint into private APIs, and into no others', () => {
  const ways = [secluded, regional].map((api) => defaultEndpointRefusal(api, { network: through })?.message);
  expect(ways).toEqual([undefined, 'Forbidden']);
});

it('knows the host names of associated endpoints', () => {
  const network = { ...through, isAssociatedName: true };
  const asked = [[], ['vpce-1'], ['vpce-2']].map(
    (vpcEndpointIds) => defaultEndpointRefusal({ ...secluded, vpcEndpointIds }, { network })?.reason,
  );
  expect(asked).toEqual([undefined, undefined, expect.stringContaining('not associated')]);
});

it('leaves the way by a custom domain name open where the default endpoint is disabled', () => {
  const arrival = arrivalAt('REGIONAL');
  const asked = [defaultEndpointRefusal(closed, { arrival }), defaultEndpointRefusal(secluded, { arrival })];
  expect(asked.map((refusal) => refusal?.reason)).toEqual([
    undefined,
    'A private API cannot be called by a public custom domain name.',
  ]);
});

it('lets associated VPC endpoints alone reach a private name', () => {
  const arrival = arrivalAt('PRIVATE', ['vpce-1']);
  const asked = [undefined, through, { ...through, vpceId: 'vpce-2' }].map((network) =>
    privateDomainRefusal({ arrival, ...(network && { network }) }),
  );
  expect(asked).toEqual([
    'api.example.com is a private name: only VPC endpoints reach it.',
    undefined,
    'api.example.com has no access association with vpce-2.',
  ]);
});
