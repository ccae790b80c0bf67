// A new alias: its name, the version it points to, and the share of the calls that another version gets.
import { NumberInput, Select } from '@mantine/core';
import { Tag } from 'lucide-react';
import { useState } from 'react';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid, FormRow } from '../../components/FormRow';
import { TextRow } from '../../components/TextRow';
import { useStudio } from '../../state/studio-context';
import { aliasProblem, latest, versionNumbers } from './version-words';

export interface AliasDialogProps {
  readonly entity: LambdaFunction;
  readonly onClose: () => void;
}

/** Starts with the newest version. */
export function AliasDialog({ entity, onClose }: AliasDialogProps) {
  const { client } = useStudio();
  const { functionName } = entity;
  const numbers = versionNumbers(entity);
  const [alias, setAlias] = useState('');
  const [version, setVersion] = useState(numbers[0] ?? latest);
  const [other, setOther] = useState<string | null>(null);
  const [percent, setPercent] = useState(10);
  const problem = aliasProblem(alias, entity);
  const others = version === latest ? [] : numbers.filter((number) => number !== version);
  const hasOther = other !== null && others.includes(other);
  return (
    <FormDialog
      isOpen
      title={`New alias of ${functionName}`}
      icon={Tag}
      submitLabel="Create alias"
      disabledReason={problem}
      onSubmit={async () => {
        await client.functions.setAlias({
          functionName,
          alias,
          functionVersion: version,
          ...(hasOther && { weights: { [other]: percent / 100 } }),
        });
      }}
      onClose={onClose}
    >
      <FormGrid>
        <TextRow
          label="Name"
          error={alias === '' ? undefined : problem}
          isFirst
          value={alias}
          placeholder="live"
          onType={setAlias}
          holds="name"
        />
        <FormRow label="Version">
          {(ids) => (
            <Select
              {...ids}
              flex={1}
              data={[latest, ...numbers]}
              value={version}
              allowDeselect={false}
              onChange={(chosen) => setVersion(chosen ?? latest)}
            />
          )}
        </FormRow>
        {others.length > 0 && (
          <FormRow label="Second version">
            {(ids) => (
              <Select
                {...ids}
                flex={1}
                data={others}
                value={hasOther ? other : null}
                clearable
                placeholder="none: all calls go to one version"
                onChange={setOther}
              />
            )}
          </FormRow>
        )}
        {hasOther && (
          <FormRow label="Its share of calls">
            {(ids) => (
              <NumberInput
                {...ids}
                w={120}
                min={0}
                max={100}
                clampBehavior="strict"
                suffix=" %"
                value={percent}
                onChange={(value) => setPercent(Number(value))}
              />
            )}
          </FormRow>
        )}
      </FormGrid>
    </FormDialog>
  );
}
