// Bodies of forms: `application/x-www-form-urlencoded` and `multipart/form-data`.

export interface FormPart {
  readonly name: string;
  readonly value: string;
  readonly fileName?: string;
  readonly contentType?: string;
}

/** Percent-encodes as cURL does; half a surrogate pair becomes U+FFFD. */
export function formText(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `a=1&b=2` of pairs. */
export function urlencodedBody(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${formText(name)}=${formText(value)}`).join('&');
}

/** A multipart body and its content type. The boundary stands in no part. */
export function multipartBody(parts: readonly FormPart[]): { readonly body: string; readonly contentType: string } {
  let boundary = 'gatehouse-form-boundary';
  while (parts.some(({ value }) => value.includes(boundary))) boundary += '-x';
  const lines = parts.flatMap(({ name, value, fileName, contentType }) => [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${quoted(name)}"${fileName === undefined ? '' : `; filename="${quoted(fileName)}"`}`,
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType.replace(/[\r\n]/g, ' ')}`]),
    '',
    value,
  ]);
  return {
    body: [...lines, `--${boundary}--`, ''].join('\r\n'),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

function quoted(text: string): string {
  return text.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
