// The endpoint's address and method: for HTTP kinds a URL, for a function its name, for a service its action or path.
import { Select } from '@mantine/core';
import { Link2 } from 'lucide-react';
import { httpMethods } from '../../../../shared/definition/rest/method';
import { FormRow } from '../../../components/FormRow';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useFidelity } from '../../../state/hooks';
import { useCommit } from '../commit';
import { FieldRow } from '../fields/FieldRow';
import { endpointFields } from '../fields/integration-fields';
import type { MethodFormProps } from '../method-form';
import { readLambdaUri, readServiceUri } from './endpoint-uri';
import styles from './IntegrationForms.module.css';
import { endpointChoiceOf, pathMappingChanges, unmappedVariables } from './integration-type';
import { LambdaRows } from './LambdaRows';
import { ServiceRows } from './ServiceRows';

const place = ['methodIntegration'];
const uriField = endpointFields.find(({ path }) => path[0] === 'uri');

/** The address as its kind is written. A path variable in a URL that nothing fills can be mapped with one click. */
export function AddressRows(props: MethodFormProps) {
  const { method, node, entityKey } = props;
  const commit = useCommit(entityKey);
  const fidelity = useFidelity('method.methodIntegration.httpMethod');
  const { value, setNow, error } = useField<string>(entityKey, [...place, 'httpMethod']);
  const integration = method.methodIntegration;
  if (integration === undefined || integration.type === 'MOCK' || uriField === undefined) return undefined;
  const isHttp = integration.type === 'HTTP' || integration.type === 'HTTP_PROXY';
  const uri = integration.uri ?? '';
  const open = unmappedVariables(method, uri, node.path);
  const choice = endpointChoiceOf(integration);
  if (choice === 'lambda' && readLambdaUri(uri) !== undefined) return <LambdaRows {...props} />;
  const isService = choice === 'service' && readServiceUri(uri) !== undefined;
  return (
    <>
      {isService ? (
        <ServiceRows entityKey={entityKey} path={[...place, 'uri']} setting="method.methodIntegration.uri" />
      ) : (
        <FieldRow
          entityKey={entityKey}
          place={place}
          field={isHttp ? uriField : { ...uriField, label: 'Endpoint ARN' }}
        />
      )}
      {open.length > 0 && (
        <div className={styles.hint}>
          <ToolButton
            size="small"
            icon={Link2}
            onClick={() => void commit(pathMappingChanges(method, uri, node.path), 'Map path parameters')}
          >
            {`Map ${open.map((name) => `{${name}}`).join(', ')} from the path`}
          </ToolButton>
        </div>
      )}
      <FormRow label="HTTP method" fidelity={fidelity?.fidelity} note={fidelity?.note} error={error}>
        {(ids) => (
          <Select
            {...ids}
            w={132}
            data={[...httpMethods]}
            value={value ?? null}
            allowDeselect={false}
            comboboxProps={{ shadow: 'md' }}
            onChange={(next) => next !== null && setNow(next)}
          />
        )}
      </FormRow>
    </>
  );
}
