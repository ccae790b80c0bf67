// A message of the trace as indented JSON text, member by member in the order of the wire.
import type { HeaderList, TraceBody, TraceMessage } from '../../../../shared/trace/trace';

export interface MessageText {
  readonly text: string;
  /** The member each line belongs to; undefined for the outer braces. */
  readonly members: readonly (string | undefined)[];
}

/** The text of `message`; the body is spread out where it is JSON itself. */
export function messageText(message: TraceMessage): MessageText {
  const members: readonly (readonly [string, unknown])[] = [
    ['method', message.method],
    ['url', message.url],
    ['status', message.status],
    ['path', filled(message.path)],
    ['querystring', filled(message.querystring && joinValues(message.querystring))],
    ['headers', filled(message.headers && headerRecord(message.headers))],
    ['body', bodyValue(message.body)],
  ];
  const present = members.filter(([, value]) => value !== undefined);
  const blocks = present.map(([name, value], at) => {
    const text = `${JSON.stringify(name)}: ${JSON.stringify(value, null, 2)}${at < present.length - 1 ? ',' : ''}`;
    return { name, lines: text.split('\n').map((line) => `  ${line}`) };
  });
  return {
    text: ['{', ...blocks.flatMap(({ lines }) => lines), '}'].join('\n'),
    members: [undefined, ...blocks.flatMap(({ name, lines }) => lines.map(() => name)), undefined],
  };
}

function filled<T extends object>(record: T | undefined): T | undefined {
  return record !== undefined && Object.keys(record).length > 0 ? record : undefined;
}

function joinValues(query: Readonly<Record<string, readonly string[]>>): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(query).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

function headerRecord(headers: HeaderList): Record<string, string | string[]> {
  const names = [...new Set(headers.map(([name]) => name))];
  return Object.fromEntries(
    names.map((name) => {
      const values = headers.filter(([each]) => each === name).map(([, value]) => value);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function bodyValue(body: TraceBody | undefined): unknown {
  if (body === undefined) return undefined;
  if (body.bytes === 0) return null;
  if (body.text === undefined) return `${body.bytes} bytes, not recorded`;
  if (body.isBase64 || body.isTruncated) return body.text;
  try {
    return JSON.parse(body.text);
  } catch {
    // not JSON: the text stands as it came
    return body.text;
  }
}
