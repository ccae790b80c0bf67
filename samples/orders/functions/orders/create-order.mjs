// POST /orders, a proxy integration. API Gateway has checked the body against the model NewOrder by then.
import { findOrder, readOrders, saveOrder } from './store.mjs';

const prices = new Map([
  ['MUG-BLUE', 9.9],
  ['TEE-M-INK', 24.5],
  ['PEN-RED', 3],
]);
const usualPrice = 10;

export const handler = async (event) => {
  const { items, note } = JSON.parse(event.body);
  const key = event.headers['Idempotency-Key'];
  const orders = await readOrders();
  const twin = orders.find((order) => order.key !== undefined && order.key === key);
  if (twin !== undefined) return answer(409, { message: `${key} made order ${twin.id} already.`, orderId: twin.id });

  const amount = items.reduce((sum, { sku, qty }) => sum + qty * (prices.get(sku) ?? usualPrice), 0);
  const order = {
    id: await nextId(orders),
    key,
    status: 'RECEIVED',
    total: { amount: Math.round(amount * 100) / 100, currency: 'EUR' },
    items,
    ...(note !== undefined && { note }),
    shop: event.stageVariables?.shop,
    receivedAt: event.requestContext.requestTime,
  };
  await saveOrder(order);
  console.log('Received', order.id, 'of', items.length, 'items');
  const { id: orderId, status, total } = order;
  return answer(201, { orderId, status, total, items }, { Location: `/orders/${orderId}` });
};

async function nextId(orders) {
  let number = 1042 + orders.length - 1;
  while ((await findOrder(`ord_${number}`)) !== undefined) number += 1;
  return `ord_${number}`;
}

function answer(statusCode, body, headers = {}) {
  return { statusCode, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
