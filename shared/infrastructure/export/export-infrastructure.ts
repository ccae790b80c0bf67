// An API as a template of infrastructure: CloudFormation, SAM or Terraform.
import type { ImportLoss, InfrastructureFormat } from '../../contract/workspace';
import type { Definition } from '../../definition/entities';
import { printDocument } from '../../openapi/export/print-document';
import { cloudFormationTemplate } from './cloudformation/cloudformation';
import { samTemplate } from './cloudformation/sam';
import { collectApi } from './collect-api';
import { terraformText } from './terraform/terraform';

export interface InfrastructureExport {
  readonly format: InfrastructureFormat;
  /** Terraform has a syntax of its own. */
  readonly syntax: 'json' | 'yaml';
  /** Region of APIs that name none. */
  readonly region: string;
  /** The stage that SAM's own API carries; the first unless given. */
  readonly stageName?: string | undefined;
}

/** Exports API `apiId` with its stages, plans, keys, domains, links and functions. NOT_FOUND where there is none. */
export function exportInfrastructure(
  definition: Definition,
  apiId: string,
  { format, syntax, region, stageName }: InfrastructureExport,
): { readonly text: string; readonly fileName: string; readonly losses: readonly ImportLoss[] } {
  const api = collectApi(definition, apiId, region);
  if (format === 'terraform') return { text: terraformText(api), fileName: 'main.tf', losses: api.losses.all() };
  const template = format === 'sam' ? samTemplate(definition, api, stageName) : cloudFormationTemplate(api);
  const text = printDocument(template, syntax);
  return { text, fileName: `template.${syntax}`, losses: api.losses.all() };
}
