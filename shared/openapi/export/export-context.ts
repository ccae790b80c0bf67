// What the writers of one export share.

import type { ExportExtension } from '../../contract/workspace';
import type { RestApiView } from '../../definition/api-view';
import type { LossList } from '../import/losses';
import type { DocumentObject } from './document-object';
import type { DocumentationLookup } from './documentation-lookup';

export interface ExportContext {
  readonly view: RestApiView;
  readonly format: 'oas30' | 'swagger';
  /** With `apigateway` the other ones of API Gateway are in too. */
  readonly extensions: ReadonlySet<ExportExtension>;
  readonly losses: LossList;
  readonly documentation: DocumentationLookup;
  /** Names of the security schemes that no authorizer has taken. */
  readonly schemeNames: { readonly apiKey: string; readonly iam: string };
}

/** `#/definitions/Pet` or `#/components/schemas/Pet`. */
export function schemaReference({ format }: Pick<ExportContext, 'format'>, name: string): { readonly $ref: string } {
  return { $ref: `${format === 'swagger' ? '#/definitions' : '#/components/schemas'}/${name}` };
}

/** A parameter or header type in the words of the format. */
export function textType({ format }: Pick<ExportContext, 'format'>): DocumentObject {
  return format === 'swagger' ? { type: 'string' } : { schema: { type: 'string' } };
}
