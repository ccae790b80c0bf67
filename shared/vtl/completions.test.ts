import { expect, it } from 'vitest';
import { CONTEXT_COMPLETIONS, INPUT_COMPLETIONS, MEMBER_COMPLETIONS, UTIL_COMPLETIONS } from './completions';
import { requestScope } from './test-rendering';

it('offers each name once, with a line about it', () => {
  const all = [...MEMBER_COMPLETIONS.values()].flatMap((offers) => {
    const labels = offers.map((offer) => offer.label);
    expect(new Set(labels).size).toBe(labels.length);
    return offers;
  });
  expect(all.filter((offer) => offer.documentation === '' || offer.documentation.includes('\n'))).toEqual([]);
});

it('offers what $input and $util really have, and no less', () => {
  const members = (name: string) => {
    const variable = requestScope().variables.get(name);
    if (typeof variable !== 'object' || variable?.kind !== 'host') throw new Error(`$${name} is no built-in variable.`);
    return new Set([...variable.methods.keys(), ...variable.properties.keys()]);
  };
  const offered = (offers: typeof INPUT_COMPLETIONS) => new Set(offers.map((offer) => offer.label.replace('()', '')));
  expect([offered(INPUT_COMPLETIONS), offered(UTIL_COMPLETIONS)]).toEqual([members('input'), members('util')]);
});

it('offers the overrides of $context', () => {
  const labels = CONTEXT_COMPLETIONS.map((offer) => offer.label).filter((label) => label.includes('Override'));
  expect(labels).toEqual([
    'requestOverride.header',
    'requestOverride.path',
    'requestOverride.querystring',
    'responseOverride.header',
    'responseOverride.status',
  ]);
});
