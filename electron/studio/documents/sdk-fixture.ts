// A generated JavaScript client for tests: unpacked, and loaded the way a page or Node loads it.
import { posix } from 'node:path';
import { createContext, Script } from 'node:vm';
import { strFromU8, unzipSync } from 'fflate';

export interface ClientAnswer {
  readonly data: unknown;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly config: { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly data?: string };
}

export type ClientFunction = (params?: unknown, body?: unknown, additionalParams?: unknown) => Promise<ClientAnswer>;

export interface ClientFactory {
  newClient(config?: Readonly<Record<string, string>>): Readonly<Record<string, ClientFunction>>;
}

/** The archive's files by their path below the library's folder. */
export function unpackClient(zipBase64: string): ReadonlyMap<string, string> {
  const files = unzipSync(Buffer.from(zipBase64, 'base64'));
  return new Map(
    Object.entries(files).map(([path, bytes]) => [path.replace('apiGateway-js-sdk/', ''), strFromU8(bytes)]),
  );
}

/** As a page has it whose script elements stand in README.md. `globals` is what the page's browser has. */
export function loadAsScripts(files: ReadonlyMap<string, string>, globals: object = { fetch }): ClientFactory {
  const page = createContext({ ...globals });
  const scripts = [...(files.get('README.md') ?? '').matchAll(/<script src="([^"]+)">/g)];
  for (const [, path = ''] of scripts) new Script(files.get(path) ?? '', { filename: path }).runInContext(page);
  return (page as { readonly apigClientFactory: ClientFactory }).apigClientFactory;
}

/** As Node's `require` has it. */
export function loadAsModule(files: ReadonlyMap<string, string>, globals: object = { fetch }): ClientFactory {
  const context = createContext({ ...globals });
  const load = (path: string): unknown => {
    const module = { exports: {} as unknown };
    const wrapped = new Script(`(function (module, require) {${files.get(path)}\n})`).runInContext(context) as (
      ...given: unknown[]
    ) => void;
    wrapped(module, (name: string) => load(posix.join(posix.dirname(path), name)));
    return module.exports;
  };
  return load('apigClient.js') as ClientFactory;
}
