// The template engine against velocityjs on the same templates and payload.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { distFolder } from '../paths.mjs';

const body = JSON.stringify({
  id: 'ord_1',
  items: Array.from({ length: 20 }, (_, at) => ({ sku: `sku-${at}`, quantity: at, price: at * 1.5 })),
});
const templates = {
  'template with #foreach / velocityjs': `#set($root = $input.path('$'))
{ "id": "$root.id", "items": [
#foreach($item in $root.items)
  { "sku": "$item.sku", "quantity": $item.quantity }#if($foreach.hasNext),#end

#end ] }`,
  'template with #if and #set / velocityjs': `#set($root = $input.path('$'))#set($n = 3)
#if($root.id == "ord_1" && $n > 2){ "known": true, "id": "$root.id" }#else{ "known": false }#end`,
};

/** Rows of the table: rendering a compiled template, in renders a second. */
export async function templateRatios(rivals) {
  const rows = [];
  for (const [what, template] of Object.entries(templates)) {
    const product = await renderPerSecond(template);
    const other = velocityjsPerSecond(rivals, template);
    rows.push({
      what,
      ratio: product / other,
      budget: '≥ 10',
      detail: `${Math.round(product)}/s to ${Math.round(other)}/s`,
    });
  }
  return rows;
}

/** Through `gatehouse render --lines --bench`, as anyone can measure it. */
function renderPerSecond(template) {
  const child = spawn(process.execPath, [join(distFolder, 'cli.js'), 'render', '--lines', '--bench', '2'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part.toString('utf8');
    });
    child.on('error', reject);
    child.on('exit', () => {
      const answer = JSON.parse(text);
      if (answer.error) reject(new Error(answer.error.message));
      else resolve(answer.renderPerSecond);
    });
    child.stdin.end(`${JSON.stringify({ id: 1, template, body })}\n`);
  });
}

/** velocityjs on a tree it parsed once; the payload is parsed each time, as for every request. */
function velocityjsPerSecond(rivals, template) {
  const velocity = rivals.load('velocityjs');
  const { parse, Compile } = velocity.default ?? velocity;
  const tree = parse(template);
  const render = () => new Compile(tree).render({ input: { path: () => JSON.parse(body) } });
  render();
  const endsAt = performance.now() + 1_000;
  let rounds = 0;
  const startedAt = performance.now();
  while (performance.now() < endsAt) {
    for (let at = 0; at < 20; at++) render();
    rounds += 20;
  }
  return (rounds * 1_000) / (performance.now() - startedAt);
}
