// What can be chosen for an export, and the calls that follow from it.
import type { StudioClient } from '../../../shared/contract/contract';
import { type ExportExtension, exportFormats, type ImportLoss } from '../../../shared/contract/workspace';
import type { ProtocolType } from '../../../shared/definition/api-view';

/** The formats of documents, and a client library. */
export const exportKinds = [...exportFormats, 'javascript'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** HTTP APIs have documents of OpenAPI 3.0 only, WebSocket APIs have none; libraries are made of REST APIs. */
export function kindsFor(protocol: ProtocolType): readonly ExportKind[] {
  const left: readonly ExportKind[] =
    protocol === 'REST' ? [] : protocol === 'HTTP' ? ['swagger', 'javascript'] : ['oas30', 'swagger', 'javascript'];
  return exportKinds.filter((kind) => !left.includes(kind));
}

export const kindLabels: Readonly<Record<ExportKind, string>> = {
  oas30: 'OpenAPI 3.0',
  swagger: 'Swagger 2.0',
  cloudformation: 'CloudFormation',
  sam: 'SAM',
  terraform: 'Terraform',
  javascript: 'JavaScript SDK',
};

export const extensionLabels: Readonly<Record<ExportExtension, string>> = {
  apigateway: 'All of API Gateway',
  integrations: 'Integrations',
  authorizers: 'Authorizers',
  documentation: 'Documentation',
  postman: 'Postman',
};

export interface ExportChoice {
  readonly apiId: string;
  /** Absent: the working copy. */
  readonly stageName: string | undefined;
  readonly kind: ExportKind;
  readonly syntax: 'json' | 'yaml';
  readonly extensions: readonly ExportExtension[];
}

/** What came of an export: a document to read, or an archive with the functions of its client. */
export type Exported =
  | {
      readonly kind: 'document';
      readonly fileName: string;
      readonly text: string;
      readonly losses: readonly ImportLoss[];
    }
  | {
      readonly kind: 'archive';
      readonly fileName: string;
      readonly zipBase64: string;
      readonly methods: readonly string[];
      readonly anyPaths: readonly string[];
    };

/** Only these have extensions of OpenAPI. */
export const hasExtensions = (kind: ExportKind) => kind === 'oas30' || kind === 'swagger';

/** Terraform has a syntax of its own, and a library is no document. */
export const hasSyntax = (kind: ExportKind) => kind !== 'javascript' && kind !== 'terraform';

/** Why the export cannot be made as it is chosen; undefined where it can. */
export function whyNotExported({ kind, stageName }: ExportChoice): string | undefined {
  return kind === 'javascript' && stageName === undefined ? 'A client library is made of a deployed stage' : undefined;
}

/** Makes the export. */
export async function exportChosen(documents: StudioClient['documents'], choice: ExportChoice): Promise<Exported> {
  const { apiId, stageName, kind, syntax, extensions } = choice;
  if (kind === 'javascript') {
    const archive = await documents.sdk({ apiId, stageName: stageName ?? '' });
    return { kind: 'archive', ...archive };
  }
  const { fileName, text, losses } = await documents.export({
    apiId,
    format: kind,
    syntax: hasSyntax(kind) ? syntax : 'json',
    extensions: hasExtensions(kind) ? [...extensions] : [],
    ...(stageName !== undefined && { stageName }),
  });
  return { kind: 'document', fileName, text, losses };
}

/** `640 B`, `12.4 kB`, `1.2 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const isLarge = bytes >= 999_950;
  return `${(bytes / (isLarge ? 1_000_000 : 1_000)).toFixed(1)} ${isLarge ? 'MB' : 'kB'}`;
}

/** Bytes of what was made. */
export function sizeOf(exported: Exported): number {
  return exported.kind === 'document'
    ? new TextEncoder().encode(exported.text).length
    : atob(exported.zipBase64).length;
}
