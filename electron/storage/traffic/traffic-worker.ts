// The worker that has the traffic database: queries and writes never hold up the studio.
import { parentPort, workerData } from 'node:worker_threads';
import { openTrafficDatabase, type TrafficDatabase } from './traffic-database';
import type { FromTrafficWorker, ToTrafficWorker, TrafficWorkerData } from './traffic-worker-messages';

function answer(database: TrafficDatabase, message: ToTrafficWorker) {
  switch (message.type) {
    case 'insert':
      database.insert(message.traces);
      return undefined;
    case 'list':
      return database.list(message.filter);
    case 'read':
      return database.read(message.requestId);
    case 'clear':
      database.clear();
      return undefined;
    case 'close':
      database.close();
      return undefined;
  }
}

function serve(say: (message: FromTrafficWorker) => void): void {
  const { file, bounds } = workerData as TrafficWorkerData;
  let database: TrafficDatabase;
  try {
    database = openTrafficDatabase(file, bounds);
  } catch (error) {
    say({ type: 'not-opened', reason: error instanceof Error ? error.message : String(error) });
    return;
  }
  parentPort?.on('message', (message: ToTrafficWorker) => {
    try {
      say({ type: 'answer', call: message.call, result: answer(database, message) });
    } catch (error) {
      say({ type: 'failed', call: message.call, reason: error instanceof Error ? error.message : String(error) });
    }
    if (message.type === 'close') parentPort?.close();
  });
  say({ type: 'opened' });
}

serve((message) => parentPort?.postMessage(message));
