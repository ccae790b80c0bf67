// An integration of an HTTP or WebSocket API, simply: what it calls, and how the request is shaped for it.
import type { ReactNode } from 'react';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { Trace } from '../../../../shared/trace/trace';
import { FormGrid } from '../../../components/FormRow';
import { FieldRow } from '../../forms/fields/FieldRow';
import styles from '../../forms/integration/IntegrationForms.module.css';
import { LastAnswer } from '../../forms/integration/LastAnswer';
import { useIsWide } from '../../use-is-wide';
import { v2EndpointWords } from '../diagram/v2-endpoint-words';
import { credentialsField, timeoutField } from '../fields/v2-integration-fields';
import { EndpointRows } from './EndpointRows';
import { EndpointTypeRows } from './EndpointTypeRows';
import { PayloadRow } from './PayloadRow';
import { RequestShape } from './RequestShape';
import { v2EndpointChoiceOf } from './v2-endpoint-choice';

export interface IntegrationFormProps {
  readonly view: V2ApiView;
  readonly integration: V2Integration;
  /** The endpoint alone, without how requests are shaped for it. */
  readonly part?: 'endpoint';
  /** The route it is looked at from. */
  readonly route?: V2Route;
  /** Rows before the others in the grid. */
  readonly lead?: ReactNode;
  /** The last request of that route. */
  readonly trace?: Trace | undefined;
}

/** Fields save as they are edited; other routes with this integration change with it. */
export function IntegrationForm({ view, integration, part, route, lead, trace }: IntegrationFormProps) {
  const key = entityKey('v2-integration', view.api.id, integration.id);
  const isWide = useIsWide();
  const choice = v2EndpointChoiceOf(integration);
  const given = { view, integration, entityKey: key };
  const isMock = choice === 'mock';
  return (
    <>
      <FormGrid columns={isWide ? 2 : 1}>
        {lead}
        <EndpointTypeRows {...given} />
        <EndpointRows {...given} />
        {choice === 'lambda' && view.api.protocolType === 'HTTP' && <PayloadRow entityKey={key} />}
        {!isMock && <FieldRow entityKey={key} place={[]} field={timeoutField(view)} />}
        {(choice === 'lambda' || choice === 'service') && (
          <FieldRow entityKey={key} place={[]} field={credentialsField} />
        )}
      </FormGrid>
      {part === undefined && <RequestShape {...given} route={route} trace={trace} />}
      {part === 'endpoint' && isMock && (
        <p className={styles.sentence}>
          A mock has no endpoint: the request template names the status, and the integration response for it makes the
          answer.
        </p>
      )}
      {part === 'endpoint' && <LastAnswer trace={trace} title={v2EndpointWords(integration).title} />}
    </>
  );
}
