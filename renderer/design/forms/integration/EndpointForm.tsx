// The endpoint, simply: what is called and over which connection, and what it answered last.
import { FormGrid } from '../../../components/FormRow';
import { endpointWords } from '../../diagram/endpoint-words';
import { useIsWide } from '../../use-is-wide';
import { FieldRow } from '../fields/FieldRow';
import { endpointFields } from '../fields/integration-fields';
import type { MethodFormProps } from '../method-form';
import { AddressRows } from './AddressRows';
import styles from './IntegrationForms.module.css';
import { IntegrationTypeRow, ProxyRow } from './IntegrationTypeRow';
import { endpointChoiceOf } from './integration-type';
import { LastAnswer } from './LastAnswer';
import { VpcLinkRow } from './VpcLinkRow';

const place = ['methodIntegration'];
const linkSetting = 'method.methodIntegration.connectionId';
const connection = ['integrationTarget', 'credentials', 'timeoutInMillis', 'tlsConfig', 'responseTransferMode'];

/** The form of the diagram's right end. */
export function EndpointForm(props: MethodFormProps) {
  const { method, entityKey, trace } = props;
  const isWide = useIsWide();
  const integration = method.methodIntegration;
  const choice = endpointChoiceOf(integration);
  const isHttp = choice === 'http' || choice === 'vpc-link';
  const isAws = choice === 'lambda' || choice === 'service';
  const shown = endpointFields.filter(({ path: [member = ''] }) => {
    if (!connection.includes(member)) return false;
    if (member === 'integrationTarget') return choice === 'vpc-link';
    if (member === 'tlsConfig') return isHttp;
    return member !== 'credentials' || isAws;
  });
  return (
    <>
      <FormGrid columns={isWide ? 2 : 1}>
        <IntegrationTypeRow {...props} />
        {choice === 'vpc-link' && (
          <VpcLinkRow entityKey={entityKey} path={[...place, 'connectionId']} setting={linkSetting} />
        )}
        <AddressRows {...props} />
        <ProxyRow {...props} />
        {(isHttp || isAws) &&
          shown.map((field) => <FieldRow key={field.label} entityKey={entityKey} place={place} field={field} />)}
      </FormGrid>
      {integration?.type === 'MOCK' && (
        <p className={styles.sentence}>
          A mock has no endpoint: the request template names the status, and the integration response for it makes the
          answer.
        </p>
      )}
      <LastAnswer trace={trace} title={endpointWords(integration).title} />
    </>
  );
}
