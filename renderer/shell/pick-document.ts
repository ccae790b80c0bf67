// Asking for a file: the host's dialog where it has one, else the browser's.
import type { StudioClient } from '../../shared/contract/contract';
import type { PickedDocument } from '../commands/command';

/** What Gatehouse imports, for the file input. */
const accepted = '.json,.yaml,.yml,.har,.txt,.sh,.cmd,application/json,application/yaml,text/yaml';

/** Asks for a document and reads it; undefined if the user cancelled. */
export async function pickDocument(
  client: StudioClient,
  mayPickFiles: boolean,
  title: string,
): Promise<PickedDocument | undefined> {
  if (mayPickFiles) return (await client.host.pickDocument({ title })) ?? undefined;
  const file = await pickInBrowser();
  return file === undefined ? undefined : { fileName: file.name, text: await file.text() };
}

function pickInBrowser(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accepted;
    input.onchange = () => resolve(input.files?.[0]);
    input.oncancel = () => resolve(undefined);
    input.click();
  });
}

/** Saves a text: the host's dialog where it has one, else a download. Answers the path where one is known. */
export async function saveDocument(
  client: StudioClient,
  mayPickFiles: boolean,
  file: { readonly title: string; readonly fileName: string; readonly text: string },
): Promise<string | null> {
  if (mayPickFiles) return client.host.saveDocument(file);
  download(file.fileName, new Blob([file.text], { type: 'text/plain' }));
  return file.fileName;
}

/** The same for an archive. */
export async function saveArchive(
  client: StudioClient,
  mayPickFiles: boolean,
  { title, fileName, zipBase64 }: { readonly title: string; readonly fileName: string; readonly zipBase64: string },
): Promise<string | null> {
  if (mayPickFiles) return client.host.saveBytes({ title, fileName, base64: zipBase64 });
  const bytes = Uint8Array.from(atob(zipBase64), (sign) => sign.charCodeAt(0));
  download(fileName, new Blob([bytes], { type: 'application/zip' }));
  return fileName;
}

/** The same for a picture, a PNG as base64. */
export async function savePicture(
  client: StudioClient,
  mayPickFiles: boolean,
  file: { readonly title: string; readonly fileName: string; readonly base64: string },
): Promise<string | null> {
  if (mayPickFiles) return client.host.saveBytes(file);
  const bytes = Uint8Array.from(atob(file.base64), (sign) => sign.charCodeAt(0));
  download(file.fileName, new Blob([bytes], { type: 'image/png' }));
  return file.fileName;
}

function download(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
