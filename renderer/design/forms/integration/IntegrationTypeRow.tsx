// The kind of endpoint as segments, and the proxy as a switch: each change is one edit of everything that goes together.
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { FormRow } from '../../../components/FormRow';
import { Segments } from '../../../components/Segments';
import { useFidelity } from '../../../state/hooks';
import { isProxy } from '../../diagram/endpoint-words';
import { useCommit } from '../commit';
import type { MethodFormProps } from '../method-form';
import {
  type EndpointChoice,
  endpointChanges,
  endpointChoiceOf,
  endpointChoices,
  endpointTitles,
  hasProxy,
  proxyChanges,
} from './integration-type';
import { useEndpointStart } from './use-endpoint-start';

const options = endpointChoices.map((value) => ({ value, label: endpointTitles[value] }));

/** Lambda, HTTP, AWS service, Mock, VPC link. */
export function IntegrationTypeRow({ view, method, node, entityKey }: MethodFormProps) {
  const commit = useCommit(entityKey);
  const start = useEndpointStart(view.api.region);
  const fidelity = useFidelity('method.methodIntegration.type');
  const [refusal, setRefusal] = useState<string>();
  const choose = async (choice: EndpointChoice) => {
    const changes = endpointChanges(method, node.path, choice, start);
    if (changes.length > 0) setRefusal(await commit(changes, `Change integration type to ${endpointTitles[choice]}`));
  };
  return (
    <div data-path="methodIntegration.type">
      <FormRow label="Integration type" fidelity={fidelity?.fidelity} note={fidelity?.note} error={refusal}>
        <Segments
          label="Integration type"
          options={options}
          value={endpointChoiceOf(method.methodIntegration) ?? ('' as EndpointChoice)}
          onChange={(choice) => void choose(choice)}
        />
      </FormRow>
    </div>
  );
}

/** Whether the request is handed over as it came; nothing is shown where the endpoint knows no proxy. */
export function ProxyRow({ method, entityKey }: MethodFormProps) {
  const commit = useCommit(entityKey);
  const fidelity = useFidelity('method.methodIntegration.type');
  const [refusal, setRefusal] = useState<string>();
  const integration = method.methodIntegration;
  const choice = endpointChoiceOf(integration);
  if (!hasProxy(choice)) return undefined;
  const isOn = isProxy(integration);
  const set = async (next: boolean) =>
    setRefusal(await commit(proxyChanges(method, next), `Turn proxy ${next ? 'on' : 'off'}`));
  const shape = choice === 'lambda' ? 'the event' : 'the request';
  return (
    <FormRow label="Proxy" fidelity={fidelity?.fidelity} note={fidelity?.note} error={refusal}>
      {(ids) => (
        <Switch
          {...ids}
          checked={isOn}
          label={isOn ? `On: ${shape} holds everything as it came` : `Off: templates shape ${shape}`}
          onChange={(event) => void set(event.currentTarget.checked)}
        />
      )}
    </FormRow>
  );
}
