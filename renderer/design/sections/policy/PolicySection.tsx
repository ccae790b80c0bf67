// The resource policy among the sections of an API: the same editor as on the Access screen.
import { ResourcePolicy } from '../../../access/policies/ResourcePolicy';
import type { SectionProps } from '../section-props';

/** One editor; it takes effect with the next deployment. */
export function PolicySection({ view }: SectionProps) {
  return <ResourcePolicy view={view} />;
}
