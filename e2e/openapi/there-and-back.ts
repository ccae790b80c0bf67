// An API out of a document, into a document of either format, and in again.
import { canonicalApi } from '../../shared/openapi/canonical-api';
import { exportOpenApi } from '../../shared/openapi/export/export-openapi';
import { printDocument } from '../../shared/openapi/export/print-document';
import { type ImportedApi, type ImportOptions, importOpenApi } from '../../shared/openapi/import/import-openapi';
import { testHost, testOptions } from '../../shared/openapi/openapi-fixtures';

export const formats = ['oas30', 'swagger'] as const;

/** As the studio imports: OpenAPI 3.1 is converted. */
export function importOptions(more: Partial<ImportOptions> = {}): ImportOptions {
  return testOptions({ convertsNewer: true, ...more });
}

/**
 * The export of `first`, the export of what it reads back as, and both APIs without ids. Where the export reports a
 * loss the two APIs may differ, so both are the second one then; the documents must be equal all the same.
 */
export function thereAndBack(first: ImportedApi, format: (typeof formats)[number]) {
  const whole = { format, extensions: ['apigateway'], host: testHost } as const;
  const exported = exportOpenApi(first.entities, first.apiId, whole);
  const syntax = format === 'oas30' ? 'yaml' : 'json';
  const second = importOpenApi(printDocument(exported.document, syntax), importOptions());
  const again = exportOpenApi(second.entities, second.apiId, whole);
  const isRefused = ({ message }: { readonly message: string }) => /strict readers/i.test(message);
  const isLossless = exported.losses.every(isRefused);
  const after = canonicalApi(second.entities, second.apiId);
  const before = isLossless ? canonicalApi(first.entities, first.apiId) : after;
  return {
    exported,
    again,
    isLossless,
    /** Other readers than API Gateway take the document too. */
    isStrict: !exported.losses.some(isRefused),
    same: { before, after },
    reread: second.losses,
  };
}
