// Puts the user's colour scheme into the page before it is sent, so that nothing flashes before the first paint.
import type { Settings } from '../../../shared/contract/workspace';
import type { PageFile, PageSource } from './page-source';

/** Serves `source` with the scheme of the settings on the root element of every HTML file. */
export function withScheme(source: PageSource, settings: () => Promise<Settings>): PageSource {
  return async (path) => {
    const file = await source(path);
    if (file === null || !file.contentType.startsWith('text/html')) return file;
    const { colorScheme, contrast } = await settings();
    return withAttributes(file, `data-wished-scheme="${colorScheme}" data-wished-contrast="${contrast}"`);
  };
}

/** before-paint.js resolves what is `system` and sets the attributes that the styles go by. */
function withAttributes(file: PageFile, attributes: string): PageFile {
  const html = new TextDecoder().decode(file.body);
  return { ...file, body: new TextEncoder().encode(html.replace('<html ', `<html ${attributes} `)) };
}
