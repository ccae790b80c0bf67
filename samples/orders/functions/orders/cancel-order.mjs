// DELETE /orders/{id}, invoked as an event: the client has its 202 long before this is done.
import { findOrder, saveOrder } from './store.mjs';

export const handler = async ({ id }) => {
  const order = await findOrder(id);
  if (order === undefined) {
    console.warn('Nothing to cancel:', id);
    return;
  }
  await saveOrder({ ...order, status: 'CANCELLED' });
  console.log('Cancelled', id);
};
