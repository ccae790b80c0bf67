// The settings of a function: mode first, then what that mode needs.

import { useState } from 'react';
import type { FunctionStatus } from '../../../shared/contract/functions';
import type { FunctionMode, LambdaFunction } from '../../../shared/definition/companions/function';
import { entityKey } from '../../../shared/definition/entities';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Segments } from '../../components/Segments';
import { useCommit } from '../../design/forms/commit';
import { AllSettings } from '../../design/forms/fields/AllSettings';
import { useFidelity } from '../../state/hooks';
import { FunctionPermissions } from './FunctionPermissions';
import styles from './FunctionSettings.module.css';
import { fieldsOfMode, generalFields, tagFields } from './function-fields';

export interface FunctionSettingsProps {
  readonly entity: LambdaFunction;
  readonly status: FunctionStatus | undefined;
}

const modes: readonly { readonly value: FunctionMode; readonly label: string }[] = [
  { value: 'LOCAL', label: 'Runs here' },
  { value: 'ENDPOINT', label: 'Endpoint' },
  { value: 'CANNED', label: 'Canned answer' },
];
const sentences: Readonly<Record<FunctionMode, string>> = {
  LOCAL: 'The code in the workspace runs on this machine.',
  ENDPOINT: 'Invocations go on to another Lambda Invoke API: an emulator, or AWS itself.',
  CANNED: 'No code runs: the same answer comes back for every event.',
};

/** Saves as it is edited; instances start again with the new settings. */
export function FunctionSettings({ entity, status }: FunctionSettingsProps) {
  const key = entityKey('function', entity.functionName);
  const commit = useCommit(key);
  const fidelity = useFidelity('function.mode');
  const [refusal, setRefusal] = useState<string>();
  const choose = async (mode: FunctionMode) => {
    if (mode === entity.mode) return;
    // a mode without what it needs would be refused
    const needed = [
      ...(mode === 'ENDPOINT' && entity.endpoint === undefined
        ? [{ path: ['endpoint'], value: { url: 'http://localhost:4566' } }]
        : []),
      ...(mode === 'CANNED' && entity.cannedAnswer === undefined
        ? [{ path: ['cannedAnswer'], value: { payload: cannedStart } }]
        : []),
    ];
    setRefusal(await commit([{ path: ['mode'], value: mode }, ...needed], `Change mode of ${entity.functionName}`));
  };
  return (
    <div className={styles.settings} data-region="form">
      <FormGrid>
        <FormRow label="Mode" fidelity={fidelity?.fidelity} note={fidelity?.note} error={refusal}>
          <Segments label="Mode" options={modes} value={entity.mode} onChange={(mode) => void choose(mode)} />
        </FormRow>
      </FormGrid>
      <p className={styles.sentence}>
        {sentences[entity.mode]}
        {entity.mode === 'LOCAL' && status?.state.runsOn !== undefined && ` It runs on ${status.state.runsOn}.`}
      </p>
      <AllSettings
        key={entity.mode}
        entityKey={key}
        place={[]}
        fields={[...generalFields.filter(({ path }) => path[0] !== 'mode'), ...fieldsOfMode(entity.mode), ...tagFields]}
      />
      <FunctionPermissions entity={entity} />
    </div>
  );
}

const cannedStart = JSON.stringify(
  { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: '{"message":"Hello"}' },
  null,
  2,
);
