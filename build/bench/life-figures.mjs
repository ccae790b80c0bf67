// Deploying, starting and memory.
import { setTimeout } from 'node:timers/promises';
import { measureLoad, median, residentMb, sharedOnceMb } from './processes.mjs';
import { documentOf, mockOperation, startGatehouse } from './product.mjs';

const settledMs = 4_000;

/** Rows of the table. These are figures of this machine, with their ratio to the budget's limit. */
export async function lifeFigures(rivals) {
  const starts = [];
  for (let round = 0; round < 3; round++) starts.push(await startMs());
  const gatehouse = await startGatehouse();
  try {
    // idle is what has given back what its start needed
    await setTimeout(settledMs);
    const idleMb = sharedOnceMb(gatehouse.child.pid);
    const deploys = [];
    for (let round = 0; round < 3; round++)
      deploys.push((await gatehouse.importAndDeploy(largeDocument(round), 'dev')).deployMs);
    return [
      figure('gatehouse serve to its first 200', median(starts), 400, 'ms'),
      figure('deploy 300 resources × 4 methods, through the management API', median(deploys), 150, 'ms'),
      figure('memory of an idle gatehouse serve (all processes, what they share once)', idleMb, 120, 'MB'),
      await growth(rivals, gatehouse),
    ];
  } finally {
    await gatehouse.stop();
  }
}

async function startMs() {
  const startedAt = performance.now();
  const gatehouse = await startGatehouse();
  const response = await fetch(`${gatehouse.url}/_gatehouse/health`);
  const tookMs = performance.now() - startedAt;
  await gatehouse.stop();
  if (response.status !== 200) throw new Error(`health answered ${response.status}`);
  return tookMs;
}

/** Memory after a long load against memory after a short one. */
async function growth(rivals, gatehouse) {
  const { apiId } = await gatehouse.importAndDeploy(documentOf('grow', { '/x': { get: mockOperation('{}') } }), 'dev');
  const target = { url: `${gatehouse.url}/_aws/execute-api/${apiId}/dev/x` };
  await measureLoad(rivals, { ...target, seconds: 5 });
  const early = await residentMb(gatehouse.child.pid);
  const { perSecond } = await measureLoad(rivals, { ...target, seconds: 20 });
  const late = await residentMb(gatehouse.child.pid);
  const detail = `${early.toFixed(0)} MB, then ${late.toFixed(0)} MB after ${Math.round(perSecond * 20)} more requests`;
  return { what: 'memory after a long load / after a short one', ratio: late / early, budget: 'flat', detail };
}

function figure(what, value, limit, unit) {
  return { what, ratio: value / limit, budget: `≤ 1 (${limit} ${unit})`, detail: `${value.toFixed(0)} ${unit}` };
}

function largeDocument(round) {
  const paths = {};
  for (let at = 0; at < 300; at++) {
    const operation = mockOperation('{"ok": true}');
    paths[`/resource${at}`] = { get: operation, post: operation, put: operation, delete: operation };
  }
  return documentOf(`large${round}`, paths);
}
