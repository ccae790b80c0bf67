// Who may call a function: the statements of its policy, as AWS's clients have made them. Shown where there are any.
import { Trash2 } from 'lucide-react';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { entityKey } from '../../../shared/definition/entities';
import { CodePane } from '../../components/CodePane';
import { IconAction } from '../../components/IconAction';
import { SectionHead } from '../../components/SectionHead';
import { useCommit } from '../../design/forms/commit';
import { Mark } from '../../design/forms/Mark';
import styles from './FunctionPermissions.module.css';

/** Each statement can be taken away. */
export function FunctionPermissions({ entity }: { readonly entity: LambdaFunction }) {
  const { functionName, policy = [] } = entity;
  const commit = useCommit(entityKey('function', functionName));
  const removeStatement = (at: number) =>
    commit([{ path: ['policy'], value: leftOf(policy, at) }], `Remove a permission of ${functionName}`);
  return (
    <>
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

function spreadOut(statement: string): string {
  try {
    return JSON.stringify(JSON.parse(statement), null, 2);
  } catch {
    return statement; // no JSON: as it was written
  }
}
