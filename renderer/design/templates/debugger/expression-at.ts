// The reference that the caret is on, up to the part it is on: in `$order.customer.name` on `customer`, `$order.customer`.

/** The expression at a column, counted from 1, of a line of a template; undefined where there is none. */
export function expressionAt(line: string, column: number): string | undefined {
  const caret = column - 1;
  // the last that begins before the caret is the innermost: a reference may stand in the arguments of another
  const starts = [...line.matchAll(/\$!?\{?(?=[A-Za-z])/g)].reverse();
  for (const { index, 0: sign } of starts) {
    if (index > caret) continue;
    const from = index + sign.length;
    const ends = partEnds(line, from);
    const last = ends.at(-1) ?? from;
    const closing = sign.endsWith('{') && line[last] === '}' ? 1 : 0;
    if (caret > last + closing) continue;
    const end = ends.find((each) => each >= caret) ?? last;
    return `$${line.slice(from, end)}`;
  }
  return undefined;
}

/** Where the name, and each `.part`, `.call(…)` or `[index]` behind it, ends. */
function partEnds(line: string, from: number): readonly number[] {
  const ends: number[] = [];
  let at = from;
  for (;;) {
    const name = /^(?:\.?[A-Za-z][\w-]*)/.exec(line.slice(at))?.[0] ?? '';
    if (ends.length > 0 && name !== '' && !name.startsWith('.')) return ends;
    let end = at + name.length;
    if (line[end] === '(' && ends.length > 0 && name !== '') end = balancedEnd(line, end);
    else if (name === '' && line[end] === '[') end = balancedEnd(line, end);
    if (end === at) return ends;
    ends.push(end);
    at = end;
  }
}

/** Behind the bracket that closes the one at `open`; `open` itself where none does. */
function balancedEnd(line: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < line.length; at++) {
    const sign = line[at] as string;
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '(' || sign === '[') depth++;
    else if ((sign === ')' || sign === ']') && --depth === 0) return at + 1;
  }
  return open;
}
