// Comma-separated values with single or double quotes, as files of API keys are written.

/** The rows of `text`, blank lines left out. Inside quotes commas and doubled quotes are text. */
export function readCsv(text: string): readonly (readonly string[])[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map(readLine);
}

function readLine(line: string): readonly string[] {
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^\s*(?:"((?:[^"]|"")*)"|'((?:[^']|'')*)')\s*(?:,|$)/.exec(rest);
    const plain = /^[^,]*/.exec(rest)?.[0] ?? '';
    const [, double, single] = quoted ?? [];
    cells.push(double?.replaceAll('""', '"') ?? single?.replaceAll("''", "'") ?? plain);
    const taken = quoted?.[0] ?? plain;
    const isLast = quoted === null ? rest.length === plain.length : !taken.endsWith(',');
    if (isLast) return cells;
    rest = rest.slice(quoted === null ? plain.length + 1 : taken.length);
  }
}
