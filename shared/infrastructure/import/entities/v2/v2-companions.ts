// What stands beside HTTP and WebSocket APIs: VPC links of V2, domain names and their mappings.
import { entityKey } from '../../../../definition/entities';
import { memberOf, textOf } from '../../reading/texts';
import type { Builder } from '../build-context';
import { defined, readMembers, readProperties } from '../property-reader';

export const buildV2VpcLink: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const link = defined({
    id: resource.ref,
    name: properties.text('Name') ?? resource.logicalId,
    subnetIds: properties.texts('SubnetIds') ?? [],
    securityGroupIds: properties.texts('SecurityGroupIds') ?? [],
    createdDate: Math.floor(context.now / 1_000),
    tags: properties.tags(),
  });
  properties.finish();
  context.book.add(resource, 'v2-vpc-link', [resource.ref], link);
};

export const buildV2DomainName: Builder = (context, resource) => {
  const { book, losses } = context;
  const properties = readProperties(resource, losses);
  const domainName = resource.ref;
  if (book.definition.has(entityKey('domain-name', domainName))) {
    losses.info(resource.place, `The workspace has the domain name ${domainName} already, which stays as it is.`);
    return;
  }
  const place = `${resource.propertiesPlace}.DomainNameConfigurations.0`;
  const [written = {}, ...more] = properties.list('DomainNameConfigurations');
  if (more.length > 0) losses.warn(place, 'A domain name has one configuration here; the first is taken.');
  const configuration = readMembers(written, place, losses);
  const type = configuration.text('EndpointType')?.toUpperCase() ?? 'REGIONAL';
  const ipAddressType = configuration.text('IpAddressType');
  const certificate = type === 'EDGE' ? 'certificate' : 'regionalCertificate';
  const mutual = properties.members('MutualTlsAuthentication');
  const domain = defined({
    domainName,
    [`${certificate}Arn`]: configuration.text('CertificateArn'),
    [`${certificate}Name`]: configuration.text('CertificateName'),
    regionalDomainName: resource.attribute('RegionalDomainName'),
    endpointConfiguration: defined({ types: [type], ipAddressType }),
    securityPolicy: configuration.text('SecurityPolicy') ?? 'TLS_1_2',
    ownershipVerificationCertificateArn: configuration.text('OwnershipVerificationCertificateArn'),
    mutualTlsAuthentication:
      mutual &&
      defined({
        truststoreUri: textOf(memberOf(mutual, 'TruststoreUri')),
        truststoreVersion: textOf(memberOf(mutual, 'TruststoreVersion')),
      }),
    // The two versions of the service have two words for it.
    routingMode: properties.text('RoutingMode')?.replace('API_MAPPING', 'BASE_PATH_MAPPING'),
    tags: properties.tags(),
  });
  configuration.finish();
  properties.finish('DomainName');
  book.add(resource, 'domain-name', [domainName], domain);
};

export const buildApiMapping: Builder = (context, resource) => {
  const { book, losses } = context;
  const properties = readProperties(resource, losses);
  const domainName = properties.text('DomainName') ?? '';
  const mapping = defined({
    id: resource.ref,
    apiId: properties.text('ApiId'),
    stage: properties.text('Stage'),
    apiMappingKey: properties.text('ApiMappingKey'),
  });
  properties.finish();
  if (!book.definition.has(entityKey('domain-name', domainName))) {
    losses.warn(resource.place, `The domain name ${domainName} is not here; ${resource.logicalId} is left out.`);
  } else book.add(resource, 'api-mapping', [domainName, resource.ref], mapping);
};
