// What a Lambda authorizer of an HTTP API is sent and how its answer is read: two members that only go together.
import { Select } from '@mantine/core';
import { useState } from 'react';
import type { EntityKey } from '../../../../../shared/definition/entities';
import type { V2Authorizer } from '../../../../../shared/definition/v2/authorizer';
import { FormRow } from '../../../../components/FormRow';
import { useFidelity } from '../../../../state/hooks';
import { useCommit } from '../../../forms/commit';

const options = [
  { value: '2.0 simple', label: '2.0, simple: the function answers isAuthorized' },
  { value: '2.0', label: '2.0, IAM: the function answers a policy' },
  { value: '1.0', label: '1.0, IAM: as REST APIs send it; the function answers a policy' },
];

export interface AnswerRowProps {
  readonly entityKey: EntityKey;
  readonly authorizer: V2Authorizer;
}

/** One choice for payload format and simple responses: format 1.0 has no simple ones. */
export function AnswerRow({ entityKey, authorizer }: AnswerRowProps) {
  const commit = useCommit(entityKey);
  const fidelity = useFidelity('v2-authorizer.authorizerPayloadFormatVersion');
  const [refusal, setRefusal] = useState<string>();
  const { authorizerPayloadFormatVersion: version, enableSimpleResponses = false } = authorizer;
  const choose = async (next: string) => {
    const [format, simple] = next.split(' ');
    setRefusal(
      await commit(
        [
          { path: ['authorizerPayloadFormatVersion'], value: format },
          { path: ['enableSimpleResponses'], value: simple !== undefined },
        ],
        'Payload format of the authorizer',
      ),
    );
  };
  return (
    <div data-path="authorizerPayloadFormatVersion">
      <FormRow label="Payload format" fidelity={fidelity?.fidelity} note={fidelity?.note} error={refusal}>
        {(ids) => (
          <Select
            {...ids}
            flex={1}
            data={options}
            value={version === undefined ? null : `${version}${enableSimpleResponses ? ' simple' : ''}`}
            placeholder="None yet"
            allowDeselect={false}
            comboboxProps={{ shadow: 'md' }}
            onChange={(next) => next !== null && void choose(next)}
          />
        )}
      </FormRow>
    </div>
  );
}
