import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';
import { loadAsModule, loadAsScripts, unpackClient } from './sdk-fixture';

const petstore = '2tq0mvo1wc';
let opened: StudioUnderTest;

beforeAll(async () => {
  opened = await openTestStudio();
  await opened.client.workspace.openSample({ sample: 'petstore' });
  await opened.client.deployments.create({ apiId: petstore, stageName: 'dev' });
});

afterAll(() => opened.dispose());

const sdk = () => opened.client.documents.sdk({ apiId: petstore, stageName: 'dev' });

/** What a call ends with, thrown or rejected. */
async function endOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    return error;
  }
}

it('names the archive and its functions, and gives the same bytes every time', async () => {
  const [first, second] = [await sdk(), await sdk()];
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  expect([first.fileName, first.methods, first.anyPaths, hash(first.zipBase64)]).toEqual([
    'javascript_1.0.zip',
    ['rootGet', 'petsGet', 'petsPost', 'petsOptions', 'petsPetIdGet'],
    ['/catalog/{proxy+}'],
    hash(second.zipBase64),
  ]);
});

it('refuses a stage that serves nothing, an unknown API, and a URL that is none', async () => {
  const { documents } = opened.client;
  const codes = await Promise.all(
    [
      documents.sdk({ apiId: petstore, stageName: 'nope' }),
      documents.sdk({ apiId: 'nope', stageName: 'dev' }),
      documents.sdk({ apiId: petstore, stageName: 'dev', invokeUrl: 'javascript:alert(1)' }),
      documents.sdk({ apiId: petstore, stageName: 'dev', type: 'java' as never }),
    ].map((call) => call.catch(({ code }: { code: string }) => code)),
  );
  expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'INVALID_ARGUMENT', 'INVALID_ARGUMENT']);
});

describe.each([
  ['a page', loadAsScripts],
  ['Node', loadAsModule],
])('the client in %s', (_place, load) => {
  it('calls the stage it was made of', async () => {
    const client = load(unpackClient((await sdk()).zipBase64)).newClient();
    const pet = await client.petsPetIdGet?.({ petId: '1' });
    const listed = await client.listPets?.({ type: 'dog', page: null });
    const made = await client.petsPost?.({}, { type: 'cat', price: 5 });
    const root = await client.rootGet?.();
    expect([pet?.status, pet?.data, listed?.config.url.split('/').at(-1), made?.status, typeof root?.data]).toEqual([
      200,
      expect.objectContaining({ id: 1 }),
      'pets?type=dog',
      201,
      'string',
    ]);
  });

  it('rejects a call whose answer is no success with an error that holds the answer', async () => {
    const client = load(unpackClient((await sdk()).zipBase64)).newClient();
    const refused = await endOf(async () => client.createPet?.({}, 'not a pet'));
    expect(refused).toMatchObject({
      message: 'Request failed with status code 400',
      status: 400,
      data: { message: 'Invalid request body' },
      config: { method: 'POST', headers: { 'Content-Type': 'application/json' }, data: 'not a pet' },
    });
  });

  it('throws the words of API Gateway’s client where a required parameter is missing', async () => {
    const client = load(unpackClient((await sdk()).zipBase64)).newClient();
    const ends = [
      await endOf(async () => client.petsPetIdGet?.()),
      await endOf(async () => client.getPet?.({ petid: 1 })),
      await endOf(async () => client.getPet?.(Object.create({ petId: 1 }))),
      await endOf(async () => client.getPet?.({ petId: '..' })),
    ];
    expect(ends).toEqual([...Array(3).fill('petId must be defined'), 'petId must not be . or ..']);
  });
});

it('gives the Orders sample’s functions, one with a body and one without', async () => {
  await opened.client.workspace.openSample({ sample: 'orders' });
  const { entities } = await opened.client.definition.read();
  const apiId =
    Object.keys(entities)
      .find((key) => key.startsWith('rest-api:'))
      ?.slice('rest-api:'.length) ?? '';
  await opened.client.deployments.create({ apiId, stageName: 'dev' });
  const { zipBase64, methods } = await opened.client.documents.sdk({ apiId, stageName: 'dev' });
  const client = loadAsModule(unpackClient(zipBase64)).newClient();
  const order = await client.ordersIdGet?.({ id: 'ord_1042' });
  const health = await client.healthGet?.();
  expect([methods, order?.data, health?.status]).toEqual([
    [
      'healthGet',
      'ordersGet',
      'ordersPost',
      'ordersIdGet',
      'ordersIdDelete',
      'ordersIdItemsGet',
      'pricesGet',
      'reportsGet',
    ],
    expect.objectContaining({ orderId: 'ord_1042' }),
    200,
  ]);
}, 30_000);
