import { randomFillSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openAnswerSeal } from './answer-seal';

const fill = (bytes: Uint8Array) => void randomFillSync(bytes);
const answer = { status: 200, headers: [['X-A', 'ä€']] as const, body: Buffer.from('secret body') };

it('gives back any answer that it sealed', () => {
  const seal = openAnswerSeal(fill);
  const headers = fc.array(fc.tuple(fc.string(), fc.string()));
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 100, max: 599 }),
      headers,
      fc.uint8Array(),
      (key, status, lines, body) => {
        const opened = seal.open(key, seal.seal(key, { status, headers: lines, body }));
        expect(opened && { ...opened, body: Uint8Array.from(opened.body) }).toEqual({ status, headers: lines, body });
      },
    ),
  );
});

it('shows nothing of the answer, and the same answer never twice alike', () => {
  const seal = openAnswerSeal(fill);
  const [first, second] = [seal.seal('k', answer), seal.seal('k', answer)].map((bytes) => Buffer.from(bytes));
  expect([first?.includes('secret'), first?.equals(second ?? Buffer.alloc(0))]).toEqual([false, false]);
});

it('opens neither changed bytes, nor those of another key or process', () => {
  const seal = openAnswerSeal(fill);
  const sealed = Buffer.from(seal.seal('k', answer));
  const changed = Buffer.from(sealed);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect([
    seal.open('k', changed),
    seal.open('other', sealed),
    openAnswerSeal(fill).open('k', sealed),
    seal.open('k', sealed.subarray(0, 20)),
  ]).toEqual([undefined, undefined, undefined, undefined]);
});
