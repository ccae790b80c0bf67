import { describe, expect, it } from 'vitest';
import { type Entity, type EntityKind, entitySchemas } from '../../../../shared/definition/entities';
import { fileShapes } from '../form/entity-forms';
import { editText } from './edit-text';
import type { MergeTargets } from './merge-file';

/** Files beside are made as `new.vtl` and kept here. */
function targets(written: Map<string, string> = new Map()): MergeTargets {
  return {
    besideText(_shape, _keys, current, text) {
      written.set(current ?? 'new.vtl', text);
      return current ?? 'new.vtl';
    },
    secret: () => 'api-keys/k1',
  };
}

/** The lines that an edit took away (`-`) and put in (`+`). */
function edit(kind: EntityKind, source: string, before: object, after: object): string[] {
  const [from, to] = [before, after].map((entity) => entitySchemas[kind].parse(entity) as Entity);
  const { text } = editText(
    source,
    { shape: fileShapes[kind], before: from as object, after: to as object },
    targets(),
  );
  const [old, now] = [source.split('\n'), text.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

const method = {
  httpMethod: 'GET',
  requestParameters: { 'method.request.querystring.limit': false },
  methodIntegration: {
    type: 'HTTP',
    uri: 'http://pets.localhost/',
    requestTemplates: { 'application/json': 'old' },
    cacheKeyParameters: ['a', 'b'],
  },
};
const handWritten = `# Lists pets.

authorizationType:   NONE   # public on purpose
owner: team-pets            # not ours
requestParameters:
    method.request.querystring.limit: false


methodIntegration:
    type: "HTTP"
    uri: 'http://pets.localhost/'
    # the page size is fixed
    requestTemplates: {application/json: {file: list.vtl}}
    cacheKeyParameters:
    - a   # first
    - b
`;

describe('an edit of a hand-written file', () => {
  it('touches one line for one field', () => {
    const after = { ...method, authorizationType: 'AWS_IAM' };
    expect(edit('method', handWritten, method, after)).toEqual([
      '-authorizationType:   NONE   # public on purpose',
      '+authorizationType: AWS_IAM # public on purpose',
    ]);
  });

  it('puts a new field in its place and keeps all other lines', () => {
    expect(edit('method', handWritten, method, { ...method, apiKeyRequired: true })).toEqual(['+apiKeyRequired: true']);
  });

  it('keeps quotes of a text that changes', () => {
    const after = { ...method, methodIntegration: { ...method.methodIntegration, uri: 'http://cats.localhost/' } };
    expect(edit('method', handWritten, method, after)).toEqual([
      "-    uri: 'http://pets.localhost/'",
      "+    uri: 'http://cats.localhost/'",
    ]);
  });

  it('keeps comments of list items that stay', () => {
    const after = { ...method, methodIntegration: { ...method.methodIntegration, cacheKeyParameters: ['c', 'a'] } };
    expect(edit('method', handWritten, method, after)).toEqual(['-    - b', '+    - c']);
  });

  it('takes away what is gone', () => {
    const { requestParameters: _, ...after } = method;
    expect(edit('method', handWritten, method, after)).toEqual([
      '-requestParameters:',
      '-    method.request.querystring.limit: false',
    ]);
  });

  it('leaves a file that says it already as it is', () => {
    expect(edit('method', handWritten, method, { ...method })).toEqual([]);
  });

  it('keeps an edit made outside meanwhile in another field', () => {
    const edited = handWritten.replace('NONE', 'AWS_IAM');
    expect(edit('method', edited, method, { ...method, operationName: 'listPets' })).toEqual([
      '+operationName: listPets',
    ]);
  });

  it('keeps Windows line ends', () => {
    const source = 'id: r1\r\n# why\r\nname: a\r\n';
    const { text } = editText(
      source,
      { shape: fileShapes['request-validator'], before: { id: 'r1', name: 'a' }, after: { id: 'r1', name: 'b' } },
      targets(),
    );
    expect(text).toBe('id: r1\r\n# why\r\nname: b\r\n');
  });

  it('keeps a status code written without quotes', () => {
    const source = 'methodResponses:\n  200:\n    responseModels:\n      application/json: Empty\n';
    const response = { statusCode: '200', responseModels: { 'application/json': 'Empty' } };
    const before = { httpMethod: 'GET', methodResponses: { '200': response } };
    const after = {
      httpMethod: 'GET',
      methodResponses: { '200': { ...response, responseParameters: { 'method.response.header.A': true } } },
    };
    expect(edit('method', source, before, after)).toEqual([
      '+    responseParameters:',
      '+      method.response.header.A: true',
    ]);
  });

  it('changes one of two members that share an anchor, and leaves the other', () => {
    const source = 'id: v1\nname: &name same\nvalidateRequestBody: false\nnote: *name\n';
    const edited = edit('request-validator', source, { id: 'v1', name: 'same' }, { id: 'v1', name: 'other' });
    expect(edited).toContain('+name: &name other');
  });
});

describe('texts beside', () => {
  const shape = fileShapes.method;
  const withTemplate = (template: string | null) => ({
    httpMethod: 'GET',
    methodIntegration: { type: 'MOCK', requestTemplates: { 'application/json': template } },
  });
  const change = (source: string, before: string | null, after: string | null) => {
    const written = new Map<string, string>();
    const { text } = editText(
      source,
      { shape, before: withTemplate(before), after: withTemplate(after) },
      targets(written),
    );
    return { template: text.split('application/json: ')[1]?.trim(), written: Object.fromEntries(written) };
  };
  const source = (template: string) =>
    `methodIntegration:\n  type: MOCK\n  requestTemplates:\n    application/json: ${template}\n`;

  it('go to the file that is named', () => {
    expect(change(source('{ file: list.vtl }'), 'old', 'new')).toEqual({
      template: '{ file: list.vtl }',
      written: { 'list.vtl': 'new' },
    });
  });

  it('stay in the YAML where they were written there', () => {
    expect(change(source("'old'"), 'old', 'new')).toEqual({ template: "'new'", written: {} });
  });

  it('get a file where there was none', () => {
    expect(change(source('null'), null, 'new')).toEqual({
      template: '{ file: new.vtl }',
      written: { 'new.vtl': 'new' },
    });
  });

  it('leave null behind', () => {
    expect(change(source('{ file: list.vtl }'), 'old', null)).toEqual({ template: 'null', written: {} });
  });
});
