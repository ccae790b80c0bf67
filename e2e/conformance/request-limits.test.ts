// Limits of the request line and of headers: checked before the API has a say, so nothing of it shows in the answer.
import { describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/gateway/gateway';
import { limits } from '../../shared/definition/limits';
import { headerMap } from './case-endpoint';
import { mock } from './operations';
import { caseSettings, deployCase, importCase, openObserver, sendRequest } from './run-case';

type EndpointType = 'EDGE' | 'REGIONAL';

/** Sends GET `/dev/x` with so many header bytes, or as a URL of so many characters. */
async function send(
  sizes: { readonly headerBytes?: number; readonly urlLength?: number },
  type: EndpointType = 'REGIONAL',
) {
  const gateway = openGateway({ settings: caseSettings, observer: openObserver().observer });
  try {
    const cors = { responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" } };
    const document = { 'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: cors, REQUEST_TOO_LARGE: cors } };
    const imported = importCase({ paths: { '/x': { get: mock('ok') } }, document });
    const entities = Object.fromEntries(
      Object.entries(imported.entities).map(([key, entity]) => [
        key,
        key.startsWith('rest-api:') ? { ...entity, endpointConfiguration: { types: [type] } } : entity,
      ]),
    );
    deployCase(gateway, { ...imported, entities } as typeof imported);
    const host = `${imported.apiId}.execute-api.us-east-1.amazonaws.com`;
    const { headerBytes, urlLength = 6 } = sizes;
    const padding = headerBytes === undefined ? 0 : headerBytes - 'Host'.length - host.length - 'X-Pad'.length;
    const path = urlLength === 6 ? '/dev/x' : `/dev/x?${'q'.repeat(urlLength - '/dev/x?'.length)}`;
    const answer = await sendRequest(gateway, imported.apiId, {
      path,
      headers: padding > 0 ? [['X-Pad', 'v'.repeat(padding)]] : [],
    });
    const headers = headerMap(answer.headers);
    return [
      answer.status,
      Buffer.from(answer.body).toString(),
      headers.get('content-type'),
      headers.has('access-control-allow-origin'),
    ];
  } finally {
    await gateway.dispose();
  }
}

const ok = [200, 'ok', 'application/json', false];

describe('1.3: header names and values', () => {
  it('are taken up to 10,240 bytes together [documented]', async () => {
    expect(await send({ headerBytes: limits.headerBytes })).toEqual(ok);
  });
  it('are refused beyond, without the API’s own headers [assumed]', async () => {
    expect(await send({ headerBytes: limits.headerBytes + 1 })).toEqual([
      431,
      '{"message":"Request Header Fields Too Large"}',
      'application/json',
      false,
    ]);
  });
});

describe.each([
  ['EDGE', 8_192],
  ['REGIONAL', 10_240],
] as const)('1.3: URLs of %s APIs', (type, length) => {
  it(`are taken up to ${length} characters [documented]`, async () => {
    expect(await send({ urlLength: length }, type)).toEqual(ok);
  });
  it('are refused beyond [assumed]', async () => {
    expect(await send({ urlLength: length + 1 }, type)).toEqual([
      414,
      '{"message":"Request URI too long"}',
      'application/json',
      false,
    ]);
  });
});
