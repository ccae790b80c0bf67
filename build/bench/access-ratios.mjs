// What a refusal costs beside a served request, and what being let in costs: keys, tokens, signatures.
import { measureInTurn } from './processes.mjs';
import { documentOf, mockOperation, startGatehouse } from './product.mjs';

const pool = 'us-east-1_bench1234';
const answer = JSON.stringify({ message: 'Hello from the other side', items: [1, 2, 3] });

/**
 * Rows of the table: what a refusal costs beside the same method served, and in the detail beside the cheapest request
 * there is. Processor time counts: refusals are short, and the load generator's share is larger in them.
 */
export async function accessRatios(rivals) {
  const gatehouse = await startGatehouse();
  try {
    const { apiId } = await gatehouse.importAndDeploy(document(), 'dev');
    const key = await planWithKey(gatehouse, apiId);
    const token = (await post(gatehouse, `/_gatehouse/idp/${pool}/token`, {})).token;
    await limit(gatehouse, apiId, 'shut', '0');
    await limit(gatehouse, apiId, 'limited', '1000000');
    const at = (path, headers = {}) => ({
      url: `${gatehouse.url}/_aws/execute-api/${apiId}/dev${path}`,
      pid: gatehouse.child.pid,
      headers,
    });
    const targets = {
      open: at('/open'),
      token: at('/pool', { Authorization: token }),
      key: at('/keyed', { 'x-api-key': key }),
      limited: at('/limited'),
      noToken: at('/pool'),
      badToken: at('/pool', { Authorization: 'nonsense' }),
      noKey: at('/keyed'),
      unsigned: at('/signed'),
      shut: at('/shut'),
    };
    const names = Object.keys(targets);
    const results = await measureInTurn(rivals, Object.values(targets), 3);
    const of = Object.fromEntries(results.map((result, index) => [names[index], result]));
    const row = (what, one, other, budget) => ({
      what: `processor time of ${what}`,
      ratio: of[one].microseconds / of[other].microseconds,
      budget,
      detail: `${[one, other, 'open'].map((name) => of[name].microseconds.toFixed(0)).join(' µs, ')} µs without any guard`,
    });
    return [
      row('401, no token / with a token', 'noToken', 'token', '< 1'),
      row('401, a token that is none / with a token', 'badToken', 'token', '< 1'),
      row('403, no key / with a key', 'noKey', 'key', '< 1'),
      row('429 / within the limit', 'shut', 'limited', '< 1'),
      row('403, not signed / without any guard', 'unsigned', 'open', 'told'),
      row('a token that was checked before / without any guard', 'token', 'open', 'told'),
    ];
  } finally {
    await gatehouse.stop();
  }
}

/** A key that lets in, with a quota and a throttle that are counted and never reached. */
async function planWithKey(gatehouse, apiId) {
  const plan = await post(gatehouse, '/usageplans', {
    name: 'bench',
    apiStages: [{ apiId, stage: 'dev' }],
    throttle: { rateLimit: 1_000_000, burstLimit: 1_000_000 },
    quota: { limit: 1_000_000_000, period: 'MONTH' },
  });
  const { id, value } = await post(gatehouse, '/apikeys', { name: 'bench', enabled: true });
  await post(gatehouse, `/usageplans/${plan.id}/keys`, { keyId: id, keyType: 'API_KEY' });
  return value;
}

function document() {
  const operation = mockOperation(answer);
  const paths = {
    '/open': { get: operation },
    '/shut': { get: operation },
    '/limited': { get: operation },
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

/** Sets rate and burst of one method. */
async function limit(gatehouse, apiId, path, value) {
  const patchOperations = ['rateLimit', 'burstLimit'].map((name) => ({
    op: 'replace',
    path: `/~1${path}/GET/throttling/${name}`,
    value,
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
