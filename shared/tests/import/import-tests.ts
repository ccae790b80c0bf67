// Foreign documents → suites: tells which kind a text is, and has it read.
import { StudioError } from '../../contract/errors';
import { createLossList } from '../../openapi/import/losses';
import { assembleSuite, type PlannedImport, type TestImportOptions } from './assemble-suite';
import { readCurl } from './curl';
import { type ForeignRequests, maxDocument, maxRequests, type ReadingOptions } from './foreign-requests';
import { isHar, readHar } from './har';
import { readJsonDocument } from './json-document';
import { isPostman, readPostman } from './postman';

/** What importing `text` would make. IMPORT_REFUSED for what is none of the three, cannot be read, or has no request. */
export function planTestImport(text: string, options: TestImportOptions): PlannedImport {
  const losses = createLossList();
  const { withExpectations, apiRequestsOnly, fileName } = options;
  if (text.length > maxDocument) throw new StudioError('IMPORT_REFUSED', 'The document is larger than 64 MB.');
  const foreign = read(text, {
    losses,
    withExpectations,
    apiRequestsOnly,
    ...(fileName !== undefined && { fileName }),
  });
  refuseCount(
    foreign,
    losses.all().map(({ place, message }) => ({ message, path: place })),
  );

  return assembleSuite(foreign, losses, options);
}

/** True for a text that this import would read as one of its kinds. */
export function isTestDocument(text: string): boolean {
  if (!/^\s*[{[]/.test(text.replace(/^\uFEFF/, '')))
    return /^[ \t]*(?:[$>]\s+)?curl(?:\.exe)?\s/m.test(text) && !/^\s*(?:openapi|swagger|Resources)\s*:/m.test(text);
  try {
    const document = readJsonDocument(text);
    return isHar(document) || isPostman(document);
  } catch (error) {
    if (error instanceof StudioError) return false;
    throw error;
  }
}

function read(text: string, options: ReadingOptions): ForeignRequests {
  if (!/^\s*[{[]/.test(text.replace(/^\uFEFF/, ''))) return readCurl(text, options);
  const document = readJsonDocument(text, options.fileName);
  if (isHar(document)) return readHar(text, options);
  if (isPostman(document)) return readPostman(text, options);
  throw new StudioError(
    'IMPORT_REFUSED',
    'The document is neither a HAR file nor a Postman collection nor cURL commands.',
    {
      ...(options.fileName !== undefined && { file: options.fileName }),
    },
  );
}

function refuseCount(
  { kind, requests }: ForeignRequests,
  problems: readonly { message: string; path: string }[],
): void {
  if (requests.length > maxRequests) {
    throw new StudioError('IMPORT_REFUSED', `The document has more than ${maxRequests} requests.`);
  }
  if (requests.length > 0) return;
  const what = {
    har: 'The HAR file holds no API request',
    postman: 'The collection holds no request',
    curl: 'The text holds no cURL command',
  }[kind];
  const [first] = problems;
  throw new StudioError('IMPORT_REFUSED', `${what}${first === undefined ? '.' : `: ${first.message}`}`, { problems });
}
