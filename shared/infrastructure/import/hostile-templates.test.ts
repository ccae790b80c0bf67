import { describe, expect, it } from 'vitest';
import { StudioError } from '../../contract/errors';
import { importText } from './import-fixtures';

/** Code, place and message of the refusal. */
function refusalOf(text: string): unknown {
  try {
    importText(text);
    return 'imported';
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    const { file, line, column, path } = error.details;
    return { code: error.code, message: error.message, at: `${file}:${line}:${column}`, path };
  }
}

const api = 'Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n';

describe('a hostile template', () => {
  it.each([
    ['flow lists', `Resources:\n  A: ${'['.repeat(5_000)}`],
    ['JSON objects', `{"Resources":${'{"a":'.repeat(5_000)}`],
    ['dashes', `Resources:\n  ${'- '.repeat(5_000)}a`],
  ])('is refused where %s nest too deeply', (_, text) => {
    expect(refusalOf(text)).toMatchObject({
      code: 'IMPORT_REFUSED',
      message: expect.stringContaining('nests'),
      at: expect.stringMatching(/^template\.yaml:\d+:\d+$/),
    });
  });

  it('is refused where indentation nests too deeply', () => {
    const lines = Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`);
    expect(refusalOf(lines.join('\n'))).toMatchObject({
      message: 'The file nests more than 200 levels deep.',
      at: 'template.yaml:201:201',
    });
  });

  it.each([
    ['YAML', `${api}      Name: x\n      Tags:\n        __proto__: { a: b }\n`, 'template.yaml:7:9'],
    ['JSON', '{"Resources": {\n  "__proto__": {"Type": "AWS::ApiGateway::RestApi"}}}', 'template.yaml:2:3'],
  ])('is refused for a member named __proto__ in %s', (_, text, at) => {
    expect(refusalOf(text)).toMatchObject({ message: 'A member may not be named __proto__.', at });
    expect(({} as { a?: string }).a).toBe(undefined);
  });

  it('is refused where aliases multiply', () => {
    const levels = Array.from({ length: 12 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at},`.repeat(10)}]`);
    expect(refusalOf(['l0: &l0 [x]', ...levels].join('\n'))).toMatchObject({
      code: 'IMPORT_REFUSED',
      at: expect.stringMatching(/:\d+:\d+$/),
    });
  });

  it('is refused where a name refers to itself', () => {
    const text =
      'Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      FunctionName: !Sub "${B}x"\n  B:\n    Type: AWS::Lambda::Function\n    Properties:\n      FunctionName: !Sub "${A}y"\n';
    expect(refusalOf(text)).toEqual({
      code: 'IMPORT_REFUSED',
      message: 'Resources.A.Properties.FunctionName refers to itself, directly or through others.',
      at: 'template.yaml:5:7',
      path: 'Resources.A.Properties.FunctionName',
    });
  });

  it('is refused where conditions run in a circle', () => {
    const text = `Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\n${api.replace('    Type', '    Condition: A\n    Type')}      Name: x\n`;
    expect(refusalOf(text)).toMatchObject({
      message: expect.stringContaining('refers to itself'),
      at: 'template.yaml:3:23',
    });
  });

  it('is refused where texts grow without end', () => {
    const step = (at: number) =>
      `  F${at}:\n    Type: AWS::Lambda::Function\n    Properties:\n      FunctionName: !Sub "\${F${at + 1}}\${F${at + 1}}\${F${at + 1}}\${F${at + 1}}"\n`;
    const text = `Resources:\n${Array.from({ length: 30 }, (_, at) => step(at)).join('')}  F30:\n    Type: AWS::Lambda::Function\n    Properties:\n      FunctionName: abcdefgh\n`;
    expect(refusalOf(text)).toMatchObject({
      message: 'The template grows without end.',
      at: expect.stringMatching(/:\d+:\d+$/),
    });
  });

  it.each([
    [
      'an unknown name',
      `${api}      Name: !Ref Nowhere\n`,
      'There is no parameter or resource Nowhere.',
      'template.yaml:5:7',
    ],
    [
      'an unknown mapping',
      `${api}      Name: !FindInMap [a, b, c]\n`,
      'The mappings have no a, b, c.',
      'template.yaml:5:7',
    ],
    [
      'an inherited name',
      `${api}      Name: !Ref constructor\n`,
      'There is no parameter or resource constructor.',
      'template.yaml:5:7',
    ],
    [
      'an index that is not there',
      `${api}      Name: !Select [7, [a]]\n`,
      'Fn::Select finds no item 7.',
      'template.yaml:5:7',
    ],
    ['an unknown tag', `${api}      Name: !Evil x\n`, 'Unresolved tag: !Evil', 'template.yaml:5:13'],
    ['broken JSON', '{"Resources": {\n  "A": ]}', expect.any(String), expect.stringMatching(/^template\.yaml:2:/)],
    ['what is no template', 'a: 1\n', expect.stringContaining('neither'), 'template.yaml:1:1'],
    ['a list', '[]', 'A template is an object at its root.', 'template.yaml:1:1'],
  ])('is refused with its place for %s', (_, text, message, at) => {
    expect(refusalOf(text)).toMatchObject({ code: 'IMPORT_REFUSED', message, at });
  });

  it('never names files outside of its folder as wanted code to be read', () => {
    const text =
      'Transform: AWS::Serverless-2016-10-31\nResources:\n  Api:\n    Type: AWS::Serverless::Api\n    Properties: { StageName: a, DefinitionUri: "s3://bucket/key" }\n';
    const { wantedFiles, losses } = importText(text);
    expect([wantedFiles, losses.map(({ message }) => message)]).toEqual([
      [],
      ['The document is not on this machine; nothing is fetched.'],
    ]);
  });
});
