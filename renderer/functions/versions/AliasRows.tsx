// The aliases of a function: where each points to, and the share that goes elsewhere.
import { Select } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { errorToast } from '../../components/error-toast';
import { FormGrid, FormRow } from '../../components/FormRow';
import { IconAction } from '../../components/IconAction';
import { useToasts } from '../../components/toast-store';
import { useStudio } from '../../state/studio-context';
import styles from './VersionsTab.module.css';
import { aliasChoices, weightWords } from './version-words';

/** Each is moved where it stands. */
export function AliasRows({ entity }: { readonly entity: LambdaFunction }) {
  const { client } = useStudio();
  const toasts = useToasts();
  const { functionName, aliases = {} } = entity;
  const entries = Object.entries(aliases).sort(([a], [b]) => (a < b ? -1 : 1));
  const attempt = (work: Promise<unknown>) => {
    work.catch((error: unknown) => toasts.getState().show(errorToast(error)));
  };
  if (entries.length === 0) {
    return <p className={styles.words}>None yet. An alias is a name that callers keep while you move it.</p>;
  }
  return (
    <FormGrid>
      {entries.map(([alias, { functionVersion, weights, description }]) => (
        <FormRow
          key={alias}
          label={alias}
          aside={
            <span className={styles.aside}>
              <span className={styles.split}>
                {[weightWords(weights), description].filter((words) => words !== undefined && words !== '').join(', ')}
              </span>
              <IconAction
                icon={Trash2}
                size="small"
                label={`Delete alias ${alias}`}
                onClick={() => attempt(client.functions.removeAlias({ functionName, alias }))}
              />
            </span>
          }
        >
          {(ids) => (
            <Select
              {...ids}
              w={160}
              data={[...aliasChoices(entity, weights)]}
              value={functionVersion}
              allowDeselect={false}
              comboboxProps={{ shadow: 'md' }}
              onChange={(version) => {
                if (version !== null) {
                  attempt(client.functions.setAlias({ functionName, alias, functionVersion: version }));
                }
              }}
            />
          )}
        </FormRow>
      ))}
    </FormGrid>
  );
}
