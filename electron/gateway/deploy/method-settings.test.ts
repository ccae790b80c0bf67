import { expect, it } from 'vitest';
import { compileMethodSettings } from './method-settings';

it('finds the entry of a method however its key is written, the root included', () => {
  const spellings = ['~1pets~1{id}/GET', 'pets/{id}/GET', '/pets/{id}/GET'];
  const found = spellings.map((key) =>
    compileMethodSettings({ [key]: { cachingEnabled: true } }).find('/pets/{id}', 'GET', 'GET'),
  );
  const root = ['~1/GET', '/GET'].map((key) => compileMethodSettings({ [key]: {} }).find('/', 'GET', 'GET'));
  expect([found, root]).toEqual([Array(3).fill({ cachingEnabled: true }), [{}, {}]]);
});

it('takes an entry whole, without the stage default', () => {
  const settings = compileMethodSettings({ '*/*': { metricsEnabled: true }, 'x/GET': { cachingEnabled: true } });
  expect([settings.find('/x', 'GET', 'GET'), settings.find('/x', 'POST', 'POST')]).toEqual([
    { cachingEnabled: true },
    { metricsEnabled: true },
  ]);
});

it('finds an ANY method by its verb or as ANY', () => {
  const settings = compileMethodSettings({ 'x/ANY': { cacheTtlInSeconds: 1 }, 'x/PUT': { cacheTtlInSeconds: 2 } });
  expect(['GET', 'PUT'].map((verb) => settings.find('/x', 'ANY', verb)?.cacheTtlInSeconds)).toEqual([1, 2]);
});

it('has nothing for a stage without settings', () => {
  const settings = compileMethodSettings({});
  expect([settings.isEmpty, settings.find('/x', 'GET', 'GET')]).toEqual([true, undefined]);
});
