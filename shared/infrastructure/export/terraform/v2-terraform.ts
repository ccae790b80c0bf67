// A whole HTTP or WebSocket API as a Terraform configuration for the AWS provider.
import type { CollectedV2Api } from '../collect-v2-api';
import { functionBlocks, linkBlocks, planBlocks } from './companion-blocks';
import { type HclBlock, printHcl } from './hcl';
import { terraformHead } from './terraform';
import { openTerraform } from './terraform-context';
import { v2ApiAddress, v2ApiBlocks } from './v2-api-blocks';
import { v2DomainBlocks, v2LinkBlocks, v2StageBlocks, v2StageName } from './v2-stage-blocks';

/** The configuration as text. What Terraform cannot hold is in the losses of `api`. */
export function v2TerraformText(api: CollectedV2Api): string {
  return printHcl(v2TerraformBlocks(api));
}

/** The configuration block by block. */
export function v2TerraformBlocks(api: CollectedV2Api): readonly HclBlock[] {
  const context = openTerraform(api, v2ApiAddress);
  const own = v2ApiBlocks(context);
  const deployed = own.filter(({ labels: [type = ''] = [] }) => /_(?:route|response)$/.test(type));
  const blocks = [
    ...own,
    ...v2LinkBlocks(context),
    ...linkBlocks(context),
    ...functionBlocks(context),
    ...v2StageBlocks(
      context,
      deployed.map(({ labels = [] }) => ({ raw: labels.join('.') })),
    ),
    ...planBlocks(context, (name) => v2StageName(context, name)),
    ...v2DomainBlocks(context),
    ...api.stages.map(({ stageName }): HclBlock => {
      const value = context.reference('aws_apigatewayv2_stage', 'invoke_url', stageName);
      return { type: 'output', labels: [context.names.of('output', stageName, 'url')], attributes: { value } };
    }),
  ];
  return [...terraformHead(api), ...context.variables.values(), ...blocks];
}
