import { expect, it } from 'vitest';
import { defaultEndpointRefusal } from './default-endpoint';

it('lets nobody in by a default endpoint that is disabled or private', () => {
  const refused = [
    defaultEndpointRefusal({ disableExecuteApiEndpoint: true, endpointType: 'REGIONAL' }),
    defaultEndpointRefusal({ disableExecuteApiEndpoint: false, endpointType: 'PRIVATE' }),
    defaultEndpointRefusal({ disableExecuteApiEndpoint: false, endpointType: 'EDGE' }),
  ];
  expect(refused.map((refusal) => refusal?.message)).toEqual(['Forbidden', 'Forbidden', undefined]);
});

it('lets callers from a VPC endpoint into a private API', () => {
  const endpoint = { disableExecuteApiEndpoint: false, endpointType: 'PRIVATE' } as const;
  expect(defaultEndpointRefusal(endpoint, 'vpce-0a1b')).toBeUndefined();
});
