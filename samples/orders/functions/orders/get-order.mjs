// GET /orders/{id} and its items, not a proxy: the request template makes the event, response templates the answer.
// An error is told by its message: the integration responses choose by it.
import { findOrder } from './store.mjs';

export const handler = async ({ id }) => {
  const order = await findOrder(id);
  if (order === undefined) throw new Error(`NotFound: there is no order ${id}`);
  console.log('Found', order.id);
  return order;
};
