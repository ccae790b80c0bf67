/**
 * Thousands of templates of a fixed seed, rendered here and by Apache Velocity 1.7 with Jayway's JSONPath: the same
 * text, or an error of the same kind. GATEHOUSE_VELOCITY_SEED and GATEHOUSE_VELOCITY_RUNS try others.
 */

import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { expressionCase, methodCase } from './arbitrary-expressions';
import { pathCase, regexCase, textCase } from './arbitrary-input';
import { blockCase, pieceCase } from './arbitrary-templates';
import { askDriver, whyNoJavaEngine } from './java-machine.mjs';
import { comparable, isKnownDifference } from './known-differences';
import { type Outcome, type RenderingCase, renderHere } from './rendering-case';

const seed = Number(process.env.GATEHOUSE_VELOCITY_SEED ?? 17);
const numRuns = Number(process.env.GATEHOUSE_VELOCITY_RUNS ?? 1_500);
const reason = whyNoJavaEngine();

const kinds: Readonly<Record<string, fc.Arbitrary<RenderingCase>>> = {
  'nested blocks': blockCase,
  'pieces in any order': pieceCase,
  expressions: expressionCase,
  'method calls': methodCase,
  'paths into payloads': pathCase,
  'texts through $util': textCase,
  'regular expressions': regexCase,
};

const cases = new Map<string, RenderingCase[]>();
const answers = new Map<RenderingCase, Outcome>();

// One Java machine for all of them: starting it takes longer than asking it.
beforeAll(async () => {
  if (reason !== undefined) {
    process.stderr.write(`Templates are not held to the original engine: ${reason}.\n`);
    return;
  }
  for (const [name, kind] of Object.entries(kinds)) cases.set(name, fc.sample(kind, { seed, numRuns }));
  const all = [...cases.values()].flat();
  const answered = await askDriver(all, ['-Xss4m', '-XX:TieredStopAtLevel=1']);
  for (const [at, one] of all.entries()) answers.set(one, answered[at] as Outcome);
}, 120_000);

it.for(Object.keys(kinds))('renders as Apache Velocity does: %s', { timeout: 120_000 }, (name, { skip }) => {
  skip(reason !== undefined, `The original engine cannot be asked: ${reason}.`);
  const differing = (cases.get(name) ?? []).flatMap((one) => {
    const theirs = answers.get(one) as Outcome;
    const ours = renderHere(one);
    if (comparable(ours) === comparable(theirs) || isKnownDifference(one, ours, theirs)) return [];
    return [{ ...one, ours, theirs }];
  });
  differing.sort((one, other) => one.template.length - other.template.length);
  expect({ count: differing.length, shortest: differing.slice(0, 10) }).toEqual({ count: 0, shortest: [] });
  expect(cases.get(name)).toHaveLength(numRuns);
});
