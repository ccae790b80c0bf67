// The orders, in one file that the functions share. A real shop keeps them in a table.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

// Below the workspace's local folder, which git ignores.
const taskRoot = process.env.LAMBDA_TASK_ROOT ?? process.cwd();
const file = process.env.ORDERS_FILE ?? join(taskRoot, '..', '..', '.gatehouse', 'orders-sample.json');

const firstOrders = [
  {
    id: 'ord_1042',
    status: 'PACKED',
    total: { amount: 86.4, currency: 'EUR' },
    items: [
      { sku: 'MUG-BLUE', qty: 2 },
      { sku: 'TEE-M-INK', qty: 1 },
    ],
  },
  {
    id: 'ord_1041',
    status: 'SHIPPED',
    total: { amount: 12, currency: 'EUR' },
    items: [{ sku: 'PEN-RED', qty: 4 }],
  },
];

/** All orders, newest first. */
export async function readOrders() {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return firstOrders; // before the first order that is made here
  }
}

/** The order, or undefined. */
export async function findOrder(id) {
  return (await readOrders()).find((order) => order.id === id);
}

/** Puts an order in the place of the one with its id, or on top. */
export async function saveOrder(order) {
  const orders = await readOrders();
  const isKnown = orders.some(({ id }) => id === order.id);
  const next = isKnown ? orders.map((known) => (known.id === order.id ? order : known)) : [order, ...orders];
  await mkdir(dirname(file), { recursive: true });
  // Beside, then renamed: a function that reads meanwhile sees the old orders or the new ones, whole.
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, JSON.stringify(next, null, 2));
  await rename(beside, file);
  return order;
}
