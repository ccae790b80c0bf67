import { describe, expect, it } from 'vitest';
import { formProblems } from './forms.mjs';

function problemsOf(path: string, text: string): readonly string[] {
  return formProblems([path], () => text);
}

describe('the house rules', () => {
  it('let an ordinary file pass', () => {
    const text = "import { a } from './a';\n\nexport const table = new Map([['a', a]]);\nexport { a as b };\n";
    expect([
      problemsOf('shared/vtl/run-template.ts', text),
      problemsOf('renderer/design/MethodBadge.tsx', text),
      problemsOf('renderer/design/MethodBadge.module.css', '.badge {}\n'),
      problemsOf('build/tsconfig.layer.json', '{}\n'),
    ]).toEqual([[], [], [], []]);
  });

  it.each<[string, string, string]>([
    ['shared/long.ts', 'x;\n'.repeat(401), '401 lines; 400 is the cap'],
    ['renderer/long.css', '/**/\n'.repeat(500), '500 lines; 400 is the cap'],
    ['shared/string-utils.ts', '', 'a name without meaning'],
    ['shared/Template.ts', '', 'neither kebab-case nor a PascalCase component'],
    ['shared/my_file.ts', '', 'neither kebab-case nor a PascalCase component'],
    ['shared/vtl/index.ts', '', 'an index file; name it after what it exports'],
    ['shared/all.ts', "export * from './a';\n", 're-exports from another file'],
    ['shared/all.ts', "export {\n  a,\n} from './a';\n", 're-exports from another file'],
    ['shared/a.test.ts', `${'vi'}.mock('./b');\n`, 'a module mock; write a fake of a port'],
    ['shared/a.ts', 'let count = 0;\n', 'module state: let count'],
    [
      'shared/a.ts',
      'export const seen = new Map<string, number>();\n',
      'module state: seen is exported and empty, so somebody fills it',
    ],
    [
      'shared/a.ts',
      `const place = '${['', 'root', 'ada'].join('/')}';\n`,
      `a path of one machine: const place = '${['', 'root', 'ada'].join('/')}';`,
    ],
  ])('refuse in %s what begins %j', (path, text, problem) => {
    expect(problemsOf(path, text)).toEqual([`${path}: ${problem}`]);
  });

  it('let tests and URLs name what they like', () => {
    expect([
      problemsOf('shared/a.test.ts', `let count = 0; const path = '${['', 'tmp', 'x'].join('/')}';\n`),
      problemsOf('shared/a.ts', "const url = 'https://example.com/root/x';\nfunction f() {\n  let x = 1;\n}\n"),
    ]).toEqual([[], []]);
  });
});
