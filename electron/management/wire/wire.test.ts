import { expect, it } from 'vitest';
import { readCredentialScope } from './credential-scope';
import { compileUriTemplate } from './uri-template';

const none = new URLSearchParams();

it('splits the raw path before it decodes the parts', () => {
  const template = compileUriTemplate('/tags/{resource_arn}');
  expect(template.match('/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2Fabc', none)).toEqual({
    resource_arn: 'arn:aws:apigateway:us-east-1::/restapis/abc',
  });
});

it('tells operations on one path apart by their fixed query', () => {
  const template = compileUriTemplate('/restapis?mode=import');
  expect([
    template.match('/restapis', none),
    template.match('/restapis', new URLSearchParams('mode=import&basepath=split')),
  ]).toEqual([undefined, {}]);
});

it('matches neither longer nor shorter paths', () => {
  const template = compileUriTemplate('/restapis/{restapi_id}/stages');
  expect([
    template.match('/restapis/a/stages/b', none),
    template.match('/restapis/stages', none),
    template.match('/restapis/a/stages/', none),
  ]).toEqual([undefined, undefined, { restapi_id: 'a' }]);
});

it('reads region and service of signed and presigned calls', () => {
  const scope = { accessKey: 'AKID', region: 'eu-west-1', service: 'apigateway' };
  const header =
    'AWS4-HMAC-SHA256 Credential=AKID/20240101/eu-west-1/apigateway/aws4_request, SignedHeaders=host, Signature=0';
  const query = new URLSearchParams({ 'X-Amz-Credential': 'AKID/20240101/eu-west-1/apigateway/aws4_request' });
  expect([
    readCredentialScope(header, none),
    readCredentialScope(undefined, query),
    readCredentialScope('Bearer x', none),
  ]).toEqual([scope, scope, undefined]);
});
