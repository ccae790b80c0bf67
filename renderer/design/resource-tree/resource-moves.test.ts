import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../../shared/definition/api-view';
import { sampleDefinition } from '../sample-definition';
import { moveProblem, partProblem, readNewPath } from './resource-moves';

const view = viewRestApi(sampleDefinition(), 'api1');
if (view === undefined) throw new Error('the sample has no API');
const pets = view.resources.get('pets') ?? view.root;

describe('moveProblem', () => {
  it('lets a resource move where its part is free', () => {
    expect(moveProblem(view, 'pets', 'pet')).toBe('A resource cannot move below itself.');
    expect(moveProblem(view, 'rest', 'pets')).toBe('/pets/{id} is a variable already: a resource has one at most.');
    expect(moveProblem(view, 'pets', 'rest')).toBe('Nothing can stand below /{proxy+}.');
    expect(moveProblem(view, 'root', 'pets')).toBe('The root resource cannot move.');
    expect(moveProblem(view, 'pet', 'pets')).toBe('/pets/{id} is there already.');
  });

  it('allows a move that breaks no rule', () => {
    const withToys = viewRestApi(
      new Map([...sampleDefinition(), ['resource:api1/toys', { id: 'toys', parentId: 'root', pathPart: 'toys' }]]),
      'api1',
    );
    expect(withToys && moveProblem(withToys, 'toys', 'pets')).toBeUndefined();
  });
});

describe('partProblem', () => {
  it('refuses half a variable and a name that is taken, but not the resource itself', () => {
    expect(partProblem(view.root, 'pet{id}')).toMatch(/^A path part holds/);
    expect(partProblem(view.root, 'pets')).toBe('/pets exists already.');
    expect(partProblem(view.root, 'pets', pets)).toBeUndefined();
  });
});

describe('readNewPath', () => {
  it.each([
    ['toys', '/pets/toys'],
    ['{id}/toys/{toy}', '/pets/{id}/toys/{toy}'],
    ['/shops/{shop}/', '/shops/{shop}'],
  ])('reads %s below /pets as %s', (typed, path) => {
    expect(readNewPath(view, pets, typed)).toEqual({ path });
  });

  it.each([
    ['', 'Type a path, for example pets/{id}.'],
    ['{id}', '/pets/{id} exists already.'],
    ['{other}', '/pets/{id} is a variable already: a resource has one at most.'],
    ['/new/{all+}/more', 'Nothing can stand below {all+}.'],
    ['/new/a b', 'a b is no path part: letters, digits, _ - . , : or one whole {name} or {name+}.'],
  ])('says what is wrong with %j', (typed, problem) => {
    expect(readNewPath(view, pets, typed).problem).toBe(problem);
  });
});
