// References to functions, roles and links as they have to read at another endpoint.
import { expect, it } from 'vitest';
import { type Definition, type Entity, type EntityKey, entityKey } from '../../../shared/definition/entities';
import { retarget } from './retarget';

const uri = (region: string, account: string) =>
  `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${region}:${account}:function:pets/invocations`;

const key = entityKey('method', 'api1', 'r1', 'GET');

function withMethod(method: object): Definition {
  return new Map<EntityKey, Entity>([
    [key, method as Entity],
    [entityKey('method', 'api2', 'r1', 'GET'), method as Entity],
  ]);
}

const from = { region: 'us-east-1', accountId: '000000000000' };

it('moves references to the account and region of the endpoint, and leaves those of other accounts alone', () => {
  const method = (region: string, account: string, connectionId: string, api: string) => ({
    methodIntegration: {
      uri: uri(region, account),
      credentials: `arn:aws:iam::${account}:role/caller`,
      requestTemplates: { 'application/json': 'arn:aws:sqs:us-east-1:999999999999:queue' },
      connectionId,
    },
    note: `${api}/dev/GET/`,
  });
  const before = withMethod(
    method('us-east-1', '000000000000', 'link01', 'arn:aws:execute-api:us-east-1:000000000000:api1'),
  );
  const to = { region: 'eu-west-1', accountId: '111122223333' };
  const after = retarget(before, 'api1', from, to, new Map([['link01', 'abc123']]));
  expect([after.get(key), after.get(entityKey('method', 'api2', 'r1', 'GET'))]).toEqual([
    method('eu-west-1', '111122223333', 'abc123', 'execute-api:'),
    before.get(key),
  ]);
});

it('keeps the account where the endpoint does not say whose the keys are', () => {
  const before = withMethod({ methodIntegration: { uri: uri('us-east-1', '000000000000') } });
  const after = retarget(before, 'api1', from, { region: 'eu-west-1', accountId: undefined }, new Map());
  expect(after.get(key)).toEqual({ methodIntegration: { uri: uri('eu-west-1', '000000000000') } });
});
