// What went into a box and what came out of it in one request, as text to lay side by side.
import type { HeaderList, Trace, TraceBody, TraceMessage } from '../../../../shared/trace/trace';
import type { BoxName } from '../../../state/view-store';
import { stepsOfBox } from '../../diagram/diagram-model';

export interface ValueSide {
  /** `what the client sent`, `sent to the endpoint`. */
  readonly caption: string;
  /** JSON text of the message; the body is spread out where it is JSON itself. */
  readonly text: string;
  readonly bytes?: number;
}

export interface BoxValues {
  readonly before?: ValueSide;
  readonly after?: ValueSide;
}

const captions: Readonly<Record<BoxName, readonly [before: string, after: string]>> = {
  'method-request': ['what the client sent', 'method request'],
  'integration-request': ['method request', 'sent to the endpoint'],
  endpoint: ['sent to the endpoint', 'what the endpoint answered'],
  'integration-response': ['what the endpoint answered', 'method response'],
  'method-response': ['method response', 'what the client got'],
};

/** The values of a box; sides the trace does not hold are absent, the outer ends come from the trace's own messages. */
export function boxValues(trace: Trace, box: BoxName): BoxValues {
  const steps = stepsOfBox(trace, box);
  const first = steps.flatMap((step) => step.before ?? [])[0];
  const last = steps.flatMap((step) => step.after ?? []).at(-1);
  const before = first ?? (box === 'method-request' ? trace.request : undefined);
  const after = last ?? (box === 'method-response' && trace.failure === undefined ? trace.response : undefined);
  const [beforeCaption, afterCaption] = captions[box];
  return {
    ...(before !== undefined && { before: side(beforeCaption, before) }),
    ...(after !== undefined && { after: side(afterCaption, after) }),
  };
}

/** A message as indented JSON text, members in the order of the wire. */
export function messageText(message: TraceMessage): string {
  const shown = {
    method: message.method,
    url: message.url,
    status: message.status,
    path: filled(message.path),
    querystring: message.querystring === undefined ? undefined : filled(joinValues(message.querystring)),
    headers: message.headers === undefined ? undefined : filled(headerRecord(message.headers)),
    body: bodyValue(message.body),
  };
  return JSON.stringify(shown, null, 2);
}

function side(caption: string, message: TraceMessage): ValueSide {
  const bytes = message.body?.bytes;
  return { caption, text: messageText(message), ...(bytes !== undefined && { bytes }) };
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
