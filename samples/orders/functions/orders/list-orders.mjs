// GET /orders, a proxy integration: the event is the request, what is returned is the response.
import { readOrders } from './store.mjs';

export const handler = async (event) => {
  const { status, limit } = event.queryStringParameters ?? {};
  if (limit !== undefined && !/^\d+$/.test(limit)) {
    return answer(400, { message: 'limit is a number.' });
  }
  const orders = (await readOrders())
    .filter((order) => status === undefined || order.status === status)
    .slice(0, limit === undefined ? undefined : Number(limit))
    .map(({ id, status: orderStatus, total }) => ({ orderId: id, status: orderStatus, total }));
  console.log(`${orders.length} orders for shop ${event.stageVariables?.shop}`);
  return answer(200, { count: orders.length, orders });
};

function answer(statusCode, body) {
  return { statusCode, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}
