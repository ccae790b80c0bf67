import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../../shared/definition/api-view';
import { type EntityKey, entityKey } from '../../../shared/definition/entities';
import { sampleDefinition } from '../sample-definition';
import { type TreeRow, treeRows } from './tree-rows';

const view = viewRestApi(sampleDefinition(), 'api1');
if (view === undefined) throw new Error('the sample has no API');

const rowsOf = (options: { closed?: string[]; filter?: string; pending?: EntityKey[] }): TreeRow[] =>
  treeRows({
    view,
    closed: new Set(options.closed),
    filter: options.filter ?? '',
    pending: new Set(options.pending),
  });

const outline = (rows: readonly TreeRow[]) =>
  rows.map((row) => `${'  '.repeat(row.level - 1)}${row.kind === 'method' ? `${row.httpMethod} ` : ''}${row.label}`);

describe('treeRows', () => {
  it('lists methods before child resources, in the order of the console', () => {
    expect(outline(rowsOf({}))).toEqual([
      '/',
      '  GET mock',
      '  /pets',
      '    GET listPets',
      '    POST petstore.example.com',
      '    /{id}',
      '      GET getPet',
      '      DELETE no integration',
      '  /{proxy+}',
      '    ANY get-order',
    ]);
  });

  it('tells a closed resource how many methods it hides and that one of them is not deployed', () => {
    const rows = rowsOf({ closed: ['pets'], pending: [entityKey('method', 'api1', 'pet', 'GET')] });
    expect(rows.find((row) => row.key === 'resource:api1/pets')).toMatchObject({
      isOpen: false,
      hiddenMethods: 4,
      isPending: true,
    });
    expect(rows.find((row) => row.key === 'resource:api1/root')).toMatchObject({ isPending: false });
  });

  it('keeps what the filter matches with the resources above it, whatever is closed', () => {
    expect(outline(rowsOf({ filter: 'getpet', closed: ['root', 'pets', 'pet'] }))).toEqual([
      '/',
      '  /pets',
      '    /{id}',
      '      GET getPet',
    ]);
  });

  it('finds a method by verb and path together', () => {
    expect(outline(rowsOf({ filter: 'post /pets' }))).toEqual(['/', '  /pets', '    POST petstore.example.com']);
  });

  it('shows nothing where nothing matches', () => {
    expect(rowsOf({ filter: 'no such thing' })).toEqual([]);
  });

  it('counts places among siblings as screen readers say them', () => {
    const places = rowsOf({}).map((row) => [row.key, row.position, row.siblings]);
    expect(places).toContainEqual(['resource:api1/pet', 3, 3]);
    expect(places).toContainEqual(['method:api1/root/GET', 1, 3]);
  });
});
