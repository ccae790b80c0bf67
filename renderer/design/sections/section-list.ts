// The parts of an API beside its resources, as the sidebar's foot lists them.
import { BookOpen, Braces, ListChecks, type LucideIcon, Reply, ScrollText, Settings2, ShieldCheck } from 'lucide-react';
import type { RestApiView } from '../../../shared/definition/api-view';
import type { ApiSection } from '../../state/view-store';

export const sectionTitles: Readonly<Record<ApiSection, string>> = {
  models: 'Models',
  authorizers: 'Authorizers',
  'gateway-responses': 'Gateway responses',
  'request-validators': 'Request validators',
  'resource-policy': 'Resource policy',
  documentation: 'Documentation',
  'api-settings': 'API settings',
};

export const sectionIcons: Readonly<Record<ApiSection, LucideIcon>> = {
  models: Braces,
  authorizers: ShieldCheck,
  'gateway-responses': Reply,
  'request-validators': ListChecks,
  'resource-policy': ScrollText,
  documentation: BookOpen,
  'api-settings': Settings2,
};

/** The order of the list. */
export const listedSections = Object.keys(sectionTitles) as readonly ApiSection[];

/** How many there are of a section's parts; undefined where it is one thing or there are none. */
export function sectionCount(view: RestApiView, section: ApiSection): number | undefined {
  const counts: Partial<Record<ApiSection, number>> = {
    models: view.models.size,
    authorizers: view.authorizers.size,
    'gateway-responses': view.gatewayResponses.size,
    'request-validators': view.requestValidators.size,
  };
  return counts[section] || undefined;
}
