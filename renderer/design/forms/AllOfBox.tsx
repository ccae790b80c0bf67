// All settings of a box: the method's, the integration's, or those of each response.
import { StatusBadge } from '../../components/StatusBadge';
import type { BoxName } from '../../state/view-store';
import styles from './AllOfBox.module.css';
import { AllSettings } from './fields/AllSettings';
import { endpointFields, integrationRequestFields, integrationResponseFields } from './fields/integration-fields';
import { methodRequestFields, methodResponseFields } from './fields/method-fields';
import type { MethodFormProps } from './method-form';

const integrationPlace = ['methodIntegration'];
const integrationResponses = ['methodIntegration', 'integrationResponses'];
const methodResponses = ['methodResponses'];

/** The view "All settings" of `box`. */
export function AllOfBox({ box, method, entityKey }: MethodFormProps & { readonly box: BoxName }) {
  switch (box) {
    case 'method-request':
      return <AllSettings entityKey={entityKey} place={[]} fields={methodRequestFields} />;
    case 'integration-request':
      return <AllSettings entityKey={entityKey} place={integrationPlace} fields={integrationRequestFields} />;
    case 'endpoint':
      return <AllSettings entityKey={entityKey} place={integrationPlace} fields={endpointFields} />;
    case 'integration-response':
      return perStatus(
        Object.keys(method.methodIntegration?.integrationResponses ?? {}),
        integrationResponses,
        integrationResponseFields,
      );
    case 'method-response':
      return perStatus(Object.keys(method.methodResponses ?? {}), methodResponses, methodResponseFields);
  }

  function perStatus(statuses: readonly string[], place: readonly string[], fields: typeof methodResponseFields) {
    if (statuses.length === 0) return <p className={styles.none}>There is none yet. Add one in Simple.</p>;
    return statuses.map((status) => (
      <section key={status} className={styles.status} aria-label={`Response ${status}`}>
        <StatusBadge status={Number(status)} look="chip" />
        <AllSettings entityKey={entityKey} place={[...place, status]} ledgerPlace={[...place, '*']} fields={fields} />
      </section>
    ));
  }
}
