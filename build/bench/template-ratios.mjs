// The template engine against velocityjs and Apache Velocity on the same templates and payload.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { askDriver, whyNoJavaEngine } from '../../e2e/velocity/java-machine.mjs';
import { distFolder } from '../paths.mjs';
import { templateSamples } from './template-samples.mjs';

/** Rounds over the same variables; then they are opened anew. */
const round = 20;

/** Rows of the table: renders a second of the compiled template, and of the text that is parsed each time. */
export async function templateRatios(rivals) {
  const rows = [];
  const java = await javaRates();
  for (const [at, sample] of templateSamples.entries()) {
    const product = await productRates(sample);
    const other = velocityjsRates(rivals, sample);
    rows.push(
      row(`${sample.name} / velocityjs`, product.render, other.render, '≥ 10'),
      row(`${sample.name}, parsed each time / velocityjs`, product.parse, other.parse, '≥ 5'),
    );
    const machine = java[at];
    if (machine !== undefined)
      rows.push(row(`${sample.name}, parsed each time / Apache Velocity, warm`, product.parse, machine.parse, '≥ 1'));
  }
  return rows;
}

function row(what, ours, theirs, budget) {
  return { what, ratio: ours / theirs, budget, detail: `${Math.round(ours)}/s to ${Math.round(theirs)}/s` };
}

/** Through `gatehouse render --lines --bench`, as anyone can measure it. */
function productRates({ template, request }) {
  const child = spawn(process.execPath, [join(distFolder, 'cli.js'), 'render', '--lines', '--bench', '4'], {
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
      else resolve({ render: answer.renderPerSecond, parse: answer.parseAndRenderPerSecond });
    });
    child.stdin.end(`${JSON.stringify({ id: 1, template, ...request })}\n`);
  });
}

/** velocityjs with variables as plain data, the payload parsed once in so many rounds. */
function velocityjsRates(rivals, { template, request }) {
  const velocity = rivals.load('velocityjs');
  const { parse, Compile } = velocity.default ?? velocity;
  const tree = parse(template);
  return {
    render: perSecond(request, (variables) => new Compile(tree).render(variables)),
    parse: perSecond(request, (variables) => new Compile(parse(template)).render(variables)),
  };
}

/** The first half warms up and is not counted. */
function perSecond(request, work) {
  let rounds = 0;
  let startedAt = 0;
  for (let half = 0; half < 2; half++) {
    rounds = 0;
    startedAt = performance.now();
    while (performance.now() - startedAt < 1_000) {
      const variables = plainVariables(request);
      for (let at = 0; at < round; at++) work(variables);
      rounds += round;
    }
  }
  return (rounds * 1_000) / (performance.now() - startedAt);
}

function plainVariables({ body, params, context, stageVariables }) {
  const document = JSON.parse(body);
  const maps = new Map(Object.entries(params).map(([group, texts]) => [group, mapLike(texts)]));
  return {
    input: {
      path: (path) => (path === '$' ? document : document[path.slice(2)]),
      json: () => JSON.stringify(document),
      params: () => ({ keySet: () => [...maps.keys()], get: (group) => maps.get(group) }),
    },
    util: { escapeJavaScript: (text) => JSON.stringify(text).slice(1, -1) },
    context,
    stageVariables: mapLike(stageVariables),
  };
}

function mapLike(texts) {
  return { keySet: () => Object.keys(texts), get: (key) => texts[key] };
}

/** Rates of the original engine in a warm Java machine; none where there is no Java. */
async function javaRates() {
  const reason = whyNoJavaEngine();
  if (reason !== undefined) {
    console.log(`Not measured against Apache Velocity: ${reason}.`);
    return [];
  }
  const requests = templateSamples.map(({ template, request }) => ({ template, ...request, benchSeconds: 4 }));
  const answers = await askDriver(requests);
  return answers.map(({ renderPerSecond, parseAndRenderPerSecond }) => ({
    render: renderPerSecond,
    parse: parseAndRenderPerSecond,
  }));
}
