// Where a host takes the page's files from: the built folder, or the development server.

export interface PageFile {
  readonly body: Uint8Array;
  readonly contentType: string;
  /** True where the name carries a hash of the content, so that the file may be kept for ever. */
  readonly isImmutable: boolean;
}

/** Answers the file at an absolute URL path (as received, still percent-encoded, with its query), or null. */
export type PageSource = (path: string) => Promise<PageFile | null>;
