// A message of the trace as JSON text; a body that is JSON itself is spread out.
import type { HeaderList, TraceBody, TraceMessage } from '../../shared/trace/trace';

/** The members a message has, in the order of a request. */
export function messageText(message: TraceMessage): string {
  const { headers, body, ...rest } = message;
  const shown = {
    ...rest,
    ...(headers !== undefined && { headers: headerRecord(headers) }),
    ...(body !== undefined && { body: bodyValue(body) }),
  };
  return JSON.stringify(shown, null, 2);
}

/** A body as text; JSON is indented. */
export function bodyText(body: TraceBody | undefined): string {
  if (body?.text === undefined) return '';
  const value = body.isTruncated === true || body.isBase64 === true ? undefined : parsed(body.text);
  return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : body.text;
}

function bodyValue(body: TraceBody): unknown {
  if (body.text === undefined) return `${body.bytes} bytes, not recorded`;
  if (body.isTruncated === true) return `${body.text}… (${body.bytes} bytes)`;
  return parsed(body.text) ?? body.text;
}

/** Several lines of one header stand in a list. */
function headerRecord(headers: HeaderList): Record<string, string | string[]> {
  const names = [...new Set(headers.map(([name]) => name))];
  return Object.fromEntries(
    names.map((name) => {
      const values = headers.filter(([other]) => other === name).map(([, value]) => value);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON: shown as it is
  }
}
