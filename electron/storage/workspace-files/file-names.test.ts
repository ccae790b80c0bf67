import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeName, freeName, slug, unescapeName } from './file-names';

/** What Windows, macOS and Linux all take, and git too. */
const safeName =
  /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))(?!\.git$)[A-Za-z0-9._,+\-${}@()=!%~]*[A-Za-z0-9_,+\-${}@()=!%~]$/i;

describe('escapeName', () => {
  it.each([
    ['pets', 'pets'],
    ['{petId}', '{petId}'],
    ['{proxy+}', '{proxy+}'],
    ['.well-known', '.well-known'],
    ['v1:publish', 'v1%3Apublish'],
    ['con', '%63on'],
    ['Aux.txt', '%41ux.txt'],
    ['.', '%2E'],
    ['..', '.%2E'],
    ['end.', 'end%2E'],
    ['.git', '%2Egit'],
    ['*.example.com', '%2A.example.com'],
    ['', '%'],
  ])('writes %j as %j and back', (text, name) => {
    expect([escapeName(text), unescapeName(name)]).toEqual([name, text]);
  });

  it('gives every text a name that every disk takes, and the text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const name = escapeName(text);
        expect([name.length <= 100 && (safeName.test(name) || name === '%'), name]).toEqual([true, name]);
        if (!name.includes('%~')) expect(unescapeName(name)).toBe(text);
      }),
      { seed: 6 },
    );
  });

  it('cuts long names, keeps them apart and says that they cannot be read back', () => {
    const names = [escapeName('x'.repeat(300)), escapeName('x'.repeat(301)), escapeName(':'.repeat(90))];
    expect([new Set(names).size, names.map(unescapeName)]).toEqual([3, [undefined, undefined, undefined]]);
  });

  it('reads nothing into a name that was never escaped', () => {
    expect(unescapeName('100%')).toBeUndefined();
  });
});

describe('freeName', () => {
  it('tells apart names that a disk may take for one, and reading ignores the number', () => {
    const taken = new Set(['pets', 'pets~2']);
    const name = freeName('Pets', '', (candidate) => taken.has(candidate.toLowerCase()));
    expect([name, unescapeName(name)]).toEqual(['Pets~3', 'Pets']);
  });

  it('puts the number before the ending', () => {
    expect(freeName('pet', '.yaml', (name) => name === 'pet.yaml')).toBe('pet~2.yaml');
  });
});

describe('slug', () => {
  it.each([
    ['Pets API (v2)', 'pets-api-v2'],
    ['Größe', 'gro-e'],
    ['  ', 'a1b2c3'],
    ['注文', 'a1b2c3'],
    ['CON', '%63on'],
  ])('makes %j readable as %j', (text, name) => {
    expect(slug(text, 'a1b2c3')).toBe(name);
  });
});
