// A REST API → Swagger 2.0 or OpenAPI 3.0 (reference: OpenAPI 5).
import type { OpenAPIV2, OpenAPIV3 } from 'openapi-types';
import { StudioError } from '../../contract/errors';
import type { ExportExtension, ImportLoss } from '../../contract/workspace';
import { viewRestApi } from '../../definition/api-view';
import { type Definition, listEntities } from '../../definition/entities';
import type { DocumentationVersion } from '../../definition/rest/documentation';
import { createLossList } from '../import/losses';
import { whenFilled } from './document-object';
import { createDocumentationLookup } from './documentation-lookup';
import type { ExportContext } from './export-context';
import { reportForeignWords } from './foreign-words';
import { pathsOf } from './operations';
import { postmanCollection } from './postman-collection';
import { addressOf, documentedRoot, infoOf, rootExtensions } from './root-extensions';
import { reportRoot } from './root-losses';
import { schemasOf } from './schemas';
import { freeSchemeName, securitySchemes } from './security-schemes';
import { reportStageVariables } from './stage-variables';

/** What is exported: the members of OpenAPI 3.0 or of Swagger 2.0, with API Gateway's extensions. */
export type OpenApiDocument = Partial<OpenAPIV3.Document> &
  Partial<Omit<OpenAPIV2.Document, keyof OpenAPIV3.Document>> & { readonly [extension: `x-${string}`]: unknown };

export interface ExportOptions {
  readonly format: 'oas30' | 'swagger';
  /** GetExport's `extensions`; none: plain OpenAPI. */
  readonly extensions: readonly ExportExtension[];
  /** The stage the definition is a snapshot of; absent for the working copy. */
  readonly stage?: {
    readonly stageName: string;
    readonly variables?: Readonly<Record<string, string>>;
    readonly documentationVersion?: string;
  };
  /** Where the API answers, for example `a1b2c3d4e5.execute-api.us-east-1.amazonaws.com`. */
  readonly host: string;
  /** Epoch milliseconds: the date of documentation that was never given a version. */
  readonly now?: number;
}

/**
 * Exports API `apiId` of a snapshot or of the working copy. Documentation is exported as far as the definition holds
 * parts. NOT_FOUND where there is no such API.
 */
export function exportOpenApi(
  definition: Definition,
  apiId: string,
  { format, extensions: wanted, stage, host, now }: ExportOptions,
): { readonly document: OpenApiDocument; readonly losses: readonly ImportLoss[] } {
  const view = viewRestApi(definition, apiId);
  if (view === undefined)
    throw new StudioError('NOT_FOUND', 'Invalid REST API identifier specified', { path: 'apiId' });
  const extensions = extensionSet(wanted);
  const isDocumented = stage === undefined || stage.documentationVersion !== undefined;
  const described = listEntities(definition, 'documentation-part', apiId);
  const versions = listEntities(definition, 'documentation-version', apiId).map(({ entity }) => entity);
  const named = versions.find(({ version }) => version === stage?.documentationVersion);
  // AWS documented: a stage publishes the parts as they were when its version was made
  const published = named?.parts ?? described.map(({ entity }) => entity);
  const parts = extensions.has('documentation') && isDocumented ? published : [];
  const authorizers = [...view.authorizers.values()];
  const context: ExportContext = {
    view,
    format,
    extensions,
    losses: createLossList(),
    documentation: createDocumentationLookup(parts),
    schemeNames: { apiKey: freeSchemeName('api_key', authorizers), iam: freeSchemeName('sigv4', authorizers) },
  };
  const newest = versions.sort((a, b) => b.createdDate - a.createdDate)[0];
  const schemes = extensions.has('authorizers') ? securitySchemes(context) : {};
  const head = { info: infoOf(context), ...addressOf(context, { host, stageName: stage?.stageName }) };
  const root = { ...documentedRoot(context), ...rootExtensions(context, named ?? newest ?? unversioned(now)) };
  reportRoot(context);
  if (extensions.has('documentation') && !isDocumented && described.length > 0) {
    // AWS documented: an export holds documentation only where the stage names a version of it
    context.losses.info('documentation', 'The stage has no documentation version, so no documentation is exported.');
  }
  const schemas = schemasOf(context);
  const paths = pathsOf(context);
  if (stage?.variables !== undefined) reportStageVariables(context, stage.variables);
  const document =
    format === 'swagger'
      ? {
          swagger: '2.0',
          ...head,
          paths,
          ...whenFilled('securityDefinitions', schemes),
          ...whenFilled('definitions', schemas),
          ...root,
        }
      : {
          openapi: '3.0.1',
          ...head,
          paths,
          components: { ...whenFilled('schemas', schemas), ...whenFilled('securitySchemes', schemes) },
          ...root,
        };
  // AWS assumed: what GetExport adds for Postman is not recorded; a whole collection is what Postman itself reads
  const postman = extensions.has('postman') ? { 'x-postman-collection': postmanCollection(context, document) } : {};
  reportForeignWords(context, document);
  return { document: { ...document, ...postman } as unknown as OpenApiDocument, losses: context.losses.all() };
}

function unversioned(now: number | undefined): Partial<DocumentationVersion> {
  return now === undefined ? {} : { createdDate: Math.floor(now / 1_000) };
}

function extensionSet(wanted: readonly ExportExtension[]): ReadonlySet<ExportExtension> {
  const all = ['integrations', 'authorizers', 'documentation'] as const;
  return new Set([...(wanted.includes('apigateway') ? all : []), ...wanted]);
}
