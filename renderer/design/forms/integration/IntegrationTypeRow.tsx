// The integration's type as segments: changing it makes one edit of everything that goes together.
import { useState } from 'react';
import type { IntegrationType } from '../../../../shared/definition/rest/integration';
import { FormRow } from '../../../components/FormRow';
import { Segments } from '../../../components/Segments';
import { useFidelity } from '../../../state/hooks';
import { useCommit } from '../commit';
import type { MethodFormProps } from '../method-form';
import { integrationTypeChanges, integrationTypeOptions } from './integration-type';

/** HTTP, HTTP proxy, Mock, and what a definition brought along. */
export function IntegrationTypeRow({ method, node, entityKey }: MethodFormProps) {
  const commit = useCommit(entityKey);
  const fidelity = useFidelity('method.methodIntegration.type');
  const [refusal, setRefusal] = useState<string>();
  const choose = async (type: IntegrationType) => {
    const changes = integrationTypeChanges(method, node.path, type);
    if (changes.length > 0) setRefusal(await commit(changes, `Change integration type to ${type}`));
  };
  return (
    <div data-path="methodIntegration.type">
      <FormRow label="Integration type" fidelity={fidelity?.fidelity} note={fidelity?.note} error={refusal}>
        <Segments
          label="Integration type"
          options={integrationTypeOptions(method.methodIntegration) as { value: IntegrationType; label: string }[]}
          value={method.methodIntegration?.type ?? ('' as IntegrationType)}
          onChange={(type) => void choose(type)}
        />
      </FormRow>
    </div>
  );
}
