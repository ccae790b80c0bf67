// Versions, aliases and permissions of a function, as AWS's clients have made them. What there is none of is not shown.
import { Select } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { entityKey } from '../../../shared/definition/entities';
import { CodePane } from '../../components/CodePane';
import { FormGrid, FormRow } from '../../components/FormRow';
import { IconAction } from '../../components/IconAction';
import { SectionHead } from '../../components/SectionHead';
import { change, useCommit } from '../../design/forms/commit';
import { Mark } from '../../design/forms/Mark';
import styles from './FunctionVersions.module.css';

/** Aliases can be moved to another version; versions stand as they were published. */
export function FunctionVersions({ entity }: { readonly entity: LambdaFunction }) {
  const { functionName, versions = {}, aliases = {}, policy = [] } = entity;
  const commit = useCommit(entityKey('function', functionName));
  const numbers = Object.keys(versions).sort((a, b) => Number(b) - Number(a));
  const names = Object.keys(aliases).sort();
  const removeStatement = (at: number) =>
    commit([change(['policy'], leftOf(policy, at))], `Remove a permission of ${functionName}`);
  return (
    <>
      {names.length > 0 && (
        <section aria-label="Aliases">
          <SectionHead title="Aliases" detail={<Mark setting="function.aliases.*.functionVersion" />} />
          <FormGrid>
            {names.map((name) => (
              <FormRow
                key={name}
                label={name}
                aside={
                  <>
                    {weightWords(aliases[name]?.weights)}
                    <IconAction
                      icon={Trash2}
                      size="small"
                      label={`Delete alias ${name}`}
                      onClick={() =>
                        void commit(
                          [{ path: names.length === 1 ? ['aliases'] : ['aliases', name] }],
                          `Delete alias ${name}`,
                        )
                      }
                    />
                  </>
                }
              >
                {(ids) => (
                  <Select
                    {...ids}
                    w={160}
                    data={['$LATEST', ...numbers]}
                    value={aliases[name]?.functionVersion ?? null}
                    allowDeselect={false}
                    comboboxProps={{ shadow: 'md' }}
                    onChange={(version) =>
                      version !== null &&
                      void commit(
                        [{ path: ['aliases', name, 'functionVersion'], value: version }],
                        `Point ${name} to ${version}`,
                      )
                    }
                  />
                )}
              </FormRow>
            ))}
          </FormGrid>
        </section>
      )}
      {numbers.length > 0 && (
        <section aria-label="Versions">
          <SectionHead title="Versions" count={numbers.length} />
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">Runtime</th>
                <th scope="col">Published</th>
                <th scope="col">Description</th>
              </tr>
            </thead>
            <tbody>
              {numbers.map((number) => (
                <tr key={number}>
                  <th scope="row">{number}</th>
                  <td>{versions[number]?.runtime}</td>
                  <td>{versions[number]?.lastModified.slice(0, 16).replace('T', ' ')}</td>
                  <td>{versions[number]?.description}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {policy.length > 0 && (
        <section aria-label="Permissions">
          <SectionHead
            title="Permissions"
            count={policy.length}
            detail={<Mark setting="function.policy.*.statement" />}
          />
          {policy.map(({ statement, qualifier }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: statements have no other identity
            <div key={at} className={styles.statement}>
              <div className={styles.head}>
                <span>{qualifier === undefined ? 'the function' : `qualifier ${qualifier}`}</span>
                <IconAction
                  icon={Trash2}
                  size="small"
                  label={`Remove permission ${at + 1}`}
                  onClick={() => void removeStatement(at)}
                />
              </div>
              <CodePane label={`Permission ${at + 1}`} text={spreadOut(statement)} language="json" isTight isInline />
            </div>
          ))}
        </section>
      )}
    </>
  );
}

function leftOf<T>(list: readonly T[], at: number): readonly T[] | undefined {
  const left = list.filter((_, each) => each !== at);
  return left.length === 0 ? undefined : left;
}

function weightWords(weights: Readonly<Record<string, number>> | undefined): string {
  return Object.entries(weights ?? {})
    .map(([version, share]) => `${Math.round(share * 100)} % to ${version}`)
    .join(', ');
}

function spreadOut(statement: string): string {
  try {
    return JSON.stringify(JSON.parse(statement), null, 2);
  } catch {
    return statement; // no JSON: as it was written
  }
}
