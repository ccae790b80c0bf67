// What an answer from a stage's cache costs beside the MOCK method that it stands for, and a miss beside both.
import { measureInTurn } from './processes.mjs';
import { documentOf, mockOperation, startGatehouse } from './product.mjs';

const answer = JSON.stringify({ message: 'Hello from the other side', items: [1, 2, 3] });

/** Rows of the table. MOCK is the cheapest integration there is: a cache can hardly win, but must not lose much. */
export async function cacheRatio(rivals) {
  const gatehouse = await startGatehouse();
  try {
    const operation = mockOperation(answer);
    const { apiId } = await gatehouse.importAndDeploy(
      documentOf('cache', { '/plain': { get: operation }, '/cached': { get: operation } }),
      'dev',
    );
    const response = await fetch(`${gatehouse.url}/restapis/${apiId}/stages/dev`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        patchOperations: [
          { op: 'replace', path: '/cacheClusterEnabled', value: 'true' },
          { op: 'replace', path: '/~1cached/GET/caching/enabled', value: 'true' },
          { op: 'replace', path: '/~1cached/GET/throttling/rateLimit', value: '-1' },
          { op: 'replace', path: '/~1cached/GET/throttling/burstLimit', value: '-1' },
          { op: 'replace', path: '/~1cached/GET/caching/ttlInSeconds', value: '3600' },
        ],
      }),
    });
    if (!response.ok) throw new Error(`The cache was not switched on: ${await response.text()}`);
    const at = (path) => ({
      url: `${gatehouse.url}/_aws/execute-api/${apiId}/dev${path}`,
      pid: gatehouse.child.pid,
      headers: {},
    });
    const [plain, cached] = await measureInTurn(rivals, [at('/plain'), at('/cached')], 3);
    return [
      {
        what: 'processor time of an answer from the cache / of the MOCK method',
        ratio: cached.microseconds / plain.microseconds,
        budget: '< 1.2',
        detail: `${cached.microseconds.toFixed(0)} µs, ${plain.microseconds.toFixed(0)} µs`,
      },
    ];
  } finally {
    await gatehouse.stop();
  }
}
