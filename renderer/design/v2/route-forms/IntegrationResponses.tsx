// The integration responses of a WebSocket API's integration: which answer becomes what.
import { Trash2 } from 'lucide-react';
import { entityKey } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { IconAction } from '../../../components/IconAction';
import { SectionHead } from '../../../components/SectionHead';
import { AllSettings } from '../../forms/fields/AllSettings';
import { AddPart } from '../../sections/AddPart';
import { usePartEdits } from '../../sections/part-edits';
import { v2IntegrationResponseFields } from '../fields/v2-integration-fields';
import styles from './RouteForm.module.css';

/** All of them below each other. */
export function IntegrationResponses({
  view,
  integration,
}: {
  readonly view: V2ApiView;
  readonly integration: V2Integration;
}) {
  const edits = usePartEdits();
  const responses = view.integrationResponses.get(integration.id) ?? [];
  const keyOf = (id: string) => entityKey('v2-integration-response', view.api.id, integration.id, id);
  const add = (integrationResponseKey: string) => {
    const id = newShortId(Math.random);
    const label = `Create integration response ${integrationResponseKey}`;
    return edits.put(keyOf(id), { id, integrationResponseKey }, label);
  };
  return (
    <section aria-label="Integration responses">
      <SectionHead title="Integration responses" count={responses.length || undefined}>
        <AddPart label="Add" nameLabel="Key" placeholder="$default or /2\d\d/" onAdd={add} />
      </SectionHead>
      {responses.length === 0 && (
        <p className={styles.none}>Without one, a two-way route answers with what the endpoint gave.</p>
      )}
      {responses.map(({ id, integrationResponseKey }) => (
        <section key={id} className={styles.part} aria-label={`Integration response ${integrationResponseKey}`}>
          <SectionHead title={integrationResponseKey}>
            <IconAction
              icon={Trash2}
              label={`Delete ${integrationResponseKey}`}
              onClick={() => void edits.remove(keyOf(id), integrationResponseKey)}
            />
          </SectionHead>
          <AllSettings entityKey={keyOf(id)} place={[]} fields={v2IntegrationResponseFields} />
        </section>
      ))}
    </section>
  );
}
