// The inputs of an AWS service's action: rows with the names that the action knows.
import type { EntityKey } from '../../../../shared/definition/entities';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import { serviceSubtype } from '../../../../shared/definition/v2/service-subtypes';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { Note } from '../../../components/Note';
import { SectionHead } from '../../../components/SectionHead';
import { change, useCommit } from '../../forms/commit';
import styles from '../../forms/integration/IntegrationForms.module.css';
import { Mark } from '../../forms/Mark';
import { RecordEditor } from '../../forms/records/RecordEditor';
import { mappingValues } from './mapping-rows';
import { inputNames, inputProblem } from './subtype-inputs';

export interface ServiceInputsProps {
  readonly view: V2ApiView;
  readonly integration: V2Integration;
  readonly entityKey: EntityKey;
}

/** Nothing for other integrations. */
export function ServiceInputs({ view, integration, entityKey }: ServiceInputsProps) {
  const commit = useCommit(entityKey);
  const { integrationSubtype, requestParameters = {} } = integration;
  const subtype = integrationSubtype === undefined ? undefined : serviceSubtype(integrationSubtype);
  if (subtype === undefined || integrationSubtype === undefined) return null;
  const missing = subtype.required.filter((name) => !Object.hasOwn(requestParameters, name));
  const routes = view.routes.filter(({ target }) => target === `integrations/${integration.id}`);
  const free = subtype.optional.filter((name) => !Object.hasOwn(requestParameters, name));
  return (
    <section data-path="requestParameters">
      <SectionHead title="Inputs" detail={`${subtype.required.length} required`} />
      {missing.length > 0 && <Note tone="warning" title={`${integrationSubtype} needs ${missing.join(', ')}`} />}
      <RecordEditor
        label="Inputs"
        lead={() => <Mark setting="v2-integration.requestParameters" />}
        nameHeading="Input"
        valueHeading="Value"
        addWords="Add input"
        stored={requestParameters}
        nameOptions={inputNames(integrationSubtype)}
        valueOptions={mappingValues('request', routes, [])}
        problemOf={({ name, value }) => inputProblem(integrationSubtype, name, value)}
        onCommit={(record) => commit([change(['requestParameters'], record)], 'Change inputs')}
      />
      {free.length > 0 && <p className={styles.sentence}>{`It also takes ${free.join(', ')} and Region.`}</p>}
    </section>
  );
}
