// The base path of a document and what the three modes make of it (reference: OpenAPI 4.2).
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import { type BasePathMode, type ImportContext, textAt } from './import-context';

/** The path segments that `mode` puts before every path of the document. */
export function basePathSegments(context: ImportContext, mode: BasePathMode): string[] {
  const base = basePathOf(context);
  const segments = base.split('/').filter((segment) => segment !== '');
  if (segments.length > 0 && mode === 'ignore' && !isOwnAddress(context)) {
    context.losses.info(context.format === 'swagger' ? 'basePath' : 'servers', `The base path ${base} is ignored.`);
  }
  // AWS documented: split drops the first segment, thinking of it as the stage
  if (mode === 'split') return segments.slice(1);
  return mode === 'prepend' ? segments : [];
}

/** True where the document's addresses are those of an API Gateway API, as in an export: nothing is lost with them. */
export function isOwnAddress({ document, format }: ImportContext): boolean {
  const servers = own(document, 'servers');
  const [server] = Array.isArray(servers) ? servers : [];
  const address = format === 'swagger' ? textAt(document, 'host') : textAt(server, 'url');
  return address === undefined || /\.execute-api\./.test(address);
}

function basePathOf(context: ImportContext): string {
  const { document, format } = context;
  if (format === 'swagger') return textAt(document, 'basePath') ?? '';
  const servers = own(document, 'servers');
  if (!Array.isArray(servers)) return '';
  // AWS documented: the first server variable called basePath wins, even if no url uses it
  for (const server of servers) {
    const variables = isMembers(server) ? own(server, 'variables') : undefined;
    const variable = isMembers(variables) ? own(variables, 'basePath') : undefined;
    const value = textAt(variable, 'default');
    if (value !== undefined) return value;
  }
  const url = withDefaults(textAt(servers[0], 'url') ?? '', isMembers(servers[0]) ? own(servers[0], 'variables') : {});
  return /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*(\/[^?#]*)/i.exec(url)?.[1] ?? (url.startsWith('/') ? url : '');
}

/** `https://host/{version}` with the defaults of its variables. */
function withDefaults(url: string, variables: unknown): string {
  return url.replace(/\{([^{}]+)\}/g, (written, name: string) => {
    const variable = isMembers(variables) ? own(variables, name) : undefined;
    return textAt(variable, 'default') ?? written;
  });
}
