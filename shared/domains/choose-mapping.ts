// The longest mapping that a path begins with, on the boundaries of segments.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html

/** Finds what stands under the longest base path of `path`; the empty base path takes what no other does. */
export type FindMapping<T> = (path: string) => T | undefined;

/** Prepares the search among mappings whose paths have no slashes at their ends. */
export function openFindMapping<T extends { readonly path: string }>(mappings: readonly T[]): FindMapping<T> {
  const byPath = new Map(mappings.map((mapping) => [mapping.path, mapping]));
  const longest = Math.max(0, ...mappings.map(({ path }) => path.length));
  return (path) => {
    const sought = path.replace(/^\/+/, '');
    // the boundaries from the longest that a mapping may have down to the first
    let end = sought.length <= longest ? sought.length : boundaryBefore(sought, longest);
    while (end > 0) {
      const found = byPath.get(sought.slice(0, end));
      if (found !== undefined) return found;
      end = sought.lastIndexOf('/', end - 1);
    }
    return byPath.get('');
  };
}

/** The end of the last whole segment among the first `length` characters; below 1 where there is none. */
function boundaryBefore(path: string, length: number): number {
  return path[length] === '/' ? length : path.lastIndexOf('/', length - 1);
}

/** What is left of `path` behind a base path: begins with one slash. */
export function pathBehind(path: string, basePath: string): string {
  const sent = path.replace(/^\/+/, '');
  return `/${sent.slice(basePath.length).replace(/^\/+/, '')}`;
}
