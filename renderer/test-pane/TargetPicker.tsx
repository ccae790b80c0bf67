// Where a request goes: the working copy as TestInvokeMethod, or a stage through the port.
import { Select } from '@mantine/core';
import { useStages } from '../state/hooks';

/** `undefined`: the working copy. */
export type SendTarget = string | undefined;

export interface TargetPickerProps {
  readonly apiId: string;
  readonly target: SendTarget;
  readonly onChange: (target: SendTarget) => void;
}

const workingCopy = 'working copy';

/** One control for both. */
export function TargetPicker({ apiId, target, onChange }: TargetPickerProps) {
  const stages = useStages(apiId);
  const data = [
    { value: '', label: workingCopy },
    ...stages
      .filter(({ deploymentId }) => deploymentId !== undefined)
      .map(({ stageName }) => ({ value: stageName, label: `stage ${stageName}` })),
  ];
  return (
    <Select
      aria-label="Send to"
      data={data}
      value={target ?? ''}
      allowDeselect={false}
      onChange={(value) => onChange(value === '' || value === null ? undefined : value)}
    />
  );
}
