// A warm Lambda proxy against serverless-offline running the same function.
import { copyFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceWithFunction } from './load-proof.mjs';
import { freePort, measureInTurn, startProcess } from './processes.mjs';
import { documentOf, lambdaOperation, startGatehouse } from './product.mjs';
import { installLambdaRivals } from './rivals.mjs';

/** The row of the table. */
export async function lambdaRatio(rivals) {
  const data = workspaceWithFunction();
  const gatehouse = await startGatehouse(data);
  const stops = [gatehouse.stop];
  try {
    const offline = await startOffline(await installLambdaRivals(), join(data, 'functions/load/index.js'));
    stops.push(offline.stop);
    const document = documentOf('lambda', { '/load': { get: lambdaOperation('load') } });
    const { apiId } = await gatehouse.importAndDeploy(document, 'dev');
    const targets = [
      { url: `${gatehouse.url}/_aws/execute-api/${apiId}/dev/load`, pid: gatehouse.child.pid },
      { url: `http://127.0.0.1:${offline.port}/dev/load`, pid: offline.child.pid },
    ];
    for (const { url } of targets) await answersWell(url);
    const [product, other] = await measureInTurn(rivals, targets);
    const spent = `${product.microseconds.toFixed(0)} µs to ${other.microseconds.toFixed(0)} µs`;
    const failed = product.failed + other.failed;
    const detail = `${Math.round(product.perSecond)}/s to ${Math.round(other.perSecond)}/s, processor time ${spent}`;
    return [
      {
        what: 'warm Lambda proxy / serverless-offline',
        ratio: product.perSecond / other.perSecond,
        budget: '≥ 5',
        detail: failed > 0 ? `${detail}, ${failed} failed` : detail,
      },
    ];
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** serverless-offline with one function on a port of its own. */
async function startOffline(folder, code) {
  const service = mkdtempSync(join(tmpdir(), 'gatehouse-offline-'));
  mkdirSync(service, { recursive: true });
  copyFileSync(code, join(service, 'index.js'));
  symlinkSync(join(folder, 'node_modules'), join(service, 'node_modules'), 'junction');
  writeFileSync(
    join(service, 'serverless.yml'),
    `service: bench
frameworkVersion: '3'
provider: { name: aws, runtime: nodejs20.x, stage: dev }
plugins: [serverless-offline]
functions:
  load: { handler: index.handler, events: [{ http: { path: load, method: get } }] }
`,
  );
  writeFileSync(join(service, 'package.json'), '{"name":"bench","private":true}');
  const [port, lambdaPort] = [await freePort(), await freePort()];
  const script = join(folder, 'node_modules/serverless/bin/serverless.js');
  const args = [script, 'offline', 'start', '--noPrependStageInUrl', '--httpPort', String(port)];
  const started = await startProcess(
    process.execPath,
    [...args, '--lambdaPort', String(lambdaPort), '--prefix', 'dev', '--reloadHandler', 'false'],
    () => true,
    { SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' },
    service,
  );
  return { ...started, port };
}

/** Waits until `url` answers 200: a function's first start takes its time. */
async function answersWell(url) {
  let seen = 'nothing';
  for (let attempt = 0; attempt < 200; attempt++) {
    seen = await fetch(url).then(
      (response) => response.status,
      (fault) => fault.message,
    );
    if (seen === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} answered ${seen}.`);
}
