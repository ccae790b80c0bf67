// Parameter mapping of HTTP APIs: a row says what it does, to what, and with which value.
import { ChevronDown } from 'lucide-react';
import type { EntityKey } from '../../../../shared/definition/entities';
import type { MappingSide } from '../../../../shared/definition/v2/parameter-mapping';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { KeyValueRow, NameParts } from '../../../components/key-value-rows';
import { useEntities } from '../../../state/hooks';
import { change, useCommit } from '../../forms/commit';
import { Mark } from '../../forms/Mark';
import { RecordEditor } from '../../forms/records/RecordEditor';
import styles from './MappingRows.module.css';
import {
  actionOf,
  keyOf,
  type MappingAction,
  mappingActions,
  mappingProblem,
  mappingTargets,
  mappingValues,
  storedMappings,
  targetOf,
} from './mapping-rows';

export interface MappingRowsProps {
  readonly apiId: string;
  readonly entityKey: EntityKey;
  /** The member with the mappings. */
  readonly path: readonly string[];
  /** The whole, for screen readers and for undo. */
  readonly label: string;
  readonly side: MappingSide;
  readonly stored: Readonly<Record<string, string>> | undefined;
  /** Routes whose path variables are offered. */
  readonly routes: readonly V2Route[];
}

const nameParts: NameParts = {
  lead: (row, set) => (
    <span className={styles.place}>
      <select
        className={styles.action}
        aria-label={`Action on ${targetOf(row.name) || 'this row'}`}
        value={actionOf(row.name)}
        onChange={(event) => set(keyOf(targetOf(row.name), event.currentTarget.value as MappingAction))}
      >
        {mappingActions.map((action) => (
          <option key={action} value={action}>
            {actionTitles[action]}
          </option>
        ))}
      </select>
      <ChevronDown size={11} strokeWidth={1.8} aria-hidden="true" />
    </span>
  ),
  shown: targetOf,
  whole: (typed, before) => keyOf(typed, actionOf(before)),
};

const actionTitles: Readonly<Record<MappingAction, string>> = {
  overwrite: 'Overwrite',
  append: 'Append',
  remove: 'Remove',
};

/** Rows that save when they are left. */
export function MappingRows({ apiId, entityKey, path, label, side, stored, routes }: MappingRowsProps) {
  const commit = useCommit(entityKey);
  const stages = useEntities('v2-stage', apiId);
  const variables = stages.flatMap(({ entity }) => Object.keys(entity.stageVariables ?? {}));
  const setting = side === 'request' ? 'v2-integration.requestParameters' : 'v2-integration.responseParameters';
  return (
    <RecordEditor
      label={label}
      lead={() => <Mark setting={setting} />}
      nameHeading="What is changed"
      valueHeading="Value"
      addWords={side === 'request' ? 'Add header.name, querystring.name or path' : 'Add header.name or statuscode'}
      stored={stored}
      nameParts={nameParts}
      nameOptions={mappingTargets(side)}
      valueOptions={mappingValues(side, routes, [...new Set(variables)])}
      problemOf={({ name, value }: KeyValueRow) => mappingProblem(name, value, side)}
      onCommit={(record) => commit([change(path, storedMappings(record))], `Change ${label.toLowerCase()}`)}
    />
  );
}
