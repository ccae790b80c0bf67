import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openHostLog } from './host-log';

let folder: string;
const printed: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-log-'));
  printed.length = 0;
});

afterEach(() => rmSync(folder, { recursive: true }));

function openLog(place = folder) {
  return openHostLog({ folder: place, print: (line) => printed.push(line), clock: () => Date.UTC(2025, 0, 2) });
}

it('writes and prints every line with its time', () => {
  const log = openLog(join(folder, 'new'));
  log.info('started');
  log.warn('slow');
  const text = '2025-01-02T00:00:00.000Z info started\n2025-01-02T00:00:00.000Z warn slow\n';
  expect([readFileSync(join(folder, 'new/gatehouse.log'), 'utf8'), printed.join('')]).toEqual([text, text]);
});

it('keeps the stack of a fault', () => {
  openLog().fault(new Error('broken'));
  expect(readFileSync(join(folder, 'gatehouse.log'), 'utf8')).toMatch(/fault Error: broken\n +at .*host-log\.test/);
});

it('puts a large file aside when it opens', () => {
  writeFileSync(join(folder, 'gatehouse.log'), 'x'.repeat(3_000_000));
  openLog().info('anew');
  expect([
    existsSync(join(folder, 'gatehouse.log.1')),
    readFileSync(join(folder, 'gatehouse.log'), 'utf8').endsWith('info anew\n'),
    readFileSync(join(folder, 'gatehouse.log'), 'utf8').length < 100,
  ]).toEqual([true, true, true]);
});

it('goes on printing where the file cannot be written', () => {
  const log = openLog();
  rmSync(folder, { recursive: true });
  log.info('still here');
  expect(printed[0]).toContain('still here');
  openLog();
});
