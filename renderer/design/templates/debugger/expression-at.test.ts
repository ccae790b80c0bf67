import { expect, it } from 'vitest';
import { expressionAt } from './expression-at';

it.each([
  ['"sku": "$item.sku",', 10, '$item'],
  ['"sku": "$item.sku",', 15, '$item.sku'],
  ['"sku": "$item.sku",', 3, undefined],
  ['$!{order.customer.name}!', 8, '$order'],
  ['$!{order.customer.name}!', 15, '$order.customer'],
  ['$!{order.customer.name}!', 24, '$order.customer.name'],
  ["$input.path('$.items[0]').size()", 9, "$input.path('$.items[0]')"],
  ["$input.path('$.items[0]').size()", 30, "$input.path('$.items[0]').size()"],
  ['$list.get($index).name', 13, '$index'],
  ['$list[0].name', 7, '$list[0]'],
  ['#set($total = $total + 1)', 17, '$total'],
  ['$a.b costs', 9, undefined],
  ['$5', 2, undefined],
])('%s at %i is on %s', (line, column, expected) => {
  expect(expressionAt(line, column)).toBe(expected);
});
