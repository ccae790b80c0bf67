// The kind of endpoint as segments, and in WebSocket APIs the proxy as a switch: each change is one edit of what goes together.
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { type EntityKey, entityKey as keyOf } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { describeError } from '../../../components/error-words';
import { FormRow } from '../../../components/FormRow';
import { Segments } from '../../../components/Segments';
import { useFidelity } from '../../../state/hooks';
import { useClient } from '../../../state/studio-context';
import { useCommit } from '../../forms/commit';
import { useEndpointStart } from '../../forms/integration/use-endpoint-start';
import {
  isV2Proxy,
  mayShape,
  type V2EndpointChoice,
  v2EndpointChanges,
  v2EndpointChoiceOf,
  v2EndpointChoices,
  v2EndpointTitles,
  v2ProxyChanges,
} from './v2-endpoint-choice';

export interface EndpointTypeRowsProps {
  readonly view: V2ApiView;
  readonly integration: V2Integration;
  readonly entityKey: EntityKey;
}

/** Lambda, HTTP, VPC link, AWS service, and in WebSocket APIs Mock. */
export function EndpointTypeRows({ view, integration, entityKey }: EndpointTypeRowsProps) {
  const client = useClient();
  const commit = useCommit(entityKey);
  const { protocolType, region } = view.api;
  const isHttp = protocolType === 'HTTP';
  const start = useEndpointStart(region, isHttp ? 'v2-vpc-link' : 'vpc-link');
  const fidelity = useFidelity('v2-integration.integrationType');
  const [refusal, setRefusal] = useState<string>();
  const marks = { fidelity: fidelity?.fidelity, note: fidelity?.note };
  const choice = v2EndpointChoiceOf(integration);

  const choose = async (next: V2EndpointChoice) => {
    try {
      // a link of an HTTP API cannot come from a stage variable: without any, the first one is made here
      const vpcLinkId = next === 'vpc-link' && isHttp ? (start.vpcLinkId ?? (await makeLink())) : start.vpcLinkId;
      const changes = v2EndpointChanges(protocolType, integration, next, { ...start, vpcLinkId });
      const label = `Change integration type to ${v2EndpointTitles[next]}`;
      if (changes.length > 0) setRefusal(await commit(changes, label));
    } catch (error) {
      setRefusal(describeError(error).sentence);
    }
  };
  const makeLink = async () => {
    const id = newShortId(Math.random);
    const entity = { id, name: 'vpc-link', subnetIds: [] };
    await client.definition.put({ key: keyOf('v2-vpc-link', id), entity, label: 'Create VPC link' });
    return id;
  };

  const isOn = isV2Proxy(integration);
  const shape = choice === 'lambda' ? 'the event' : 'the message';
  return (
    <>
      <div data-path="integrationType">
        <FormRow label="Integration type" {...marks} error={refusal}>
          <Segments
            label="Integration type"
            options={v2EndpointChoices(protocolType).map((value) => ({ value, label: v2EndpointTitles[value] }))}
            value={choice}
            onChange={(next) => void choose(next)}
          />
        </FormRow>
      </div>
      {mayShape(protocolType, choice) && (
        <FormRow label="Proxy" {...marks}>
          {(ids) => (
            <Switch
              {...ids}
              checked={isOn}
              label={isOn ? `On: ${shape} holds everything as it came` : `Off: templates shape ${shape}`}
              onChange={async (event) => {
                const next = event.currentTarget.checked;
                setRefusal(await commit(v2ProxyChanges(integration, next), `Turn proxy ${next ? 'on' : 'off'}`));
              }}
            />
          )}
        </FormRow>
      )}
    </>
  );
}
