// A script cut into statements, without running it: strings, templates and brackets are stepped over whole.

export interface ScriptStatement {
  /** Without comments and without a `;` at its end. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** A statement goes on over a line's end before and after these. */
const goesOnAfter = /(?:[=,(+&|?:.]|=>)$/;
const goesOnBefore = /^\s*[.?:)&|+]/;

/** The statements of `source`; those inside of blocks belong to the statement that has the block. Never throws. */
export function scriptStatements(source: string): readonly ScriptStatement[] {
  const statements: ScriptStatement[] = [];
  let text = '';
  let start = 0;
  let depth = 0;
  let line = 1;
  let startLine = 1;
  const end = () => {
    const trimmed = text.trim();
    if (trimmed !== '') statements.push({ text: trimmed, line: startLine });
    text = '';
  };
  while (start < source.length) {
    const piece = pieceAt(source, start);
    const isComment = piece.startsWith('//') || piece.startsWith('/*');
    if (text.trim() === '' && piece.trim() !== '' && !isComment) startLine = line;
    if (
      piece === '\n' &&
      depth === 0 &&
      !goesOnAfter.test(text.trimEnd()) &&
      !goesOnBefore.test(source.slice(start + 1, start + 200))
    ) {
      end();
    } else if (piece === ';' && depth === 0) end();
    else {
      if ('([{'.includes(piece)) depth += 1;
      else if (')]}'.includes(piece)) depth = Math.max(0, depth - 1);
      text += isComment ? ' ' : piece;
    }
    line += piece.split('\n').length - 1;
    start += piece.length;
  }
  end();
  return statements;
}

/** The string, template, comment or regular expression that begins at `at`, or one character. */
function pieceAt(source: string, at: number): string {
  const character = source.charAt(at);
  if (character === '"' || character === "'" || character === '`') return quotedAt(source, at, character);
  if (character !== '/') return character;
  const next = source.charAt(at + 1);
  if (next === '/') return upTo(source, at, source.indexOf('\n', at));
  if (next === '*') {
    const end = source.indexOf('*/', at + 2);
    return upTo(source, at, end === -1 ? -1 : end + 2);
  }
  // A pattern comes where a value may; anything else is a division.
  const before = source.slice(Math.max(0, at - 40), at).trimEnd();
  return before === '' || /[=(,:;!&|?{}[]$/.test(before) ? patternAt(source, at) : character;
}

function quotedAt(source: string, start: number, quote: string): string {
  let at = start + 1;
  while (at < source.length && source.charAt(at) !== quote) {
    if (source.charAt(at) === '\\') at += 1;
    else if (source.charAt(at) === '\n' && quote !== '`') return source.charAt(start);
    at += 1;
  }
  return source.slice(start, Math.min(at + 1, source.length));
}

function patternAt(source: string, start: number): string {
  const match = /^\/(?:[^/\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+\/[a-z]*/.exec(source.slice(start, start + 2_000));
  return match === null ? '/' : match[0];
}

function upTo(source: string, start: number, end: number): string {
  return source.slice(start, end === -1 ? source.length : end);
}
