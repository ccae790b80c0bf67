// Integration request, simply: endpoint, timeout, parameter mapping, request templates with their live output.
import { Unplug } from 'lucide-react';
import { EmptyState } from '../../../components/EmptyState';
import { FormGrid } from '../../../components/FormRow';
import { SectionHead } from '../../../components/SectionHead';
import { isProxy } from '../../diagram/endpoint-words';
import { useIsWide } from '../../use-is-wide';
import { useCommit } from '../commit';
import { FieldRow } from '../fields/FieldRow';
import type { FieldDescriptor } from '../fields/field-descriptor';
import { integrationRequestFields } from '../fields/integration-fields';
import { Mark } from '../Mark';
import type { MethodFormProps } from '../method-form';
import { RecordEditor } from '../records/RecordEditor';
import { SampledTemplates } from '../templates/SampledTemplates';
import { AddressRows } from './AddressRows';
import styles from './IntegrationForms.module.css';
import { IntegrationTypeRow, ProxyRow } from './IntegrationTypeRow';
import { endpointChoiceOf } from './integration-type';
import { requestMappingChanges, requestMappingProblem, requestPrefix, requestSources } from './mapping-edits';
import { VpcLinkRow } from './VpcLinkRow';

const place = ['methodIntegration'];
const linkSetting = 'method.methodIntegration.connectionId';
const named = (name: string) => integrationRequestFields.filter(({ path }) => path[0] === name);

/** The form of the second box. */
export function IntegrationRequestForm(props: MethodFormProps) {
  const { method, entityKey } = props;
  const commit = useCommit(entityKey);
  const isWide = useIsWide();
  const integration = method.methodIntegration;
  if (integration === undefined) {
    return (
      <>
        <IntegrationTypeRow {...props} />
        <EmptyState
          place="inline"
          icon={Unplug}
          title="No integration yet"
          sentence="Choose what this method calls. A mock answers by itself."
        />
      </>
    );
  }
  const isMock = integration.type === 'MOCK';
  const choice = endpointChoiceOf(integration);
  const rows = (fields: readonly FieldDescriptor[]) =>
    fields.map((field) => <FieldRow key={field.label} entityKey={entityKey} place={place} field={field} />);
  return (
    <>
      <FormGrid columns={isWide ? 2 : 1}>
        <IntegrationTypeRow {...props} />
        {choice === 'vpc-link' && (
          <VpcLinkRow entityKey={entityKey} path={[...place, 'connectionId']} setting={linkSetting} />
        )}
        <AddressRows {...props} />
        <ProxyRow {...props} />
        {!isMock && rows(named('timeoutInMillis'))}
        {(choice === 'lambda' || choice === 'service') && rows(named('credentials'))}
        {!isMock && choice !== 'service' && rows(named('responseTransferMode'))}
      </FormGrid>
      {!isMock && integration.type !== 'AWS_PROXY' && (
        <section data-path="methodIntegration.requestParameters">
          <SectionHead title="Parameter mapping" />
          <RecordEditor
            label="Parameter mapping"
            lead={() => <Mark setting="method.methodIntegration.requestParameters" />}
            nameHeading="Integration parameter"
            valueHeading="Mapped from"
            addWords="Add header.name"
            prefix={requestPrefix}
            stored={integration.requestParameters}
            valueOptions={requestSources(method)}
            problemOf={({ name, value }) => requestMappingProblem(name, value)}
            onCommit={(record) => commit(requestMappingChanges(method, record), 'Change parameter mapping')}
          />
        </section>
      )}
      {!isProxy(integration) && (
        <>
          <SampledTemplates
            {...props}
            side="request"
            title="Request templates"
            path={[...place, 'requestTemplates']}
            emptyWords={
              isMock
                ? 'None: a mock fails with 500 until a template names its statusCode.'
                : 'None: the body goes on as it came.'
            }
            firstText={isMock ? '{"statusCode": 200}' : "$input.json('$')"}
          />
          <div className={styles.tail}>
            <FormGrid columns={isWide ? 2 : 1}>
              {rows([...named('passthroughBehavior'), ...named('contentHandling')])}
            </FormGrid>
          </div>
        </>
      )}
      {integration.type === 'HTTP_PROXY' && (
        <div className={styles.tail}>
          <FormGrid columns={isWide ? 2 : 1}>{rows(named('contentHandling'))}</FormGrid>
        </div>
      )}
    </>
  );
}
