import { expect, it } from 'vitest';
import { type PolicyPlaces, policyWords } from './policy-words';

const places: PolicyPlaces = {
  kind: 'resource',
  apiId: 'abc123',
  stageNames: ['dev'],
  methods: [{ verb: 'GET', path: '/pets/{id}' }],
  principals: ['arn:aws:iam::000000000000:user/ann'],
  values: new Map([['aws:sourcevpce', ['vpce-1']]]),
};

function labels(before: string, kind: PolicyPlaces['kind'] = 'resource'): readonly string[] {
  const offers = policyWords({ ...places, kind })(before);
  return offers.filter(({ detail }) => detail === 'in this workspace').map(({ label }) => label);
}

it('offers the methods of the API as resources, with what is still to be typed', () => {
  expect([
    labels('"Resource": "'),
    labels('"Resource": "arn:aws:execute-api:*:*:', 'identity'),
    policyWords(places)('"Resource": "execute-api:/dev/G').at(-1),
  ]).toEqual([
    ['execute-api:/dev/*', 'execute-api:/dev/GET/pets/*'],
    ['arn:aws:execute-api:*:*:abc123/dev/*', 'arn:aws:execute-api:*:*:abc123/dev/GET/pets/*'],
    { label: 'execute-api:/dev/GET/pets/*', insert: 'GET/pets/*', kind: 'value', detail: 'in this workspace' },
  ]);
});

it('offers users, accounts and known endpoints where they belong', () => {
  expect([labels('"AWS": ["'), labels('"aws:SourceVpce": ["v'), labels('"aws:UserAgent": "')]).toEqual([
    ['*', 'arn:aws:iam::000000000000:user/ann', '000000000000'],
    ['vpce-1'],
    [],
  ]);
});
