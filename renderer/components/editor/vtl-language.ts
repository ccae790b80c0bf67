// Velocity templates in the editor: colours, brackets, folding. The engine itself lives in shared/vtl.
import type { languages } from 'monaco-editor/editor';

const directives = [
  'set',
  'foreach',
  'if',
  'elseif',
  'else',
  'end',
  'stop',
  'break',
  'include',
  'parse',
  'macro',
  'define',
  'evaluate',
];
const directive = new RegExp(`#\\{?(?:${directives.join('|')})\\b\\}?`);

/** How the text of a template is split into tokens. Output around the directives is read as JSON. */
export const vtlTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '.vtl',
  brackets: [
    { open: '{', close: '}', token: 'delimiter.curly' },
    { open: '[', close: ']', token: 'delimiter.square' },
    { open: '(', close: ')', token: 'delimiter.parenthesis' },
  ],
  tokenizer: {
    root: [
      [/##.*$/, 'comment'],
      [/#\*/, 'comment', '@comment'],
      [directive, 'keyword'],
      [/\$!?\{/, 'variable', '@formal'],
      [/\$!?[a-zA-Z_][\w-]*/, 'variable', '@path'],
      [/"[^"$#\n]*"(?=\s*:)/, 'type'],
      [/"/, 'string', '@quoted'],
      [/'[^'\n]*'/, 'string'],
      [/-?\b\d[\d.]*\b/, 'number'],
      [/\b(?:true|false|null)\b/, 'number'],
      [/[{}[\]()]/, '@brackets'],
      [/[:,]/, 'delimiter'],
    ],
    comment: [
      [/\*#/, 'comment', '@pop'],
      [/[^*]+|\*/, 'comment'],
    ],
    // ${name.member('x')}
    formal: [
      [/\}/, 'variable', '@pop'],
      [/'[^'\n]*'|"[^"\n]*"/, 'string'],
      [/[^}'"]+/, 'variable'],
    ],
    // .member, .call('x'), [0] after $name
    path: [
      [/\.[a-zA-Z_]\w*/, 'variable'],
      [/\(/, 'variable', '@argument'],
      [/\[[^\]\n]*\]/, 'variable'],
      [/(?=[\s\S])/, '', '@pop'],
      [/$/, '', '@pop'],
    ],
    argument: [
      [/\)/, 'variable', '@pop'],
      [/\(/, 'variable', '@push'],
      [/'[^'\n]*'|"[^"\n]*"/, 'string'],
      [/\$!?\{?[a-zA-Z_][\w.-]*\}?/, 'variable'],
      [/-?\d[\d.]*/, 'number'],
      [/[^()'"$\d-]+|[$-]/, ''],
    ],
    quoted: [
      [/\$!?\{/, 'variable', '@formal'],
      [/\$!?[a-zA-Z_][\w-]*/, 'variable', '@path'],
      [/"/, 'string', '@pop'],
      [/[^"$]+|\$/, 'string'],
    ],
  },
};

/** Brackets, comments and folding of a template. */
export const vtlConfiguration: languages.LanguageConfiguration = {
  comments: { lineComment: '##', blockComment: ['#*', '*#'] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"', notIn: ['string'] },
    { open: "'", close: "'", notIn: ['string', 'comment'] },
  ],
  folding: { markers: { start: /#(?:foreach|if|macro|define)\b/, end: /#end\b/ } },
  // `$input.params` is one word to complete and to select
  wordPattern: /\$?!?\{?[a-zA-Z_][\w.]*|-?\d+(?:\.\d+)?/,
};
