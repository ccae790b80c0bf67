// URI templates of AWS's service models: `/restapis/{restapi_id}/stages/{stage_name}`, optionally with a fixed query.

export interface UriTemplate {
  /** The values of the labels where `rawPath` and `query` fit, else undefined. */
  match(rawPath: string, query: URLSearchParams): Readonly<Record<string, string>> | undefined;
  /** Templates with more literal parts are tried first. */
  readonly literals: number;
}

/** Compiles a template. `{name+}` takes the rest of the path. */
export function compileUriTemplate(template: string): UriTemplate {
  const [path = '', fixedQuery] = template.split('?');
  const parts = path.split('/').slice(1);
  const fixed = [...new URLSearchParams(fixedQuery ?? '')];
  return {
    literals: parts.filter((part) => !part.startsWith('{')).length + fixed.length,
    match(rawPath, query) {
      if (!fixed.every(([name, value]) => query.get(name) === value)) return undefined;
      return matchParts(parts, trimSlash(rawPath).split('/').slice(1));
    },
  };
}

function matchParts(parts: readonly string[], given: readonly string[]): Readonly<Record<string, string>> | undefined {
  const labels: [string, string][] = [];
  for (const [at, part] of parts.entries()) {
    const raw = given[at];
    if (raw === undefined || raw === '') return undefined;
    if (part.endsWith('+}'))
      return Object.fromEntries([...labels, [part.slice(1, -2), decodePart(given.slice(at).join('/'))]]);
    if (part.startsWith('{')) labels.push([part.slice(1, -1), decodePart(raw)]);
    else if (part !== raw) return undefined;
  }
  return given.length === parts.length ? Object.fromEntries(labels) : undefined;
}

function trimSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** A path segment decoded; an escape that is none is part of the name. */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
