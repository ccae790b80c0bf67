// The API and stage that requests go to.
import { Select } from '@mantine/core';
import type { TestTarget } from '../../../shared/definition/companions/test-suite';
import { useApis, useStages } from '../../state/hooks';

export interface TargetSelectProps {
  /** The accessible name, where no form row gives one. */
  readonly label?: string;
  readonly id?: string;
  readonly target: TestTarget | undefined;
  /** The words for no target of its own. */
  readonly noneLabel: string;
  readonly onChange: (target: TestTarget | undefined) => void;
}

/** Every stage of the workspace, and none. */
export function TargetSelect({ label, id, target, noneLabel, onChange }: TargetSelectProps) {
  const names = useTargetNames();
  const stages = useStages();
  const data = [
    { value: '', label: noneLabel },
    ...stages.map(({ apiId, stageName }) => ({
      value: stageValue({ apiId, stageName }),
      label: names({ apiId, stageName }),
    })),
  ];
  const value = target === undefined ? '' : stageValue(target);
  // a target that is gone is still shown, so that it can be seen and changed
  if (target !== undefined && !data.some((each) => each.value === value))
    data.push({ value, label: `${names(target)} (not there)` });
  return (
    <Select
      {...(label !== undefined && { 'aria-label': label })}
      {...(id !== undefined && { id })}
      flex={1}
      data={data}
      value={value}
      allowDeselect={false}
      onChange={(next) => {
        const stage = stages.find((each) => stageValue(each) === next);
        onChange(stage === undefined ? undefined : { apiId: stage.apiId, stageName: stage.stageName });
      }}
    />
  );
}

/** A target in words: `Orders API, dev`. */
export function useTargetNames(): (target: TestTarget) => string {
  const apis = useApis();
  return ({ apiId, stageName }) => `${apis.find((api) => api.apiId === apiId)?.name ?? apiId}, ${stageName}`;
}

function stageValue({ apiId, stageName }: TestTarget): string {
  return `${apiId}/${stageName}`;
}
