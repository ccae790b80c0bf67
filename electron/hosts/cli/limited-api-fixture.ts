// A workspace for tests of commands: a MOCK API that wants a key, a plan with a quota, a key, and a saved caller.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CliUnderTest } from './cli-fixture';

export const keyValue = 'value-of-the-only-key-there-is';

const document = {
  openapi: '3.0.1',
  info: { title: 'Orders', version: '1' },
  paths: {
    '/orders': {
      get: {
        security: [{ api_key: [] }],
        responses: { '200': { description: 'fine' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200' } },
        },
      },
    },
  },
  components: { securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
};

/** Writes it and deploys it to `dev`; needs the commands import and deploy. */
export async function writeLimitedApi(cli: CliUnderTest): Promise<void> {
  await writeFile(join(cli.folder, 'orders.json'), JSON.stringify(document));
  await cli.run('import', 'orders.json', '--no-deploy');
  await cli.run('deploy', 'Orders', '--stage', 'dev');
  const api = await readFile(join(cli.folder, 'apis/orders/api.yaml'), 'utf8');
  const apiId = /^id: (\w+)$/m.exec(api)?.[1];
  if (apiId === undefined) throw new Error('The API has no id.');
  const files = {
    'usage-plans/gold.yaml': `id: abc123\nname: gold\napiStages: [{ apiId: ${apiId}, stage: dev }]\nkeyIds: [k1]\nthrottle: { rateLimit: 0.001, burstLimit: 3 }\nquota: { limit: 100, period: MONTH }\n`,
    'api-keys/k1.yaml': `id: k1\nname: ios\nvalue: { secret: api-keys/k1 }\nenabled: true\ncreatedDate: 1\nlastUpdatedDate: 1\n`,
    '.gatehouse/secrets.json': JSON.stringify({ 'api-keys/k1': keyValue }),
    'personas/ann.yaml': 'name: ann\ndescription: has the key\napiKeyId: k1\n',
  };
  for (const [path, text] of Object.entries(files)) {
    const file = join(cli.folder, path);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, text);
  }
}
