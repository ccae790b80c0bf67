// Colours for read-only code: splits a text into lines of tokens, for the languages Gatehouse shows.

export type CodeLanguage = 'json' | 'vtl' | 'yaml' | 'xml' | 'text';

export type TokenKind = 'plain' | 'directive' | 'reference' | 'key' | 'string' | 'number' | 'comment' | 'punctuation';

export interface CodeToken {
  readonly kind: TokenKind;
  readonly text: string;
}

/** Longer texts are shown without colours: splitting them would hold up the page. */
const colouredLength = 300_000;

// One alternation a language, tried from the left; the group's name is the token's kind. `_n` keeps names unique.
const patterns: Readonly<Record<Exclude<CodeLanguage, 'text'>, RegExp>> = {
  json: /(?<key>"(?:[^"\\\n]|\\.)*"(?=\s*:))|(?<string>"(?:[^"\\\n]|\\.)*"?)|(?<number>-?\b\d[\d.eE+-]*\b|\b(?:true|false|null)\b)|(?<punctuation>[{}[\],:])/g,
  vtl: /(?<comment>##.*|#\*[\s\S]*?(?:\*#|$))|(?<directive>#\{?(?:set|foreach|if|elseif|else|end|stop|break|include|parse|macro|define|evaluate)\b\}?)|(?<key>"[^"\n$#]*"(?=\s*:))|(?<reference>\$!?(?:\{!?[a-zA-Z_][\w-]*|[a-zA-Z_][\w-]*)(?:\.[a-zA-Z_]\w*|\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])*\}?)|(?<string>'[^'\n]*'|"[^"\n$#]*")|(?<number>\b\d[\d.]*\b|\b(?:true|false|null)\b)|(?<punctuation>[{}[\]():,"])/g,
  yaml: /(?<comment>(?:^|(?<=\s))#.*)|(?<key>(?<=^|\n)[ \t]*(?:- +)*(?:"[^"\n]*"|'[^'\n]*'|[^\s#"'{}[\],&*!|>%@`-][^\n#:]*|-[^\s][^\n#:]*)(?=:(?:\s|$)))|(?<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')|(?<directive>(?<=[:-] )[&*!][^\s,]+)|(?<number>(?<=[:[,-] ?)-?\d[\d.]*(?=\s*(?:[,\]}#\n]|$))|(?<=[:-] )(?:true|false|null|~)(?=\s*(?:[,\]}#\n]|$)))|(?<punctuation>[{}[\],]|:(?=\s)|(?<=^|\n)\s*-(?=\s))/g,
  xml: /(?<comment><!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$))|(?<directive><\/?[\w:.-]+|\/?>)|(?<key>[\w:.-]+(?==["']))|(?<string>(?<==)"[^"]*"|(?<==)'[^']*')|(?<reference>&[\w#]+;)/g,
};

/** The lines of `text` with their tokens; joined, they are `text` again. */
export function tokenizeCode(text: string, language: CodeLanguage): readonly (readonly CodeToken[])[] {
  if (language === 'text' || text.length > colouredLength) {
    return text.split('\n').map((line) => (line === '' ? [] : [{ kind: 'plain', text: line }]));
  }
  const lines: CodeToken[][] = [[]];
  let end = 0;
  for (const match of text.matchAll(patterns[language])) {
    if (match[0] === '') continue;
    push(lines, 'plain', text.slice(end, match.index));
    push(lines, kindOf(match), match[0]);
    end = match.index + match[0].length;
  }
  push(lines, 'plain', text.slice(end));
  return lines;
}

/** The language a content type or file name speaks. */
export function languageOf(contentType: string): CodeLanguage {
  const type = contentType.toLowerCase();
  if (/\bvtl\b/.test(type)) return 'vtl';
  if (/json/.test(type)) return 'json';
  if (/ya?ml/.test(type)) return 'yaml';
  return /xml|html|svg/.test(type) ? 'xml' : 'text';
}

function push(lines: CodeToken[][], kind: TokenKind, text: string): void {
  text.split('\n').forEach((part, index) => {
    if (index > 0) lines.push([]);
    if (part !== '') lines.at(-1)?.push({ kind, text: part });
  });
}

function kindOf(match: RegExpMatchArray): TokenKind {
  const named = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined);
  return (named?.[0] as TokenKind | undefined) ?? 'plain';
}
