// Parameter mapping of an HTTP API's answers, by status.
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { SectionHead } from '../../../components/SectionHead';
import { useCommit } from '../../forms/commit';
import { AllSettings } from '../../forms/fields/AllSettings';
import { AddPart } from '../../sections/AddPart';
import { responseMappingFields } from '../fields/v2-integration-fields';
import styles from './RouteForm.module.css';

/** One record a status; a record without rows goes. */
export function ResponseMappings({
  view,
  integration,
}: {
  readonly view: V2ApiView;
  readonly integration: V2Integration;
}) {
  const key = entityKey('v2-integration', view.api.id, integration.id);
  const commit = useCommit(key);
  const statuses = Object.keys(integration.responseParameters ?? {});
  return (
    <section aria-label="Response parameter mapping">
      <SectionHead title="Response parameter mapping" count={statuses.length || undefined}>
        <AddPart
          label="Add status"
          nameLabel="Status of the endpoint"
          placeholder="200"
          problemOf={statusProblem}
          onAdd={(status) => commit([{ path: ['responseParameters', status], value: {} }])}
        />
      </SectionHead>
      {statuses.length === 0 ? (
        <p className={styles.none}>
          Answers go to the client as the endpoint gave them. A mapping changes headers or the status of one status.
        </p>
      ) : (
        <AllSettings entityKey={key} place={[]} ledgerPlace={[]} fields={responseMappingFields(statuses)} />
      )}
    </section>
  );
}

function statusProblem(status: string): string | undefined {
  return /^[2-5]\d\d$/.test(status) ? undefined : 'A status from 200 to 599.';
}
