// A whole API as a Terraform configuration for the AWS provider.
import type { CollectedApi } from '../collect-api';
import type { Surroundings } from '../collect-surroundings';
import { apiBlocks } from './api-blocks';
import { documentationBlocks, domainBlocks, functionBlocks, linkBlocks, planBlocks } from './companion-blocks';
import { type HclBlock, type HclValue, printHcl } from './hcl';
import { deployedBlocks, methodBlocks } from './method-blocks';
import { stageBlocks, stageName } from './stage-blocks';
import { openTerraform, type TerraformContext } from './terraform-context';

/** The configuration as text. What Terraform cannot hold is in the losses of `api`. */
export function terraformText(api: CollectedApi): string {
  const context = openTerraform(api);
  const own = apiBlocks(context);
  const methods = methodBlocks(context);
  const responses = own.filter(({ labels = [] }) => labels[0] === 'aws_api_gateway_gateway_response');
  const blocks = [
    ...own,
    ...methods,
    ...linkBlocks(context),
    ...functionBlocks(context),
    ...documentationBlocks(context),
    ...stageBlocks(context, deployedBlocks([...methods, ...responses])),
    ...planBlocks(context, (name) => stageName(context, name)),
    ...domainBlocks(context),
    ...(api.methods.length === 0 ? [] : api.stages.map(({ stageName }) => urlOutput(context, stageName))),
  ];
  return printHcl([...terraformHead(api), ...context.variables.values(), ...blocks]);
}

/** The providers that a configuration needs, and where it is applied. */
export function terraformHead({ functions }: Surroundings): readonly HclBlock[] {
  const provider = (source: string, version: string): HclValue => ({ map: { source, version } });
  const hasCode = functions.length > 0;
  return [
    {
      type: 'terraform',
      blocks: [
        {
          type: 'required_providers',
          attributes: {
            ...(hasCode && { archive: provider('hashicorp/archive', '>= 2.4') }),
            aws: provider('hashicorp/aws', '>= 5.80'),
          },
        },
      ],
    },
    ...['aws_partition', 'aws_region', 'aws_caller_identity'].map((type) => ({
      type: 'data',
      labels: [type, 'current'],
    })),
  ];
}

function urlOutput({ names, reference }: TerraformContext, stageName: string): HclBlock {
  const value = reference('aws_api_gateway_stage', 'invoke_url', stageName);
  return { type: 'output', labels: [names.of('output', stageName, 'url')], attributes: { value } };
}
