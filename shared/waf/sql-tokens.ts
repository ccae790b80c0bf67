// SQL as tokens, as forgiving as databases are: what follows decides whether a text is an attack.

export type SqlToken =
  | { readonly kind: 'number' | 'string' | 'name' | 'comment' }
  /** A word with a meaning, in lower case. */
  | { readonly kind: 'word'; readonly word: string }
  /** `and`, `or`, `xor`, `&&`, `||`, `not`. */
  | { readonly kind: 'logical' }
  /** A comparison or arithmetic. */
  | { readonly kind: 'operator'; readonly sign: string }
  /** A known function with an opening parenthesis after it. */
  | { readonly kind: 'call'; readonly word: string }
  | { readonly kind: '(' | ')' | ',' | ';' | '*' };

const words = new Set(
  `select insert update delete drop truncate alter create replace union intersect except from where set into values
   table database schema having group order by limit offset like rlike regexp between in is null exec execute declare
   waitfor delay shutdown case when then else end all distinct as procedure outfile dumpfile join call merge grant`.split(
    /\s+/,
  ),
);
const logicals = new Set(['and', 'or', 'xor', 'not', 'div', 'mod']);
const comparisons = new Set(['like', 'rlike', 'regexp', 'between', 'in', 'is']);
const functions = new Set(
  `sleep benchmark pg_sleep load_file extractvalue updatexml concat concat_ws group_concat char chr ascii ord substring
   substr mid hex unhex version user database current_user system_user count if ifnull isnull nullif coalesce cast
   convert length rand floor exp xp_cmdshell sp_executesql receive_message make_set elt load_extension randomblob
   json_keys name_const unistr utl_inaddr get_host_address ctxsys row_count exists left right lower upper md5 sha1
   string_agg dbms_pipe row sqlite_version least greatest strcmp instr position quote`.split(/\s+/),
);

/** More tokens than an attack needs; beyond them a text is a document. */
const mostTokens = 600;

/** The tokens of `text` from `from` on. Time grows with the text only. */
export function sqlTokens(text: string, from = 0): SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = from;
  while (at < text.length && tokens.length < mostTokens) {
    const letter = text.charAt(at);
    if (/[\s\0\xa0]/.test(letter)) {
      at += 1;
      continue;
    }
    const next = readToken(text, at, letter, tokens);
    at = Math.max(next, at + 1);
  }
  return tokens;
}

/** Adds the token at `at` and gives where the next one begins. */
function readToken(text: string, at: number, letter: string, tokens: SqlToken[]): number {
  if (letter === "'" || letter === '"') return readString(text, at, letter, tokens);
  if (letter === '`' || letter === '[') return readQuotedName(text, at, letter === '[' ? ']' : '`', tokens);
  if (/[0-9]/.test(letter) || (letter === '.' && /[0-9]/.test(text.charAt(at + 1))))
    return readNumber(text, at, tokens);
  if (/[A-Za-z_@$\x80-\xff]/.test(letter)) return readWord(text, at, tokens);
  const comment = commentEnd(text, at);
  if (comment !== undefined) {
    // what stands in `/*! … */` is run by MySQL
    if (text.startsWith('/*!', at)) return at + 3 + (/^\d{0,6}/.exec(text.slice(at + 3, at + 9))?.[0].length ?? 0);
    tokens.push({ kind: 'comment' });
    return comment;
  }
  if (text.startsWith('*/', at)) return at + 2;
  if (letter === '*') {
    tokens.push({ kind: '*' });
    return at + 1;
  }
  if (letter === '(' || letter === ')' || letter === ',' || letter === ';') {
    tokens.push({ kind: letter });
    return at + 1;
  }
  if (text.startsWith('&&', at) || text.startsWith('||', at)) {
    tokens.push({ kind: 'logical' });
    return at + 2;
  }
  const sign = /^(?:<=>|<>|!=|<=|>=|:=|[=<>!+\-/%^&|~])/.exec(text.slice(at, at + 3))?.[0];
  if (sign === undefined) return at + 1;
  tokens.push({ kind: 'operator', sign });
  return at + sign.length;
}

/** Where the comment at `at` ends; undefined where there is none. `#1` is no comment: people number things so. */
function commentEnd(text: string, at: number): number | undefined {
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    return end === -1 ? text.length : end + 2;
  }
  const isDashes = text.startsWith('--', at) && !/[\w>-]/.test(text.charAt(at + 2));
  const isHash = text.charAt(at) === '#' && !/[\w#]/.test(text.charAt(at + 1));
  if (!isDashes && !isHash) return undefined;
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

function readString(text: string, at: number, quote: string, tokens: SqlToken[]): number {
  const end = stringEnd(text, at + 1, quote);
  tokens.push({ kind: 'string' });
  return end;
}

/** Behind the quote that ends a string; doubled quotes and backslashes belong to it. */
export function stringEnd(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\\') at += 1;
    else if (letter === quote) {
      if (text.charAt(at + 1) !== quote) return at + 1;
      at += 1;
    }
  }
  return text.length;
}

function readQuotedName(text: string, at: number, close: string, tokens: SqlToken[]): number {
  const end = text.indexOf(close, at + 1);
  tokens.push({ kind: 'name' });
  return end === -1 ? text.length : end + 1;
}

function readNumber(text: string, at: number, tokens: SqlToken[]): number {
  let end = at;
  while (/[0-9a-fA-Fx.]/.test(text.charAt(end)) || (/[eE]/.test(text.charAt(end)) && end > at)) end += 1;
  // `5px` and `2nd` are words
  const isWord = /[A-Za-z_]/.test(text.charAt(end));
  while (/\w/.test(text.charAt(end))) end += 1;
  tokens.push({ kind: isWord ? 'name' : 'number' });
  return end;
}

function readWord(text: string, at: number, tokens: SqlToken[]): number {
  let end = at;
  while (/[\w@$.\x80-\xff]/.test(text.charAt(end))) end += 1;
  const word = text.slice(at, end).toLowerCase();
  const last = word.slice(word.lastIndexOf('.') + 1);
  if (logicals.has(word)) tokens.push({ kind: 'logical' });
  else if (comparisons.has(word)) tokens.push({ kind: 'operator', sign: word });
  else if (functions.has(last) && /^\s{0,8}\(/.test(text.slice(end, end + 9)))
    tokens.push({ kind: 'call', word: last });
  else if (word === 'true' || word === 'false') tokens.push({ kind: 'number' });
  else if (words.has(word)) tokens.push({ kind: 'word', word });
  else if (word.startsWith('@@')) tokens.push({ kind: 'call', word });
  else tokens.push({ kind: 'name' });
  return end;
}
