// Custom domain names and their base path mappings.
import { z } from 'zod';
import { placeMembers } from '../place';
import { endpointConfigurationSchema, endpointTypes, tagsSchema } from '../rest/rest-api';

/** AWS documented: a name that moves from one endpoint type to another has both until the old one is removed. */
const domainEndpointSchema = endpointConfigurationSchema.extend({
  types: z.array(z.enum(endpointTypes)).min(1).max(2),
});

export const domainNameSchema = z.strictObject({
  domainName: z.string().min(1),
  domainNameId: z.string().optional(),
  domainNameArn: z.string().optional(),
  certificateArn: z.string().optional(),
  certificateName: z.string().optional(),
  regionalCertificateArn: z.string().optional(),
  regionalCertificateName: z.string().optional(),
  regionalDomainName: z.string().optional(),
  regionalHostedZoneId: z.string().optional(),
  distributionDomainName: z.string().optional(),
  distributionHostedZoneId: z.string().optional(),
  endpointConfiguration: domainEndpointSchema.default({ types: ['EDGE'] }),
  domainNameStatus: z.string().optional(),
  securityPolicy: z.string().optional(),
  endpointAccessMode: z.enum(['BASIC', 'STRICT']).optional(),
  mutualTlsAuthentication: z
    .strictObject({
      truststoreUri: z.string().optional(),
      truststoreVersion: z.string().optional(),
      truststoreWarnings: z.array(z.string()).optional(),
    })
    .optional(),
  ownershipVerificationCertificateArn: z.string().optional(),
  /** Of private names: who may invoke through them. */
  policy: z.string().optional(),
  /** Of private names: who may make access associations with them. */
  managementPolicy: z.string().optional(),
  routingMode: z
    .enum(['BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'])
    .default('BASE_PATH_MAPPING_ONLY'),
  tags: tagsSchema.optional(),
  ...placeMembers,
});

export const basePathMappingSchema = z.strictObject({
  /** `(none)` is the empty base path. */
  basePath: z.string().default('(none)'),
  restApiId: z.string(),
  /** Absent: the caller puts the stage in the path. */
  stage: z.string().optional(),
});

export const accessAssociationSchema = z.strictObject({
  /** Names the association. */
  domainNameAccessAssociationArn: z.string().min(1),
  domainNameArn: z.string().min(1),
  accessAssociationSourceType: z.enum(['VPCE']),
  /** The VPC endpoint that may reach the private domain name. */
  accessAssociationSource: z.string().min(1),
  tags: tagsSchema.optional(),
  ...placeMembers,
});

export type DomainName = z.infer<typeof domainNameSchema>;
export type AccessAssociation = z.infer<typeof accessAssociationSchema>;
export type BasePathMapping = z.infer<typeof basePathMappingSchema>;
