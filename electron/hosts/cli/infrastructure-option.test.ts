import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import type { InfrastructureResult } from '../../../shared/contract/workspace';
import type { Invocation } from './command';
import { isInfrastructure, printInfrastructure } from './infrastructure-option';

const folder = mkdtempSync(join(tmpdir(), 'infrastructure-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readFile(path, 'utf8');

describe('what a file is', () => {
  it.each([
    ['an OpenAPI document', 'openapi: 3.0.1\npaths: {}\n', false],
    ['a Swagger document', '{"swagger": "2.0"}', false],
    ['a text of no known kind', 'just text', false],
    ['a template', 'Resources:\n  A: !Ref B\n', true],
    ['a template in JSON', '{"Resources": {}}', true],
    ['a plan', '{"format_version": "1.2", "planned_values": {}}', true],
    ['a broken template', 'Resources:\n  A: [\n', true],
    ['recorded requests', '{"log": {"entries": []}}', false],
  ])('is told for %s', async (_, text, expected) => {
    const path = join(folder, 'file');
    writeFileSync(path, text);
    expect(await isInfrastructure(path, read)).toBe(expected);
  });

  it('is infrastructure for a folder', async () => {
    expect(await isInfrastructure(folder, read)).toBe(true);
  });
});

describe('the report', () => {
  const nothing: InfrastructureResult = {
    ...{ kind: 'sam', fills: [], accepted: [], apis: [], taken: [], losses: [], deployed: [], written: [] },
  };

  function printed(result: Partial<InfrastructureResult>): string[] {
    const lines: string[] = [];
    const output = { print: (text: string) => void lines.push(text), warn: () => {} };
    const invocation = { output, positionals: [], options: {}, input: Readable.from([]) } as Partial<Invocation>;
    printInfrastructure(invocation as Invocation, 't.yaml', { ...nothing, ...result });
    return lines;
  }

  it('names what was taken over and what was not, with its line', () => {
    const api = { apiId: 'abc', name: 'Orders', resources: 2, methods: 3 };
    const taken = [{ type: 'AWS::Lambda::Function', logicalId: 'Fn', key: 'function:Fn' }];
    const loss = { severity: 'info', place: 'Resources.Q', message: 'No.', file: 't.yaml', line: 7 } as const;
    expect(printed({ apis: [api], taken, losses: [loss], deployed: ['abc/dev'] })).toEqual([
      't.yaml: abc Orders, 2 resources, 3 methods',
      't.yaml: functions Fn',
      't.yaml: deployed abc/dev',
      '  info Resources.Q (line 7): No.',
    ]);
  });

  it('asks for missing values and says nothing else', () => {
    const fill = { place: 'Parameters.Stage', wants: 'A value.', suggestion: 'dev', usedAt: [] };
    expect(printed({ fills: [fill] })).toEqual([
      't.yaml: nothing was taken over, values are missing. Give them with --fills:',
      '  Parameters.Stage: A value. Suggested: dev',
    ]);
  });
});
