import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../../shared/definition/api-view';
import { sampleDefinition } from '../sample-definition';
import { treeKeyAction, typeAhead } from './tree-keys';
import { treeRows } from './tree-rows';

const view = viewRestApi(sampleDefinition(), 'api1');
if (view === undefined) throw new Error('the sample has no API');
// 0 /  1 GET mock  2 /pets  3 GET listPets  4 POST  5 /{id}  6 GET getPet  7 DELETE  8 /{proxy+}  9 ANY
const rows = treeRows({ view, closed: new Set(), filter: '', pending: new Set() });
const closedRows = treeRows({ view, closed: new Set(['pets']), filter: '', pending: new Set() });

const press = (key: string, at: number, over = rows, extra: { shiftKey?: boolean; hasModifier?: boolean } = {}) =>
  treeKeyAction({ key, shiftKey: false, hasModifier: false, ...extra }, over, at);

describe('treeKeyAction', () => {
  it('walks up and down and stops at both ends', () => {
    expect([
      press('ArrowDown', 0),
      press('ArrowDown', 9),
      press('ArrowUp', 0),
      press('End', 3),
      press('Home', 3),
    ]).toEqual([1, 9, 0, 9, 0].map((index) => ({ does: 'focus', index })));
  });

  it('opens a closed resource first and enters an open one', () => {
    expect(press('ArrowRight', 2, closedRows)).toEqual({ does: 'open', index: 2 });
    expect(press('ArrowRight', 2)).toEqual({ does: 'focus', index: 3 });
    expect(press('ArrowRight', 3)).toBeUndefined();
  });

  it('closes an open resource first and leaves a method for its resource', () => {
    expect(press('ArrowLeft', 5)).toEqual({ does: 'close', index: 5 });
    expect(press('ArrowLeft', 7)).toEqual({ does: 'focus', index: 5 });
    expect(press('ArrowLeft', 2, closedRows)).toEqual({ does: 'focus', index: 0 });
  });

  it('leaves keys with a modifier to the commands', () => {
    expect(press('Delete', 3, rows, { hasModifier: true })).toBeUndefined();
  });

  it('opens the menu by keyboard', () => {
    expect(press('F10', 3, rows, { shiftKey: true })).toEqual({ does: 'menu', index: 3 });
  });
});

describe('typeAhead', () => {
  it('finds a path part without its slash or brace, and an operation name', () => {
    expect(typeAhead(rows, 0, 'pe')).toBe(2);
    expect(typeAhead(rows, 0, 'id')).toBe(5);
    expect(typeAhead(rows, 0, 'listp')).toBe(3);
  });

  it('walks through the rows of one letter and starts again at the top', () => {
    expect(typeAhead(rows, 1, 'g')).toBe(3);
    expect(typeAhead(rows, 3, 'gg')).toBe(6);
    expect(typeAhead(rows, 6, 'ggg')).toBe(9);
    expect(typeAhead(rows, 9, 'gggg')).toBe(1);
  });

  it('stays where it is while the word is typed on', () => {
    expect(typeAhead(rows, 6, 'getp')).toBe(6);
  });

  it('finds nothing for a name that is not there', () => {
    expect(typeAhead(rows, 0, 'zebra')).toBeUndefined();
  });
});
