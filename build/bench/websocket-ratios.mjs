// WebSocket APIs: what an idle connection costs, and how many messages a second a MOCK integration answers.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { residentMb } from './processes.mjs';
import { startGatehouse } from './product.mjs';

const idleConnections = 10_000;
const asked = 32;
const seconds = 4;
const apiId = 'ch4t5amp1e';

/** Rows of the table: figures of this machine. */
export async function websocketRatios() {
  const gatehouse = await startGatehouse(openWorkspace());
  try {
    const { port, child } = gatehouse;
    const perSecond = await messagesPerSecond(port);
    const beforeMb = await residentMb(child.pid);
    const sockets = await openMany(port, idleConnections);
    const afterMb = await residentMb(child.pid);
    for (const socket of sockets) socket.destroy();
    const kilobytes = ((afterMb - beforeMb) * 1_024) / idleConnections;
    return [
      {
        what: 'WebSocket messages through MOCK, both ways / 2,000 a second',
        ratio: perSecond / 2_000,
        budget: '≥ 1',
        detail: `${perSecond.toFixed(0)} a second over ${asked} connections`,
      },
      {
        what: `memory of one idle WebSocket connection of ${idleConnections} / 20 KB`,
        ratio: kilobytes / 20,
        budget: '≤ 1',
        detail: `${kilobytes.toFixed(1)} KB; ${beforeMb.toFixed(0)} MB, then ${afterMb.toFixed(0)} MB (all processes)`,
      },
    ];
  } finally {
    await gatehouse.stop();
  }
}

/** The sample with its $connect and $disconnect taken out, so that no function has to run. */
function openWorkspace() {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  cpSync(join(root, 'samples/chat'), folder, { recursive: true });
  for (const [route, key] of [
    ['connect', 'one'],
    ['disconnect', 'two'],
  ]) {
    const file = join(folder, `apis/chat/routes/${route}.yaml`);
    writeFileSync(file, readFileSync(file, 'utf8').replace(`$${route}`, key));
  }
  return folder;
}

/** Opens connections a few at a time: 500 a second may be new. */
async function openMany(port, count) {
  const sockets = [];
  while (sockets.length < count) {
    const startedAt = performance.now();
    sockets.push(...(await Promise.all(Array.from({ length: 400 }, () => openOne(port)))));
    const leftMs = 1_000 - (performance.now() - startedAt);
    if (leftMs > 0) await new Promise((resolve) => setTimeout(resolve, leftMs));
  }
  return sockets;
}

function openOne(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', reject);
    socket.once('data', (head) => {
      if (head.toString('latin1').startsWith('HTTP/1.1 101')) resolve(socket);
      else reject(new Error(head.toString('latin1')));
    });
    socket.write(
      `GET /_aws/execute-api/${apiId}/dev HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\n` +
        'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
  });
}

/** Each connection asks again as soon as it is answered. */
async function messagesPerSecond(port) {
  const sockets = await Promise.all(Array.from({ length: asked }, () => openOne(port)));
  const question = masked('hello');
  let answers = 0;
  for (const socket of sockets) {
    socket.on('data', () => {
      answers += 1;
      socket.write(question);
    });
    socket.write(question);
  }
  // the first second warms up
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const before = answers;
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  for (const socket of sockets) socket.destroy();
  return (answers - before) / seconds;
}

/** A text frame as a client sends it; the mask is zero. */
function masked(text) {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}
