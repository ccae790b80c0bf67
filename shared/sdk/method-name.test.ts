import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freeName, methodName, operationAlias } from './method-name';

it.each([
  ['/', 'GET', 'rootGet'],
  ['/pets/{petId}', 'GET', 'petsPetIdGet'],
  ['/getUserInfo/{user_id}', 'GET', 'getUserInfoUserIdGet'],
  ['/auth-svc/api-docs/{proxy+}', 'DELETE', 'authSvcApiDocsProxyDelete'],
  ['/{a}/{b}/{op}', 'GET', 'aBOpGet'],
  ['/Pets', 'OPTIONS', 'petsOptions'],
  ['/1st/2.0', 'PUT', '_1st20Put'],
])('names the function of %s %s as API Gateway does', (path, verb, name) => {
  expect(methodName(path, verb)).toBe(name);
});

it.each([
  ['ListPets', 'listPets'],
  ['get pet-by_id', 'getPetById'],
  ['__proto__', 'proto'],
  ['constructor', 'constructor'],
  ['x"];alert(1);//', 'xAlert1'],
  ['取得', undefined],
  ['then', undefined],
  ['Then', undefined],
])('makes of the operation name %j the second name %j', (operationName, alias) => {
  expect(operationAlias(operationName)).toBe(alias);
});

it('makes identifiers of any names, and never one that changes what an object is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const names = [methodName(`/${text}`, 'GET'), operationAlias(text)].filter((name) => name !== undefined);
      for (const name of names) expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9]*$/);
      expect(names).not.toContain('__proto__');
    }),
  );
});

it('counts up until a name is free', () => {
  expect([freeName('a', new Set()), freeName('a', new Set(['a', 'a2']))]).toEqual(['a', 'a3']);
});
