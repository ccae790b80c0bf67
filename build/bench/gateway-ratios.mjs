// The data plane: MOCK and HTTP_PROXY against bare node:http, fastify with its proxy and nginx; routing by size.
import { startNginx } from './nginx.mjs';
import { freePort, measureInTurn, startServer } from './processes.mjs';
import { documentOf, mockOperation, proxyOperation, startGatehouse } from './product.mjs';

const answerBody = JSON.stringify({ message: 'Hello from the other side', items: [1, 2, 3] });

/** Rows of the table. */
export async function gatewayRatios(rivals) {
  const upstreamPort = await freePort();
  const upstream = await startServer('server-bare.mjs', [
    upstreamPort,
    answerBody,
    '[["Content-Type","application/json"]]',
  ]);
  const gatehouse = await startGatehouse();
  const stops = [upstream.stop, gatehouse.stop];
  try {
    return [
      ...(await mockRow(rivals, gatehouse, stops)),
      ...(await proxyRows(rivals, gatehouse, upstreamPort, stops)),
      ...(await routingRow(rivals, gatehouse)),
    ];
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** The yardstick sends the very bytes that the gateway sends. */
async function mockRow(rivals, gatehouse, stops) {
  const { apiId } = await gatehouse.importAndDeploy(
    documentOf('mock', { '/hello': { get: mockOperation(answerBody) } }),
    'dev',
  );
  const target = invocation(gatehouse, apiId, '/hello');
  const sample = await fetch(target.url);
  const headers = [...sample.headers].filter(
    ([name]) => !['connection', 'keep-alive', 'date', 'content-length'].includes(name),
  );
  const port = await freePort();
  const bare = await startServer('server-bare.mjs', [port, await sample.text(), JSON.stringify(headers)]);
  stops.push(bare.stop);
  const [product, yardstick] = await measureInTurn(rivals, [
    target,
    { url: `http://127.0.0.1:${port}/hello`, pid: bare.child.pid },
  ]);
  return [row('MOCK / bare node:http', product, yardstick, '≥ 0.55')];
}

async function proxyRows(rivals, gatehouse, upstreamPort, stops) {
  const uri = `http://127.0.0.1:${upstreamPort}/pets`;
  const { apiId } = await gatehouse.importAndDeploy(
    documentOf('proxy', { '/pets': { get: proxyOperation(uri) } }),
    'dev',
  );
  const fastifyPort = await freePort();
  const fastify = await startServer('server-fastify-proxy.mjs', [
    fastifyPort,
    `http://127.0.0.1:${upstreamPort}`,
    rivals.folder,
  ]);
  stops.push(fastify.stop);
  const nginxPort = await freePort();
  const nginx = await startNginx(nginxPort, upstreamPort);
  if (nginx !== undefined) stops.push(nginx.stop);
  const others = [
    { url: `http://127.0.0.1:${fastifyPort}/pets`, pid: fastify.child.pid },
    ...(nginx === undefined ? [] : [{ url: `http://127.0.0.1:${nginxPort}/pets`, pid: nginx.child.pid }]),
  ];
  const { apiId: httpApiId } = await gatehouse.quickCreate(`http://127.0.0.1:${upstreamPort}`);
  const ofHttpApi = { url: `${gatehouse.url}/_aws/execute-api/${httpApiId}/pets`, pid: gatehouse.child.pid };
  const [product, httpApi, viaFastify, viaNginx] = await measureInTurn(rivals, [
    invocation(gatehouse, apiId, '/pets'),
    ofHttpApi,
    ...others,
  ]);
  return [
    row('HTTP_PROXY of an HTTP API / of a REST API', httpApi, product, '≥ 0.9'),
    row('HTTP_PROXY / fastify + http-proxy', product, viaFastify, '≥ 2'),
    ...(viaNginx === undefined ? [] : [row('HTTP_PROXY / nginx', product, viaNginx, '≥ 0.8')]),
  ];
}

async function routingRow(rivals, gatehouse) {
  const sized = async (count) => {
    const paths = {};
    for (let at = 0; at < count; at++) paths[`/area${at % 100}/{id}/item${at}`] = { get: mockOperation('{}') };
    const { apiId } = await gatehouse.importAndDeploy(documentOf(`routes${count}`, paths), 'dev');
    const last = count - 1;
    return invocation(gatehouse, apiId, `/area${last % 100}/7/item${last}`);
  };
  const [few, many] = await measureInTurn(rivals, [await sized(10), await sized(10_000)]);
  const ratio = few.perSecond / many.perSecond;
  return [{ what: 'time per request, 10,000 routes / 10 routes', ratio, budget: '≤ 1.3', detail: detail(few, many) }];
}

function invocation(gatehouse, apiId, path) {
  return { url: `${gatehouse.url}/_aws/execute-api/${apiId}/dev${path}`, pid: gatehouse.child.pid };
}

function row(what, product, other, budget) {
  return { what, ratio: product.perSecond / other.perSecond, budget, detail: detail(product, other) };
}

function detail(left, right) {
  const failed = left.failed + right.failed;
  const spent = `${left.microseconds.toFixed(0)} µs to ${right.microseconds.toFixed(0)} µs`;
  return `${Math.round(left.perSecond)}/s to ${Math.round(right.perSecond)}/s, processor time ${spent}${failed > 0 ? `, ${failed} failed` : ''}`;
}
