// Bodies over 10 MB: refused at the socket, before there is an API that could have a say.
import { request as openRequest } from 'node:http';
import { expect, it } from 'vitest';
import { openForwarder } from '../../electron/gateway/1-entry/forward';
import { openListener } from '../../electron/gateway/1-entry/listener';
import { openGateway } from '../../electron/gateway/gateway';
import { openEndpoint } from './case-endpoint';
import { proxy } from './operations';
import { caseSettings, deployCase, importCase, openObserver } from './run-case';

const limit = 10_485_760;

interface SocketAnswer {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly hasCors: boolean;
  readonly text: string;
}

/** Posts a body of `size` bytes through a socket to an API whose errors carry CORS headers. */
async function post(size: number): Promise<SocketAnswer> {
  const endpoint = await openEndpoint({ body: 'taken' });
  const gateway = openGateway({ settings: caseSettings, observer: openObserver().observer });
  const forwarder = openForwarder(undefined);
  const listener = await openListener({ host: '127.0.0.1', port: 0, serve: gateway.invoke, forwarder });
  try {
    const cors = { responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" } };
    const gatewayResponses = { DEFAULT_4XX: cors, REQUEST_TOO_LARGE: cors };
    const document = { 'x-amazon-apigateway-gateway-responses': gatewayResponses };
    const snapshot = importCase({ paths: { '/x': { post: proxy() } }, document }, endpoint.port);
    deployCase(gateway, snapshot);
    return await postTo(
      listener.port,
      `${snapshot.apiId}.execute-api.us-east-1.amazonaws.com`,
      Buffer.alloc(size, 'a'),
    );
  } finally {
    listener.dispose();
    forwarder.dispose();
    await gateway.dispose();
    await endpoint.close();
  }
}

function postTo(port: number, host: string, body: Buffer): Promise<SocketAnswer> {
  return new Promise((resolve, reject) => {
    const sent = openRequest({ host: '127.0.0.1', port, method: 'POST', path: '/dev/x', headers: { host } });
    sent.on('response', (answer) => {
      const { statusCode: status, headers } = answer;
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => {
        const hasCors = headers['access-control-allow-origin'] !== undefined;
        resolve({ status, type: headers['content-type'], hasCors, text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

it('case 108: 10 MB and a byte is 413 in plain text, whatever the API says [recorded]', async () => {
  const { type, ...answer } = await post(limit + 1);
  expect([answer, type?.startsWith('application/json')]).toEqual([
    { status: 413, hasCors: false, text: 'HTTP content length exceeded 10485760 bytes.' },
    type === undefined ? undefined : false,
  ]);
});

it('case 108: 10 MB are taken [documented]', async () => {
  expect(await post(limit)).toEqual({ status: 200, type: 'application/json', hasCors: false, text: 'taken' });
});
