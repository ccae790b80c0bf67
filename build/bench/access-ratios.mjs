// What a refusal costs beside a served request, and what being let in costs: keys, tokens, signatures.
import { measureInTurn } from './processes.mjs';
import { documentOf, mockOperation, startGatehouse } from './product.mjs';

const pool = 'us-east-1_bench1234';
const answer = JSON.stringify({ message: 'Hello from the other side', items: [1, 2, 3] });

/** Rows of the table. Processor time counts: refusals are short, and the load generator's share is larger in them. */
export async function accessRatios(rivals) {
  const gatehouse = await startGatehouse();
  try {
    const { apiId } = await gatehouse.importAndDeploy(document(), 'dev');
    await post(gatehouse, '/usageplans', { name: 'none', apiStages: [{ apiId, stage: 'dev' }] });
    const token = (await post(gatehouse, `/_gatehouse/idp/${pool}/token`, {})).token;
    await throttleAll(gatehouse, apiId);
    const at = (path, headers = {}) => ({
      url: `${gatehouse.url}/_aws/execute-api/${apiId}/dev${path}`,
      pid: gatehouse.child.pid,
      headers,
    });
    const names = ['served', '401, no token', '401, a token that is none', '403, no key', '403, not signed', '429'];
    const targets = [
      at('/open'),
      at('/pool'),
      at('/pool', { Authorization: 'nonsense' }),
      at('/keyed'),
      at('/signed'),
      at('/shut'),
      at('/pool', { Authorization: token }),
    ];
    const [served, ...others] = await measureInTurn(rivals, targets, 3);
    const rows = others.slice(0, -1).map((other, index) => ({
      what: `processor time of ${names[index + 1]} / served`,
      ratio: other.microseconds / served.microseconds,
      budget: '< 1',
      detail: `${other.microseconds.toFixed(0)} µs to ${served.microseconds.toFixed(0)} µs`,
    }));
    const known = others.at(-1);
    return [
      ...rows,
      {
        what: 'processor time with a token that was checked before / without',
        ratio: known.microseconds / served.microseconds,
        budget: 'told',
        detail: `${known.microseconds.toFixed(0)} µs to ${served.microseconds.toFixed(0)} µs${known.failed > 0 ? `, ${known.failed} failed` : ''}`,
      },
    ];
  } finally {
    await gatehouse.stop();
  }
}

function document() {
  const operation = mockOperation(answer);
  const paths = {
    '/open': { get: operation },
    '/shut': { get: operation },
    '/keyed': { get: { ...operation, security: [{ key: [] }] } },
    '/signed': { get: { ...operation, 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } },
    '/pool': { get: { ...operation, security: [{ pool: [] }] } },
  };
  const securitySchemes = {
    key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
    pool: {
      type: 'apiKey',
      name: 'Authorization',
      in: 'header',
      'x-amazon-apigateway-authtype': 'cognito_user_pools',
      'x-amazon-apigateway-authorizer': {
        type: 'cognito_user_pools',
        providerARNs: [`arn:aws:cognito-idp:us-east-1:000000000000:userpool/${pool}`],
      },
    },
  };
  return { ...documentOf('access', paths), components: { securitySchemes } };
}

/** One method of the stage lets nobody through. */
async function throttleAll(gatehouse, apiId) {
  const patchOperations = ['rateLimit', 'burstLimit'].map((limit) => ({
    op: 'replace',
    path: `/~1shut/GET/throttling/${limit}`,
    value: '0',
  }));
  await send(gatehouse, 'PATCH', `/restapis/${apiId}/stages/dev`, { patchOperations });
}

function post(gatehouse, path, body) {
  return send(gatehouse, 'POST', path, body);
}

async function send(gatehouse, method, path, body) {
  const response = await fetch(`${gatehouse.url}${path}`, {
    method,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}
