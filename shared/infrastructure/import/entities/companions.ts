// What stands beside the APIs: keys, usage plans, domain names, VPC links and the account.
import { findStage } from '../../../definition/any-api';
import { entityKey, findEntity } from '../../../definition/entities';
import { newApiKeyValue } from '../../../definition/ids';
import type { Members } from '../reading/read-template';
import { textOf } from '../reading/texts';
import type { Builder } from './build-context';
import { defined, readMembers, readProperties } from './property-reader';

export const buildApiKey: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const at = Math.floor(context.now / 1_000);
  const stageKeys = properties
    .list('StageKeys')
    .map(({ RestApiId, StageName }) => `${textOf(RestApiId) ?? ''}/${textOf(StageName) ?? ''}`);
  const apiKey = defined({
    id: resource.ref,
    value: properties.text('Value') ?? newApiKeyValue(context.random),
    name: properties.text('Name') ?? resource.logicalId,
    customerId: properties.text('CustomerId'),
    description: properties.text('Description'),
    enabled: properties.flag('Enabled'),
    createdDate: at,
    lastUpdatedDate: at,
    stageKeys: stageKeys.length === 0 ? undefined : stageKeys,
    tags: properties.tags(),
  });
  properties.finish('GenerateDistinctId');
  context.book.add(resource, 'api-key', [resource.ref], apiKey);
};

export const buildUsagePlan: Builder = (context, resource) => {
  const { losses, book } = context;
  const properties = readProperties(resource, losses);
  const quota = properties.members('Quota');
  const throttle = properties.members('Throttle');
  const stages = properties.list('ApiStages').flatMap((source, at) => {
    const members = readMembers(source, `${resource.propertiesPlace}.ApiStages.${at}`, losses);
    const [apiId = '', stage = ''] = [members.text('ApiId'), members.text('Stage')];
    const limits = members.members('Throttle');
    members.finish();
    if (findStage(book.definition, apiId, stage) === undefined) {
      losses.warn(
        `${resource.propertiesPlace}.ApiStages.${at}`,
        `Stage ${stage} of ${apiId} is not here; it is left out.`,
      );
      return [];
    }
    const byMethod = Object.entries(limits ?? {}).map(([method, limit]) => [method, throttleOf(limit as Members)]);
    return [{ apiId, stage, ...(byMethod.length > 0 && { throttle: Object.fromEntries(byMethod) as object }) }];
  });
  const plan = defined({
    id: resource.ref,
    name: properties.text('UsagePlanName') ?? resource.logicalId,
    description: properties.text('Description'),
    apiStages: stages.length === 0 ? undefined : stages,
    throttle: throttle && throttleOf(throttle),
    quota: quota && defined({ limit: Number(quota.Limit), offset: Number(quota.Offset ?? 0), period: quota.Period }),
    productCode: properties.text('ProductCode'),
    tags: properties.tags(),
  });
  properties.finish();
  book.add(resource, 'usage-plan', [resource.ref], plan);
};

function throttleOf({ BurstLimit, RateLimit }: Members): object {
  return defined({
    burstLimit: BurstLimit === undefined ? undefined : Number(BurstLimit),
    rateLimit: RateLimit === undefined ? undefined : Number(RateLimit),
  });
}

export const buildUsagePlanKey: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const keyId = properties.text('KeyId') ?? '';
  const planId = properties.text('UsagePlanId') ?? '';
  properties.finish('KeyType');
  const { book, losses } = context;
  const plan = findEntity(book.definition, 'usage-plan', planId);
  if (plan === undefined || !book.definition.has(entityKey('api-key', keyId))) {
    losses.warn(resource.place, `Its key or plan is not here; ${resource.logicalId} is left out.`);
    return;
  }
  book.add(resource, 'usage-plan', [planId], { ...plan, keyIds: [...(plan.keyIds ?? []), keyId] });
};

export const buildDomainName: Builder = (context, resource) => {
  const { book, losses } = context;
  const properties = readProperties(resource, losses);
  const domainName = resource.ref;
  if (book.definition.has(entityKey('domain-name', domainName))) {
    losses.info(resource.place, `The workspace has the domain name ${domainName} already, which stays as it is.`);
    return;
  }
  const endpoint = properties.members('EndpointConfiguration');
  const types = Array.isArray(endpoint?.Types) ? (endpoint.Types as unknown[]) : ['EDGE'];
  const mutual = properties.members('MutualTlsAuthentication');
  const domain = defined({
    domainName,
    certificateArn: properties.text('CertificateArn'),
    regionalCertificateArn: properties.text('RegionalCertificateArn'),
    regionalDomainName: resource.attribute('RegionalDomainName'),
    endpointConfiguration: { types },
    securityPolicy: properties.text('SecurityPolicy'),
    ownershipVerificationCertificateArn: properties.text('OwnershipVerificationCertificateArn'),
    mutualTlsAuthentication:
      mutual && defined({ truststoreUri: mutual.TruststoreUri, truststoreVersion: mutual.TruststoreVersion }),
    routingMode: properties.text('RoutingMode'),
    endpointAccessMode: properties.text('EndpointAccessMode'),
    tags: properties.tags(),
  });
  properties.finish('DomainName');
  book.add(resource, 'domain-name', [domainName], domain);
};

export const buildBasePathMapping: Builder = (context, resource) => {
  const { book, losses } = context;
  const properties = readProperties(resource, losses);
  const domainName = properties.text('DomainName') ?? '';
  const basePath = properties.text('BasePath') ?? '(none)';
  const mapping = defined({ basePath, restApiId: properties.text('RestApiId'), stage: properties.text('Stage') });
  properties.finish('Id');
  if (!book.definition.has(entityKey('domain-name', domainName))) {
    losses.warn(resource.place, `The domain name ${domainName} is not here; ${resource.logicalId} is left out.`);
  } else if (book.definition.has(entityKey('base-path-mapping', domainName, basePath))) {
    losses.warn(resource.place, `${domainName} maps ${basePath} already; ${resource.logicalId} is left out.`);
  } else book.add(resource, 'base-path-mapping', [domainName, basePath], mapping);
};

export const buildVpcLink: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const link = defined({
    id: resource.ref,
    name: properties.text('Name') ?? resource.logicalId,
    description: properties.text('Description'),
    targetArns: properties.texts('TargetArns') ?? [],
    tags: properties.tags(),
  });
  properties.finish();
  context.book.add(resource, 'vpc-link', [resource.ref], link);
};

export const buildAccount: Builder = (context, resource) => {
  const properties = readProperties(resource, context.losses);
  const cloudwatchRoleArn = properties.text('CloudWatchRoleArn');
  properties.finish();
  const account = findEntity(context.book.definition, 'account') ?? { accountId: context.place.accountId };
  context.book.add(resource, 'account', [], {
    ...account,
    ...(cloudwatchRoleArn !== undefined && { cloudwatchRoleArn }),
  });
};

export const buildClientCertificate: Builder = (context, resource) => {
  const message = 'A client certificate is made where it is used: generate one here and give it to the stage.';
  context.losses.warn(resource.place, `${message} ${resource.logicalId} is left out.`);
};
