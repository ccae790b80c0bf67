import { expect, it } from 'vitest';
import { editPrices } from './edit-prices';
import { listedPrices } from './price-book';

const list = listedPrices();

it('changes one price and keeps the others, and adds a region', () => {
  const changed = { xray: { tracesRecordedPerMillion: { price: 4 } }, regions: { 'eu-west-1': { waf: list.waf } } };
  const edited = editPrices(list, changed);
  const books = edited.problems === undefined ? edited.books : [];
  expect(books.map(({ region, prices }) => [region, prices.xray.tracesRecordedPerMillion.price])).toEqual([
    ['us-east-1', 4],
    ['eu-west-1', 4],
  ]);
  expect(books[0]?.prices.apiGateway).toEqual(list.apiGateway);
});

it.each([
  [[], [], ''],
  [{ lamda: {} }, ['lamda'], 'There is no field lamda'],
  [{ apiGateway: { rest: { tiers: [{ upTo: 5, price: 1 }] } } }, ['apiGateway', 'rest', 'tiers'], 'The last tier'],
  [{ regions: { x: { waf: { rulePerMonth: { price: -1 } } } } }, ['regions', 'x', 'waf', 'rulePerMonth', 'price'], ''],
  [JSON.parse('{"__proto__":{"price":1}}'), ['__proto__'], 'There is no field'],
])('refuses %j and says where', (changes, path, message) => {
  expect(editPrices(list, changes).problems?.[0]).toEqual({ path, message: expect.stringContaining(message) });
});
