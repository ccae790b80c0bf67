// The resource policy of the chosen API, on the Access screen.
import { ScrollText } from 'lucide-react';
import { CommandButton } from '../../commands/CommandButton';
import { EmptyState } from '../../components/EmptyState';
import { useApiView } from '../../state/hooks';
import type { AccessPageProps } from '../access-section';
import { ResourcePolicy } from './ResourcePolicy';

/** Without a REST API there is nothing a policy could stand on. */
export function PoliciesPage({ id }: AccessPageProps) {
  const view = useApiView(id);
  if (view !== undefined) return <ResourcePolicy view={view} />;
  return (
    <EmptyState
      icon={ScrollText}
      title="No REST API"
      sentence="A resource policy stands on a REST API and says who may call it."
      actions={<CommandButton command="api.create" tone="primary" />}
    />
  );
}
