// Gatehouse itself under test: `gatehouse serve`, driven through its management API.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distFolder } from '../paths.mjs';
import { startProcess } from './processes.mjs';

/** Starts `gatehouse serve` on a free port, with an empty workspace unless there is one already. */
export async function startGatehouse(data = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'))) {
  const args = [join(distFolder, 'cli.js'), 'serve', '--port', '0', '--json', '--data', data];
  const server = await startProcess(process.execPath, args, (line) => line.startsWith('{"ready"'), {
    GATEHOUSE_USER_DATA: data,
  });
  const { url, port } = JSON.parse(server.line);
  return {
    ...server,
    url,
    port,
    importAndDeploy: (document, stage) => importAndDeploy(url, document, stage),
    quickCreate: (target) => call(`${url}/v2/apis`, { name: 'quick', protocolType: 'HTTP', target }),
  };
}

async function importAndDeploy(url, document, stageName) {
  const { id } = await call(`${url}/restapis?mode=import`, document);
  const startedAt = performance.now();
  await call(`${url}/restapis/${id}/deployments`, { stageName });
  return { apiId: id, deployMs: performance.now() - startedAt };
}

async function call(url, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

/** A method answered by a MOCK integration with `body`. */
export function mockOperation(body) {
  return {
    responses: { 200: { description: 'ok' } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200', responseTemplates: { 'application/json': body } } },
    },
  };
}

/** A method that is passed on to `uri`; `changes` replace parts of its integration. */
export function proxyOperation(uri, changes = {}) {
  return {
    responses: { 200: { description: 'ok' } },
    'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri, ...changes },
  };
}

/** A method that is answered by the function of that name. */
export function lambdaOperation(functionName) {
  const functionArn = `arn:aws:lambda:us-east-1:000000000000:function:${functionName}`;
  const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
  return proxyOperation(uri, { type: 'aws_proxy', httpMethod: 'POST' });
}

/** A document with `paths`. */
export function documentOf(title, paths) {
  return { openapi: '3.0.1', info: { title, version: '1' }, paths };
}
