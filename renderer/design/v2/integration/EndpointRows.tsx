// What is called, as its kind is written: a function by name, an address, what stands behind a VPC link, a service's action.
import { Select } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { EntityKey } from '../../../../shared/definition/entities';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import { serviceSubtypeNames, subtypeName } from '../../../../shared/definition/v2/service-subtypes';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { FormRow } from '../../../components/FormRow';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useFidelity } from '../../../state/hooks';
import { useStudio } from '../../../state/studio-context';
import { openBackend } from '../../../state/view-store';
import { useCommit } from '../../forms/commit';
import { FieldRow } from '../../forms/fields/FieldRow';
import { readServiceUri } from '../../forms/integration/endpoint-uri';
import { FunctionRows } from '../../forms/integration/FunctionRows';
import styles from '../../forms/integration/IntegrationForms.module.css';
import { ServiceRows } from '../../forms/integration/ServiceRows';
import { useEndpointStart } from '../../forms/integration/use-endpoint-start';
import { VpcLinkRow } from '../../forms/integration/VpcLinkRow';
import { listenerField, methodField, serverNameField, urlField } from '../fields/v2-integration-fields';
import { subtypeChangesTo, v2EndpointChoiceOf } from './v2-endpoint-choice';
import { readV2FunctionUri, writeV2FunctionUri } from './v2-function-uri';

export interface EndpointRowsProps {
  readonly view: V2ApiView;
  readonly integration: V2Integration;
  readonly entityKey: EntityKey;
}

const uriPath = ['integrationUri'];
const uriSetting = 'v2-integration.integrationUri';
const linkPath = ['connectionId'];

/** Rows of the form's grid; nothing for a mock. */
export function EndpointRows(props: EndpointRowsProps) {
  const { view, integration, entityKey } = props;
  const { view: viewStore } = useStudio();
  const isHttp = view.api.protocolType === 'HTTP';
  const { integrationUri = '' } = integration;
  const row = (field: typeof urlField) => <FieldRow entityKey={entityKey} place={[]} field={field} />;
  switch (v2EndpointChoiceOf(integration)) {
    case 'mock':
      return undefined;
    case 'lambda':
      return readV2FunctionUri(integrationUri) === undefined ? (
        row({ ...urlField, label: 'Function ARN' })
      ) : (
        <V2LambdaRows entityKey={entityKey} />
      );
    case 'service':
      if (isHttp) return <SubtypeRow {...props} />;
      if (readServiceUri(integrationUri) === undefined) return row({ ...urlField, label: 'Service ARN' });
      return <ServiceRows entityKey={entityKey} path={uriPath} setting={uriSetting} />;
    case 'vpc-link':
      return (
        <>
          {isHttp ? (
            <V2LinkRow entityKey={entityKey} />
          ) : (
            <VpcLinkRow entityKey={entityKey} path={linkPath} setting="v2-integration.connectionId" />
          )}
          {isHttp ? (
            <FieldRow
              entityKey={entityKey}
              place={[]}
              field={listenerField}
              aside={
                <ToolButton
                  size="small"
                  onClick={() => openBackend(viewStore, { kind: 'section', section: 'load-balancer' })}
                >
                  Load balancers
                </ToolButton>
              }
            />
          ) : (
            row(urlField)
          )}
          {row(methodField)}
          {isHttp && row(serverNameField)}
        </>
      );
    case 'http':
      return (
        <>
          {row(urlField)}
          {row(methodField)}
        </>
      );
  }
}

/** A function by its name; the URI keeps the form it has. */
function V2LambdaRows({ entityKey }: { readonly entityKey: EntityKey }) {
  const { view } = useStudio();
  const { value: uri = '', setNow, error } = useField<string>(entityKey, uriPath);
  const parts = readV2FunctionUri(uri);
  if (parts === undefined) return undefined;
  return (
    <FunctionRows
      parts={parts}
      setting={uriSetting}
      path="integrationUri"
      error={error}
      onWrite={(change) => setNow(writeV2FunctionUri({ ...parts, ...change }))}
      missing={
        <>
          <span className={styles.quiet}>The workspace has no function {parts.functionName}.</span>
          <ToolButton size="small" icon={Plus} onClick={() => view.setState({ overlay: { kind: 'new-function' } })}>
            New function
          </ToolButton>
        </>
      }
    />
  );
}

/** The link of an HTTP API: any of the workspace's. */
function V2LinkRow({ entityKey }: { readonly entityKey: EntityKey }) {
  return <VpcLinkRow entityKey={entityKey} path={linkPath} setting="v2-integration.connectionId" kind="v2-vpc-link" />;
}

/** The action of an AWS service; its inputs stand below the grid. */
function SubtypeRow({ view, integration, entityKey }: EndpointRowsProps) {
  const commit = useCommit(entityKey);
  const start = useEndpointStart(view.api.region);
  const fidelity = useFidelity('v2-integration.integrationSubtype');
  const [refusal, setRefusal] = useState<string>();
  const { integrationSubtype = '' } = integration;
  const options = serviceSubtypeNames.map((value) => ({ value, label: value.replace('-', ' ') }));
  return (
    <div data-path="integrationSubtype">
      <FormRow label="Action" fidelity={fidelity?.fidelity} note={fidelity?.note} error={refusal}>
        {(ids) => (
          <Select
            {...ids}
            flex={1}
            data={options}
            value={subtypeName(integrationSubtype)}
            allowDeselect={false}
            searchable
            comboboxProps={{ shadow: 'md' }}
            onChange={async (next) => {
              if (next === null || next === subtypeName(integrationSubtype)) return;
              setRefusal(await commit(subtypeChangesTo(integration, next, start), `Call ${next}`));
            }}
          />
        )}
      </FormRow>
    </div>
  );
}
