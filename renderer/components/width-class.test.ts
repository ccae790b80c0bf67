import { expect, it } from 'vitest';
import { widthClassOf } from './width-class';

it('takes a step exactly at its width', () => {
  expect([1023, 1024, 1099, 1100, 1499, 1500, 2199, 2200].map(widthClassOf)).toEqual([
    'drawer',
    'slim',
    'slim',
    'normal',
    'normal',
    'wide',
    'wide',
    'ultra',
  ]);
});
