// The sections of the Access screen, in the order of its sidebar.
import type { AccessSectionEntry } from './access-section';
import { authorizersSection } from './authorizers/authorizers-section';
import { certificatesSection } from './certificates/certificates-section';
import { domainsSection } from './domains/domains-section';
import { apiKeysSection } from './keys/api-keys-section';
import { personasSection } from './personas/personas-section';
import { usagePlansSection } from './plans/usage-plans-section';
import { policiesSection } from './policies/policies-section';
import { principalsSection } from './principals/principals-section';
import { tokensSection } from './tokens/tokens-section';
import { userPoolsSection } from './user-pools/user-pools-section';
import { vpcEndpointsSection } from './vpc-endpoints/vpc-endpoints-section';
import { firewallSection } from './waf/firewall-section';

export const accessEntries: readonly AccessSectionEntry[] = [
  usagePlansSection,
  apiKeysSection,
  personasSection,
  authorizersSection,
  tokensSection,
  policiesSection,
  principalsSection,
  userPoolsSection,
  firewallSection,
  domainsSection,
  vpcEndpointsSection,
  certificatesSection,
];
