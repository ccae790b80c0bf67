import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzyMatch, highlightParts } from './fuzzy';

function marked(query: string, text: string): string | undefined {
  const match = fuzzyMatch(query, text);
  if (match === undefined) return undefined;
  return highlightParts(text, match.ranges)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('');
}

function ranked(query: string, texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => {
      const match = fuzzyMatch(query, text);
      return match === undefined ? [] : [{ text, score: match.score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text);
}

describe('fuzzyMatch', () => {
  it('marks what stands together, at the start of a word if it can', () => {
    expect(marked('dep', 'Undeploy or Deploy to dev')).toBe('Undeploy or [Dep]loy to dev');
    expect(marked('deploy TO', 'Deploy to dev')).toBe('[Deploy to] dev');
    expect(marked('posit', '/customers/{id}/deposits')).toBe('/customers/{id}/de[posit]s');
  });

  it('finds scattered letters, first at the starts of words', () => {
    expect(marked('ngw', 'New gateway response')).toBe('[N]ew [g]ate[w]ay response');
    expect(marked('lo', 'listOrders')).toBe('[l]ist[O]rders');
    expect(marked('gtx', 'Get text')).toBe('[G]et [t]e[x]t');
  });

  it('refuses a text that lacks a letter', () => {
    expect(marked('depx', 'Deploy')).toBeUndefined();
  });

  it('prefers beginnings, then whole parts, then scattered letters', () => {
    expect(ranked('dep', ['indeed perhaps', 'Compare deployments', 'redeploy', 'Deploy'])).toEqual([
      'Deploy',
      'Compare deployments',
      'redeploy',
      'indeed perhaps',
    ]);
  });

  it('always finds a text by letters of its own, in order, and marks exactly those', () => {
    const sample = fc
      .string({ minLength: 1, maxLength: 30 })
      .chain((text) =>
        fc.record({ text: fc.constant(text), picked: fc.subarray([...Array(text.length).keys()], { minLength: 1 }) }),
      );
    fc.assert(
      fc.property(sample, ({ text, picked }) => {
        const query = picked.map((index) => text[index]).join('');
        fc.pre(query.trim() !== '' && text.toLowerCase().length === text.length);
        const match = fuzzyMatch(query, text);
        const letters = (match?.ranges ?? []).map(([from, to]) => text.slice(from, to)).join('');
        expect(letters.toLowerCase().replace(/\s/g, '')).toBe(query.toLowerCase().replace(/\s/g, ''));
      }),
    );
  });
});
