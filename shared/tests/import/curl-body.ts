// What a cURL command sends: the body of its data and form options, and what goes to the query instead.
import type { LossList } from '../../openapi/import/losses';
import type { CurlSetting } from './curl-arguments';
import { type FormPart, formText, multipartBody } from './form-body';

export interface CurlBody {
  readonly text?: string;
  /** What cURL would say the body is; absent where there is none. */
  readonly contentType?: string;
  /** The method that the body makes where none is asked for. */
  readonly method?: 'POST' | 'PUT';
  /** Texts that `-G` and `--url-query` put to the address, encoded. */
  readonly query: readonly string[];
}

const dataOptions = new Set(['data', 'data-ascii', 'data-raw', 'data-binary', 'data-urlencode', 'json']);

/** Puts the data together. Files are not read: they are named as losses at `place`. */
export function readCurlBody(settings: readonly CurlSetting[], losses: LossList, place: string): CurlBody {
  const isGet = settings.some(({ name }) => name === 'get');
  const query = settings.flatMap(({ name, value }) => (name === 'url-query' ? queryText(value, losses, place) : []));
  const forms = settings.filter(({ name }) => name === 'form' || name === 'form-string');
  if (forms.length > 0) {
    const { body, contentType } = multipartBody(forms.flatMap((form) => formPart(form, losses, place)));
    return { text: body, contentType, method: 'POST', query };
  }
  const pieces = settings.filter(({ name }) => dataOptions.has(name));
  if (pieces.length === 0) {
    const upload = settings.find(({ name }) => name === 'upload-file');
    if (upload === undefined) return { query };
    losses.warn(place, `The file ${upload.value} is not read: the body is empty.`);
    return { method: 'PUT', query };
  }
  const isJson = pieces.some(({ name }) => name === 'json');
  let text = '';
  for (const [at, piece] of pieces.entries()) {
    const joint = at > 0 && piece.name !== 'json' ? '&' : '';
    text += joint + dataText(piece, losses, place);
  }
  if (isGet) return { query: [...query, ...(text === '' ? [] : [text])] };
  return {
    text,
    contentType: isJson ? 'application/json' : 'application/x-www-form-urlencoded',
    method: 'POST',
    query,
  };
}

function dataText({ name, value }: CurlSetting, losses: LossList, place: string): string {
  if (name === 'data-raw') return value;
  if (name === 'data-urlencode') return encodedText(value, losses, place);
  if (!value.startsWith('@')) return value;
  losses.warn(place, `The file ${value.slice(1)} is not read: what it holds is missing from the body.`);
  return '';
}

/** `content`, `=content`, `name=content`, `@file`, `name@file`. */
function encodedText(value: string, losses: LossList, place: string): string {
  const mark = value.search(/[=@]/);
  if (mark === -1) return formText(value);
  const name = value.slice(0, mark);
  const start = name === '' ? '' : `${name}=`;
  if (value.charAt(mark) === '=') return start + formText(value.slice(mark + 1));
  losses.warn(place, `The file ${value.slice(mark + 1)} is not read: what it holds is missing.`);
  return start;
}

function queryText(value: string, losses: LossList, place: string): string {
  return value.startsWith('+') ? value.slice(1) : encodedText(value, losses, place);
}

/** `name=value;type=text/plain`, `name=@file`, `name=<file`. */
function formPart({ name: option, value: written }: CurlSetting, losses: LossList, place: string): readonly FormPart[] {
  const equals = written.indexOf('=');
  if (equals === -1) {
    losses.warn(place, `The form field ${written} has no =; it is left out.`);
    return [];
  }
  const name = written.slice(0, equals);
  const value = written.slice(equals + 1);
  if (option === 'form-string') return [{ name, value }];
  if (/^[@<]/.test(value)) {
    const [file = ''] = value.slice(1).split(';', 1);
    losses.warn(place, `The file ${file} of the form field ${name} is not read; the field is left out.`);
    return [];
  }
  const [text = ''] = /^(?:"(?:[^"\\]|\\.)*"|[^;]*)/.exec(value) ?? [];
  const contentType = /;\s*type=([^;]+)/.exec(value.slice(text.length))?.[1]?.trim();
  const fileName = /;\s*filename=([^;]+)/.exec(value.slice(text.length))?.[1]?.trim();
  return [
    {
      name,
      value: unquoted(text),
      ...(contentType !== undefined && { contentType }),
      ...(fileName !== undefined && { fileName }),
    },
  ];
}

function unquoted(text: string): string {
  const inner = /^"((?:[^"\\]|\\.)*)"$/.exec(text)?.[1];
  return inner === undefined ? text : inner.replace(/\\(["\\])/g, '$1');
}
