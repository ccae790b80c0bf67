// Lines of an HTTP/1.1 head, as both readers of heads take them apart: what two parsers could read differently is no line.
// https://www.rfc-editor.org/rfc/rfc9112

/** Where the line from `at` on ends: at its CRLF or with the text; -1 where half a line end stands in it. */
export function endOfLine(text: string, at: number): number {
  const lineFeed = text.indexOf('\n', at);
  const carriageReturn = text.indexOf('\r', at);
  if (lineFeed === -1) return carriageReturn === -1 ? text.length : -1;
  return carriageReturn !== -1 && carriageReturn === lineFeed - 1 ? carriageReturn : -1;
}

/** The text between `start` and `end` without the spaces and tabs around it. */
export function withoutEdges(text: string, start: number, end: number): string {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
