// Interface VPC endpoints for execute-api: where callers of private APIs come from. Named as EC2 names them.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html
import { z } from 'zod';
import { placeMembers } from '../place';

export const vpcEndpointSchema = z.strictObject({
  vpcEndpointId: z.string().regex(/^vpce-[0-9a-z]{1,40}$/, 'A VPC endpoint id looks like vpce-0a1b2c3d4e5f60718.'),
  vpcId: z.string().regex(/^vpc-[0-9a-z]{1,40}$/, 'A VPC id looks like vpc-0a1b2c3d4e5f60718.'),
  description: z.string().max(256).optional(),
  /** True: in its VPC the execute-api hosts of the region lead to the endpoint, those of public APIs too. */
  privateDnsEnabled: z.boolean().default(true),
  /** Addresses of the VPC: callers through the endpoint count as the first one. */
  cidrBlocks: z
    .array(z.string().regex(/^[0-9a-fA-F.:]+\/\d{1,3}$/, 'A CIDR block looks like 10.0.0.0/16.'))
    .max(5)
    .optional(),
  /** The endpoint policy, JSON text; absent: everything is allowed. */
  policyDocument: z.string().optional(),
  ...placeMembers,
});

export type VpcEndpoint = z.infer<typeof vpcEndpointSchema>;
