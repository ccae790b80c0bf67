// What a function returned as indented JSON, and which lines of it belong to the fields that are wrong.
import type { TraceShape } from '../../../../shared/trace/trace';

export interface ShapeText {
  readonly text: string;
  /** 1-based lines of wrong and unknown fields. */
  readonly wrongLines: ReadonlySet<number>;
}

interface Line {
  readonly text: string;
  /** The field the line belongs to, and those around it: `headers`, `headers.X-Id`. */
  readonly at: readonly string[];
}

/** The text with its wrong lines; undefined where the stage records no data. */
export function shapeText({ got, isTruncated, fields }: TraceShape): ShapeText | undefined {
  if (got === undefined) return undefined;
  const wrong = new Set(
    fields.filter(({ verdict }) => verdict === 'wrong' || verdict === 'unknown').map(({ at }) => at),
  );
  const value = isTruncated === true ? undefined : parsed(got);
  if (value === undefined) return { text: got, wrongLines: wrong.has('') ? allLines(got) : new Set() };
  const lines = linesOf(value.value, '', []);
  const marked = lines.flatMap(({ at }, index) =>
    wrong.has('') || at.some((place) => wrong.has(place)) ? [index + 1] : [],
  );
  return { text: lines.map(({ text }) => text).join('\n'), wrongLines: new Set(marked) };
}

/** As JSON.stringify with two blanks writes it, every line with the places it lies in. */
function linesOf(value: unknown, lead: string, at: readonly string[]): Line[] {
  const place = at.at(-1) ?? '';
  if (Array.isArray(value) && value.length > 0) {
    const items = value.map((item, index) => ({ name: '', item, at: `${place}[${index}]` }));
    return wrapped('[', ']', items, lead, at);
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    const items = Object.entries(value).map(([name, item]) => ({
      name: `${JSON.stringify(name)}: `,
      item,
      at: place === '' ? name : `${place}.${name}`,
    }));
    return wrapped('{', '}', items, lead, at);
  }
  return [{ text: lead + JSON.stringify(value), at }];
}

function wrapped(
  open: string,
  close: string,
  items: readonly { readonly name: string; readonly item: unknown; readonly at: string }[],
  lead: string,
  at: readonly string[],
): Line[] {
  const inner = items.flatMap(({ name, item, at: place }, index) => {
    const lines = linesOf(item, '', [...at, place]);
    const last = lines.length - 1;
    return lines.map((line, each) => ({
      at: line.at,
      text: `  ${each === 0 ? name : ''}${line.text}${each === last && index < items.length - 1 ? ',' : ''}`,
    }));
  });
  return [{ text: lead + open, at }, ...inner, { text: close, at }];
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined; // a function may answer anything: it is shown as it came
  }
}

function allLines(text: string): ReadonlySet<number> {
  return new Set(text.split('\n').map((_, index) => index + 1));
}
