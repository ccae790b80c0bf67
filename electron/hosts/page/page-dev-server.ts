// The development server as a source of files, so that a host keeps its own origin and checks while page code changes.
import { get } from 'node:http';
import type { PageFile, PageSource } from './page-source';

/** Fetches every file from the server at `origin`, for example `http://127.0.0.1:5173`. */
export function pageDevServer(origin: string): PageSource {
  return (path) =>
    new Promise((resolve, reject) => {
      // Modules are asked for with `accept: */*`; a page must say that it wants HTML.
      const accept = path === '/' || path.startsWith('/?') ? 'text/html' : '*/*';
      const request = get(new URL(path, origin), { headers: { accept } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const contentType = response.headers['content-type'] ?? 'application/octet-stream';
          const file: PageFile = { body: Buffer.concat(parts), contentType, isImmutable: false };
          resolve(response.statusCode === 200 ? file : null);
        });
      });
      request.on('error', reject);
    });
}
