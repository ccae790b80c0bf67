import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readStartArguments, startWords } from './start-arguments';

it('reads a folder, a sample and a port', () => {
  expect(readStartArguments(['--no-sandbox', '--sample=petstore', '--port=0', 'shop'], '/home/ada')).toEqual({
    folder: resolve('/home/ada/shop'),
    sample: 'petstore',
    port: 0,
  });
});

it('reads a deep link as the command it stands for', () => {
  expect(readStartArguments(['--allow-file-access', 'gatehouse://go/traffic'], '/')).toEqual({ command: 'go.traffic' });
});

it('passes over what it does not know', () => {
  expect(readStartArguments(['--sample=other', '--port=x', '--port=70000', 'GATEHOUSE://go/../x'], '/')).toEqual({});
});

it('begins after the executable, and after the folder of an app that is not packaged', () => {
  expect([
    startWords(['electron', '--no-sandbox', '.', '--port=0', 'shop'], false),
    startWords(['gatehouse', '--no-sandbox', 'shop'], true),
    startWords(['electron', '--no-sandbox'], false),
  ]).toEqual([['--no-sandbox', '--port=0', 'shop'], ['--no-sandbox', 'shop'], ['--no-sandbox']]);
});
