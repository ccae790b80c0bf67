// What both API versions ask of TLS settings of domain names beyond keeping them: warnings of truststores, and
// certificates that come with the call.
import type { DomainName } from '../../../../shared/definition/companions/domain-name';
import { badRequest } from '../../wire/aws-error';
import type { OperationCall } from '../../wire/operation';

/** The name with what is wrong with its truststore. AWS documented: mutual TLS is on in spite of warnings. */
export async function withTruststoreWarnings(call: OperationCall, name: DomainName): Promise<DomainName> {
  const { mutualTlsAuthentication } = name;
  const uri = mutualTlsAuthentication?.truststoreUri;
  if (uri === undefined) return name;
  const truststoreWarnings = await call.studio.certificates.truststoreWarnings(uri);
  if (truststoreWarnings.length === 0) return name;
  return {
    ...name,
    mutualTlsAuthentication: { ...mutualTlsAuthentication, truststoreWarnings: [...truststoreWarnings] },
  };
}

/**
 * AWS documented: the older API version also takes a certificate itself, for edge-optimized names. It becomes one of the
 * workspace, and the name refers to it.
 */
export async function importedWithName(
  call: OperationCall,
  body: Readonly<Record<string, unknown>>,
): Promise<{ readonly certificateArn?: string }> {
  const { certificateBody, certificatePrivateKey, certificateChain } = body;
  if (typeof certificateBody !== 'string' || typeof certificatePrivateKey !== 'string') return {};
  const { arn } = await call.studio.services.certificates.import({
    certificate: certificateBody,
    privateKey: certificatePrivateKey,
    ...(typeof certificateChain === 'string' && certificateChain !== '' && { certificateChain }),
  });
  return { certificateArn: arn };
}

/** AWS recorded: public bug reports quote it. CloudFront takes certificates of us-east-1, everything else its region's. */
export function refuseForeignCertificates(call: OperationCall, name: Readonly<Record<string, unknown>>): void {
  const { types = ['EDGE'] } = (name.endpointConfiguration ?? {}) as { readonly types?: readonly string[] };
  refuseForeign(name.certificateArn, types.includes('EDGE') ? 'us-east-1' : call.region);
  refuseForeign(name.regionalCertificateArn, call.region);
}

function refuseForeign(arn: unknown, region: string): void {
  const stated = /^arn:[a-z-]+:acm:([a-z0-9-]+):/.exec(String(arn))?.[1];
  if (stated === undefined || stated === region) return;
  throw badRequest(`Invalid certificate ARN: ${String(arn)}. Certificate must be in '${region}'.`);
}
