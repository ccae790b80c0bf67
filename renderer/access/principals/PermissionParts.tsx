// What lets a user or role do something: managed policies, inline policies, and the boundary of both.
import { Select } from '@mantine/core';
import { Plus, ScrollText, Unlink } from 'lucide-react';
import { useMemo } from 'react';
import type { IamRole, IamUser } from '../../../shared/definition/companions/iam';
import type { EntityKey } from '../../../shared/definition/entities';
import { awsManagedArns, isAwsManaged } from '../../../shared/iam/managed-policies';
import { FormGrid, FormRow } from '../../components/FormRow';
import { IconAction } from '../../components/IconAction';
import { MiddleText } from '../../components/MiddleText';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { useFidelity } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { useEdits } from '../use-edits';
import { InlinePolicies } from './InlinePolicies';
import { policyNameOf } from './principal-words';
import styles from './principals.module.css';
import { usePrincipals } from './use-principals';

export interface PermissionPartsProps {
  readonly entityKey: EntityKey;
  readonly holder: IamUser | IamRole;
  /** `user alice`. */
  readonly spoken: string;
}

/** Managed policies are attached by their ARN; inline ones belong to the holder alone. */
export function PermissionParts({ entityKey: key, holder, spoken }: PermissionPartsProps) {
  const { attachedPolicies = [], permissionsBoundary } = holder;
  const edits = useEdits();
  const { view } = useStudio();
  const { policies } = usePrincipals();
  const fidelity = useFidelity(`${key.slice(0, key.indexOf(':'))}.permissionsBoundary`);
  const choices = useMemo(() => choicesOf(policies.map(({ arn }) => arn)), [policies]);
  const setAttached = (next: readonly string[], label: string) =>
    edits.set(key, ['attachedPolicies'], next.length === 0 ? undefined : next, label);
  return (
    <>
      <div className={styles.group}>
        <SectionHead title="Managed policies" count={attachedPolicies.length} detail="attached, shared with others" />
        {attachedPolicies.length > 0 && (
          <ul className={styles.rows} aria-label={`Managed policies of ${spoken}`}>
            {attachedPolicies.map((arn) => {
              const own = policies.find((policy) => policy.arn === arn);
              return (
                <li key={arn} className={styles.row}>
                  <ScrollText size={13} aria-hidden="true" />
                  {own === undefined ? (
                    <span>{policyNameOf(arn)}</span>
                  ) : (
                    <ToolButton
                      size="small"
                      tone="subtle"
                      onClick={() => openAccess(view, { section: 'principals', id: own.key })}
                    >
                      {own.policyName}
                    </ToolButton>
                  )}
                  <MiddleText className={styles.dim} text={arn} />
                  <span className={styles.end}>
                    <IconAction
                      size="small"
                      icon={Unlink}
                      label={`Detach ${policyNameOf(arn)}`}
                      onClick={() =>
                        void setAttached(
                          attachedPolicies.filter((each) => each !== arn),
                          `Detach ${policyNameOf(arn)} from ${spoken}`,
                        )
                      }
                    />
                  </span>
                </li>
              );
            })}
          </ul>
        )}
        <Select
          aria-label={`Attach a policy to ${spoken}`}
          className={styles.attach ?? ''}
          placeholder="Attach a policy"
          leftSection={<Plus size={13} aria-hidden="true" />}
          data={withoutChosen(choices, attachedPolicies)}
          value={null}
          searchable
          nothingFoundMessage="No such policy"
          comboboxProps={{ shadow: 'md' }}
          onChange={(arn) =>
            arn !== null && void setAttached([...attachedPolicies, arn], `Attach ${policyNameOf(arn)} to ${spoken}`)
          }
        />
      </div>
      <InlinePolicies entityKey={key} policies={holder.policies} spoken={spoken} />
      <FormGrid>
        <FormRow
          label="Boundary"
          fidelity={fidelity?.fidelity}
          note={fidelity?.note}
          aside={permissionsBoundary === undefined ? undefined : 'at most this is allowed'}
        >
          {(ids) => (
            <Select
              {...ids}
              className={styles.wide ?? ''}
              data={withKnown(choices, permissionsBoundary)}
              value={permissionsBoundary ?? null}
              placeholder="none"
              clearable
              searchable
              comboboxProps={{ shadow: 'md' }}
              onChange={(arn) =>
                void edits.set(key, ['permissionsBoundary'], arn ?? undefined, `Permissions boundary of ${spoken}`)
              }
            />
          )}
        </FormRow>
      </FormGrid>
    </>
  );
}

interface Choices {
  readonly group: string;
  readonly items: readonly { readonly value: string; readonly label: string }[];
}

function choicesOf(own: readonly string[]): readonly Choices[] {
  const items = (arns: readonly string[]) => arns.map((value) => ({ value, label: policyNameOf(value) }));
  return [
    { group: 'Of this workspace', items: items(own) },
    { group: 'AWS managed', items: items(awsManagedArns()) },
  ].filter((choice) => choice.items.length > 0);
}

function withoutChosen(choices: readonly Choices[], chosen: readonly string[]) {
  return choices
    .map(({ group, items }) => ({ group, items: items.filter(({ value }) => !chosen.includes(value)) }))
    .filter(({ items }) => items.length > 0);
}

/** An ARN that nobody here knows can be seen and taken away. */
function withKnown(choices: readonly Choices[], arn: string | undefined) {
  const groups = choices.map(({ group, items }) => ({ group, items: [...items] }));
  if (arn === undefined || choices.some(({ items }) => items.some(({ value }) => value === arn))) return groups;
  const group = isAwsManaged(arn) ? 'AWS managed, not known here' : 'Not in this workspace';
  return [...groups, { group, items: [{ value: arn, label: policyNameOf(arn) }] }];
}
