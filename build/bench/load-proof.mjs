// A minute of everything at once: plain and streamed answers, functions, endpoints that fail, hang and lie, clients that
// leave. Memory must stay flat, descriptors must come back, and the process must live. `npm run bench load`.
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { Agent, request as openRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandOf, freePort, ownResidentMb, processTree, startServer } from './processes.mjs';
import { documentOf, lambdaOperation, mockOperation, proxyOperation, startGatehouse } from './product.mjs';

const clients = 48;
const leavingShare = 0.12;
const timeoutMs = 400;

/** Rows of the table; the course of the minute is printed as it goes. */
export async function loadProof(_rivals, { seconds = 60 } = {}) {
  const upstreamPort = await freePort();
  const upstream = await startServer('server-faulty.mjs', [upstreamPort]);
  const gatehouse = await startGatehouse(workspaceWithFunction());
  try {
    const { apiId } = await gatehouse.importAndDeploy(documentOf('load', pathsFor(upstreamPort)), 'dev');
    return await run(gatehouse, apiId, seconds);
  } finally {
    await gatehouse.stop();
    await upstream.stop();
  }
}

async function run(gatehouse, apiId, seconds) {
  const prefix = `/_aws/execute-api/${apiId}/dev`;
  const outcomes = new Map();
  const before = await look(gatehouse.child.pid);
  const endsAt = performance.now() + seconds * 1_000;
  const working = Array.from({ length: clients }, () => client(gatehouse.port, prefix, endsAt, outcomes));
  const course = [];
  const watch = setInterval(async () => {
    course.push(await look(gatehouse.child.pid));
    console.log(`  ${Math.round(course.length * 5)} s: ${describe(course.at(-1))}`);
  }, 5_000);
  await Promise.all(working);
  clearInterval(watch);
  // functions and kept connections may rest for some seconds before they go
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  const after = await look(gatehouse.child.pid);
  const total = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
  console.log(`  at rest: ${describe(after)}`);
  for (const [outcome, count] of [...outcomes].sort()) console.log(`  ${outcome}: ${count}`);
  const early = course[Math.floor(course.length / 3)] ?? before;
  const late = course.at(-1) ?? after;
  return [
    {
      what: `memory at the end of ${seconds} s of mixed traffic / after a third of it`,
      ratio: late.mb / early.mb,
      budget: 'flat',
      detail: `${early.mb.toFixed(0)} MB, then ${late.mb.toFixed(0)} MB; ${total} requests`,
    },
    {
      what: 'descriptors at rest after it / before it',
      ratio: after.descriptors / before.descriptors,
      budget: 'flat',
      detail: `${before.descriptors}, then ${after.descriptors}, with ${after.functions} function instances kept warm`,
    },
  ];
}

/** One client: asks, now and then leaves in the middle, until time is up. */
async function client(port, prefix, endsAt, outcomes) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  while (performance.now() < endsAt) {
    const path = weighted[Math.floor(Math.random() * weighted.length)];
    const leavesMs = Math.random() < leavingShare ? Math.random() * 60 : undefined;
    const outcome = `${path} ${await ask(port, prefix + path, agent, leavesMs)}`;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  agent.destroy();
}

function ask(port, path, agent, leavesMs) {
  return new Promise((resolve) => {
    const request = openRequest({ host: '127.0.0.1', port, path, agent }, (answer) => {
      let text = '';
      answer.on('data', (part) => {
        if (answer.statusCode >= 500) text += part;
      });
      answer.on('end', () => resolve(`${answer.statusCode} ${text}`.trim()));
      answer.on('error', () => resolve(leavesMs === undefined ? 'cut' : 'left'));
    });
    request.on('error', (fault) => resolve(leavesMs === undefined ? fault.code : 'left'));
    request.end();
    if (leavesMs !== undefined) setTimeout(() => request.destroy(), leavesMs);
  });
}

/** Memory and descriptors of Gatehouse's own processes; what functions use is theirs. */
async function look(pid) {
  const tree = processTree(pid);
  const functions = tree.filter((each) => commandOf(each).includes('bootstrap'));
  const own = tree.filter((each) => !functions.includes(each));
  const descriptors = own.reduce((sum, each) => sum + countDescriptors(each), 0);
  const mb = own.reduce((sum, each) => sum + ownResidentMb(each), 0);
  return { mb, descriptors, functions: functions.length };
}

function countDescriptors(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0; // ended meanwhile
  }
}

function describe({ mb, descriptors, functions }) {
  return `${mb.toFixed(0)} MB, ${descriptors} descriptors, ${functions} function instances`;
}

const faults = ['/ok', '/large', '/error', '/slow', '/hang', '/cut', '/half', '/nonsense', '/stream'];
/** What goes well is asked for most. */
const weighted = [
  ...Array(10).fill('/mock'),
  ...Array(8).fill('/proxy/ok'),
  ...Array(4).fill('/mapped/ok'),
  ...Array(4).fill('/lambda'),
  ...faults.flatMap((fault) => [`/proxy${fault}`, `/mapped${fault}`]),
  ...Array(3).fill('/streamed/stream'),
  '/streamed/half',
  '/streamed/large',
  '/nowhere',
];

function pathsFor(upstreamPort) {
  const paths = { '/mock': { get: mockOperation('{"ok": true}') }, '/lambda': { get: lambdaOperation('load') } };
  for (const fault of faults) {
    const uri = `http://127.0.0.1:${upstreamPort}${fault}`;
    paths[`/proxy${fault}`] = { get: proxyOperation(uri, { timeoutInMillis: timeoutMs }) };
    const responses = { default: { statusCode: '200' } };
    paths[`/mapped${fault}`] = { get: proxyOperation(uri, { type: 'http', responses, timeoutInMillis: timeoutMs }) };
    paths[`/streamed${fault}`] = { get: proxyOperation(uri, { responseTransferMode: 'STREAM' }) };
  }
  return paths;
}

/** A workspace that has the function already; `gatehouse serve` opens it. */
export function workspaceWithFunction() {
  const data = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  mkdirSync(join(data, 'functions/load'), { recursive: true });
  writeFileSync(
    join(data, 'functions/load.yaml'),
    'functionName: load\nmode: LOCAL\nruntime: nodejs20.x\nhandler: index.handler\ncodeUri: functions/load\n',
  );
  writeFileSync(
    join(data, 'functions/load/index.js'),
    "exports.handler = async () => ({ statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: '{\"ok\":true}' });\n",
  );
  return data;
}
