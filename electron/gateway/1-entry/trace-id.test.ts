import { expect, it } from 'vitest';
import { rootOfTraceId, traceIdFor } from './trace-id';

const root = '1-5759e988-bd862e3fe1be46a994272793';
const hex = (digits: number) => 'a'.repeat(digits);
const at = 0x65a1b2c3 * 1_000;

it('makes a new Root where the client sent none', () => {
  const made = `Root=1-65a1b2c3-${'a'.repeat(24)}`;
  expect(
    [undefined, '', 'nonsense', 'Root=1-xyz', 'Parent=53995c3f42cd8ad8'].map((sent) => traceIdFor(sent, at, hex)),
  ).toEqual([made, made, made, made, made]);
});

it('keeps the Root of the client and makes the missing Parent', () => {
  expect(traceIdFor(`Root=${root}`, at, hex)).toBe(`Root=${root};Parent=${'a'.repeat(16)};Sampled=0`);
});

it('keeps Root, Parent and Sampled of the client', () => {
  const sent = `Root=${root};Parent=53995c3f42cd8ad8;Sampled=1`;
  expect([traceIdFor(sent, at, hex), traceIdFor(`Self=1-a-b; Sampled=0;Root=${root}`, at, hex)]).toEqual([
    sent,
    `Root=${root};Parent=${'a'.repeat(16)};Sampled=0`,
  ]);
});

it('finds the Root again', () => {
  expect([rootOfTraceId(`Root=${root}`), rootOfTraceId(`Root=${root};Parent=x`)]).toEqual([root, root]);
});
