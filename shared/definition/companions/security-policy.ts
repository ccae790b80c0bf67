// The TLS security policies of API Gateway: which versions and ciphers a domain name or API takes.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html

export type TlsVersion = 'TLSv1' | 'TLSv1.2' | 'TLSv1.3';

export interface TlsPolicy {
  readonly name: string;
  readonly minVersion: TlsVersion;
  /** As OpenSSL names them, weaker ones left out; absent: the usual ones. */
  readonly ciphers?: string;
}

/** All of them. */
export const securityPolicies = [
  'TLS_1_0',
  'TLS_1_2',
  'SecurityPolicy_TLS13_1_3_2025_09',
  'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
  'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_2021_06',
  'SecurityPolicy_TLS13_2025_EDGE',
  'SecurityPolicy_TLS12_PFS_2025_EDGE',
  'SecurityPolicy_TLS12_2018_EDGE',
] as const;

/** What a name gets that says nothing of its policy. */
export const usualPolicy = 'TLS_1_2';

const gcm = 'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384';
const chacha = 'TLS_CHACHA20_POLY1305_SHA256';
const forwardSecret = 'ECDHE+AESGCM:ECDHE+AES';

/** What the policy `name` asks for. One that nobody knows counts as TLS_1_2. */
export function tlsPolicy(name: string = usualPolicy): TlsPolicy {
  // version 1.0 signs with SHA-1, which OpenSSL refuses at its usual level of security
  if (name === 'TLS_1_0') return { name, minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' };
  if (!name.startsWith('SecurityPolicy_')) return { name, minVersion: 'TLSv1.2' };
  const isFips = name.includes('_FIPS_');
  const modern = isFips ? gcm : `${gcm}:${chacha}`;
  if (/^SecurityPolicy_TLS13_(?:1_3_|2025_EDGE)/.test(name)) return { name, minVersion: 'TLSv1.3', ciphers: modern };
  const isForwardSecret = name.includes('_PFS_') || isFips;
  const older = isFips ? 'ECDHE+AESGCM' : isForwardSecret ? forwardSecret : `${forwardSecret}:AESGCM:AES`;
  return { name, minVersion: 'TLSv1.2', ciphers: `${modern}:${older}` };
}

/** True for the policies that ask for an endpoint access mode; AWS allows no mutual TLS with them. */
export function isEnhancedPolicy(name: string | undefined): boolean {
  return name?.startsWith('SecurityPolicy_') === true;
}
