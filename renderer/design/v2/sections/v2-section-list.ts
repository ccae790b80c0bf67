// The parts of an HTTP or WebSocket API beside its routes, as the sidebar's foot lists them.
import { Braces, Cable, Globe, type LucideIcon, Settings2, ShieldCheck } from 'lucide-react';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { V2Section } from '../../../state/view-store';

export const v2SectionTitles: Readonly<Record<V2Section, string>> = {
  integrations: 'Integrations',
  authorizers: 'Authorizers',
  models: 'Models',
  cors: 'CORS',
  'api-settings': 'API settings',
};

export const v2SectionIcons: Readonly<Record<V2Section, LucideIcon>> = {
  integrations: Cable,
  authorizers: ShieldCheck,
  models: Braces,
  cors: Globe,
  'api-settings': Settings2,
};

/** The sections that an API of this protocol has, in the order of the list. */
export function sectionsOf({ api }: V2ApiView): readonly V2Section[] {
  return api.protocolType === 'HTTP'
    ? ['integrations', 'authorizers', 'cors', 'api-settings']
    : ['integrations', 'authorizers', 'models', 'api-settings'];
}

/** How many there are of a section's parts; undefined where it is one thing or there are none. */
export function v2SectionCount(view: V2ApiView, section: V2Section): number | undefined {
  const counts: Partial<Record<V2Section, number>> = {
    integrations: view.integrations.size,
    authorizers: view.authorizers.size,
    models: view.models.size,
  };
  return counts[section] || undefined;
}
