// An API as a template of infrastructure: CloudFormation, SAM or Terraform.
import type { ImportLoss, InfrastructureFormat } from '../../contract/workspace';
import { isV2Api } from '../../definition/any-api';
import type { Definition } from '../../definition/entities';
import { printDocument } from '../../openapi/export/print-document';
import { cloudFormationTemplate } from './cloudformation/cloudformation';
import { samTemplate } from './cloudformation/sam';
import { v2CloudFormationTemplate } from './cloudformation/v2-cloudformation';
import { v2SamTemplate } from './cloudformation/v2-sam';
import { collectApi } from './collect-api';
import { collectV2Api } from './collect-v2-api';
import { terraformText } from './terraform/terraform';
import { v2TerraformText } from './terraform/v2-terraform';

export interface InfrastructureExport {
  readonly format: InfrastructureFormat;
  /** Terraform has a syntax of its own. */
  readonly syntax: 'json' | 'yaml';
  /** Region of APIs that name none. */
  readonly region: string;
  /** The stage that SAM's own API carries; the first unless given. */
  readonly stageName?: string | undefined;
}

export interface ExportedInfrastructure {
  readonly text: string;
  readonly fileName: string;
  readonly losses: readonly ImportLoss[];
}

/** Exports API `apiId` with its stages, plans, keys, domains, links and functions. NOT_FOUND where there is none. */
export function exportInfrastructure(
  definition: Definition,
  apiId: string,
  { format, syntax, region, stageName }: InfrastructureExport,
): ExportedInfrastructure {
  if (isV2Api(definition, apiId)) return exportV2(definition, apiId, { format, syntax, region, stageName });
  const api = collectApi(definition, apiId, region);
  if (format === 'terraform') return { text: terraformText(api), fileName: 'main.tf', losses: api.losses.all() };
  const template = format === 'sam' ? samTemplate(definition, api, stageName) : cloudFormationTemplate(api);
  const text = printDocument(template, syntax);
  return { text, fileName: `template.${syntax}`, losses: api.losses.all() };
}

function exportV2(
  definition: Definition,
  apiId: string,
  { format, syntax, region, stageName }: InfrastructureExport,
): ExportedInfrastructure {
  const api = collectV2Api(definition, apiId, region);
  if (format === 'terraform') return { text: v2TerraformText(api), fileName: 'main.tf', losses: api.losses.all() };
  const template = format === 'sam' ? v2SamTemplate(definition, api, stageName) : v2CloudFormationTemplate(api);
  return { text: printDocument(template, syntax), fileName: `template.${syntax}`, losses: api.losses.all() };
}
