// From a URL path to a file inside the page's folder. Pure, because everything here is chosen by whoever asks.

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['mjs', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['ico', 'image/x-icon'],
  ['woff2', 'font/woff2'],
  ['woff', 'font/woff'],
  ['ttf', 'font/ttf'],
  ['txt', 'text/plain; charset=utf-8'],
]);

/**
 * The parts of the file's path below the page's folder, or null where the path is refused: it climbs, hides a
 * separator or a drive, names a dot file, or has a type the page does not consist of.
 */
export function pagePathParts(urlPath: string): readonly string[] | null {
  const path = decoded(urlPath.replace(/[?#].*$/s, ''));
  if (path === null || !path.startsWith('/')) return null;
  if (path === '/') return ['index.html'];
  const parts = path.slice(1).split('/');
  const isPlain = parts.every((part) => /^[\w@+~-][\w.@+~-]*$/.test(part));
  return isPlain && contentTypes.has(extensionOf(path)) ? parts : null;
}

/** The content type of a file that `pagePathParts` let pass. */
export function pageContentType(fileName: string): string {
  return contentTypes.get(extensionOf(fileName)) ?? 'application/octet-stream';
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not percent-encoding: no file of ours has such a name.
    return null;
  }
}
