// `npm run bench`: ratios measured in one run on one machine, against the budgets of docs/performance.md.

import { accessRatios } from './bench/access-ratios.mjs';
import { cacheRatio } from './bench/cache-ratio.mjs';
import { gatewayRatios } from './bench/gateway-ratios.mjs';
import { lambdaRatio } from './bench/lambda-ratio.mjs';
import { lifeFigures } from './bench/life-figures.mjs';
import { loadProof } from './bench/load-proof.mjs';
import { installRivals } from './bench/rivals.mjs';
import { templateRatios } from './bench/template-ratios.mjs';
import { websocketRatios } from './bench/websocket-ratios.mjs';
import { buildProduct } from './build.mjs';

const parts = {
  gateway: gatewayRatios,
  access: accessRatios,
  cache: cacheRatio,
  lambda: lambdaRatio,
  templates: templateRatios,
  websocket: websocketRatios,
  life: lifeFigures,
};
// a minute on its own: only by name
const onlyByName = { load: loadProof };
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));

await buildProduct();
const rivals = await installRivals();
const rows = [];
for (const [name, measure] of Object.entries({ ...parts, ...onlyByName })) {
  const isMeant = wanted.length === 0 ? Object.hasOwn(parts, name) : wanted.includes(name);
  if (isMeant) rows.push(...(await measure(rivals)));
}
if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2));
else {
  console.log('\n| What | Ratio | Budget | Measured |\n| --- | --- | --- | --- |');
  for (const { what, ratio, budget, detail } of rows)
    console.log(`| ${what} | ${ratio.toFixed(2)} | ${budget} | ${detail} |`);
}
