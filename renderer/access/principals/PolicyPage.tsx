// A managed policy of the workspace in the centre: its document, and who has it attached.
import { Select } from '@mantine/core';
import { IdCard, Plus, ScrollText, Trash2, Unlink, UserRound } from 'lucide-react';
import { entityKey } from '../../../shared/definition/entities';
import { FormGrid, FormRow } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { IconAction } from '../../components/IconAction';
import { Region } from '../../components/Region';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import { SectionBar } from '../../design/sections/PartsLayout';
import { useEntity } from '../../state/hooks';
import { useClient, useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { CopyRow } from '../CopyRow';
import { useEdits } from '../use-edits';
import { useTried } from '../use-tried';
import { DocumentField } from './DocumentField';
import { FindingNotes } from './FindingNotes';
import { PrincipalTable } from './PrincipalTable';
import styles from './principals.module.css';
import { usePrincipals } from './use-principals';
import { useRemoval } from './use-removal';

/** The policy, or the table where it is gone. */
export function PolicyPage({ policyName }: { readonly policyName: string }) {
  const key = entityKey('iam-policy', policyName);
  const policy = useEntity(key);
  const client = useClient();
  const tried = useTried();
  const remove = useRemoval();
  const arn = usePrincipals().policies.find((row) => row.key === key)?.arn ?? '';
  if (policy === undefined) return <PrincipalTable />;
  const saveDocument = async (text: string) => {
    const changes = [
      { path: ['document'], value: text },
      { path: ['version'], value: (policy.version ?? 1) + 1 },
      { path: ['updateDate'], value: Date.now() },
    ];
    const label = `Change policy ${policyName}`;
    return (await tried(() => client.definition.update({ key, changes, label }))) !== undefined;
  };
  return (
    <>
      <SectionBar icon={ScrollText} title={policyName} detail={`managed policy, version ${policy.version ?? 1}`}>
        <IconAction icon={Trash2} label={`Delete ${policyName}`} onClick={() => void remove(key, policyName)} />
      </SectionBar>
      <Region name="form" label={`Policy ${policyName}`} className={styles.body}>
        <HeadingLevel value={2}>
          <FindingNotes of={key} />
          <FormGrid>
            <CopyRow label="ARN" text={arn} />
            <FormRow label="Policy id">
              <code className={styles.code}>{policy.policyId}</code>
            </FormRow>
            <FieldRow
              entityKey={key}
              place={[]}
              field={{ path: ['description'], label: 'Description', control: { kind: 'text' } }}
            />
          </FormGrid>
          <div className={styles.group}>
            <SectionHead title="Document" detail="what whoever has the policy may do" />
            <DocumentField label="Policy document" kind="identity" stored={policy.document} onCommit={saveDocument} />
          </div>
          <AttachedTo arn={arn} policyName={policyName} />
        </HeadingLevel>
      </Region>
    </>
  );
}

function AttachedTo({ arn, policyName }: { readonly arn: string; readonly policyName: string }) {
  const { view } = useStudio();
  const edits = useEdits();
  const { users, roles } = usePrincipals();
  const all = [
    ...users.map((user) => ({ ...user, name: user.userName, icon: UserRound })),
    ...roles.map((role) => ({ ...role, name: role.roleName, icon: IdCard })),
  ];
  const holders = all.filter(({ attachedPolicies }) => attachedPolicies.includes(arn));
  const others = all.filter(({ attachedPolicies }) => !attachedPolicies.includes(arn));
  return (
    <div className={styles.group}>
      <SectionHead title="Attached to" count={holders.length} />
      {holders.length > 0 && (
        <ul className={styles.rows} aria-label={`Who has ${policyName}`}>
          {holders.map(({ key, name, icon, attachedPolicies }) => (
            <li key={key} className={styles.row}>
              <ToolButton
                size="small"
                tone="subtle"
                icon={icon}
                onClick={() => openAccess(view, { section: 'principals', id: key })}
              >
                {name}
              </ToolButton>
              <span className={styles.end}>
                <IconAction
                  size="small"
                  icon={Unlink}
                  label={`Detach from ${name}`}
                  onClick={() => {
                    const left = attachedPolicies.filter((each) => each !== arn);
                    const value = left.length === 0 ? undefined : left;
                    void edits.set(key, ['attachedPolicies'], value, `Detach ${policyName} from ${name}`);
                  }}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      <Select
        aria-label={`Attach ${policyName}`}
        className={styles.attach ?? ''}
        placeholder={others.length === 0 ? 'No other user or role' : 'Attach to a user or role'}
        leftSection={<Plus size={13} aria-hidden="true" />}
        data={others.map(({ key, name }) => ({ value: key, label: name }))}
        disabled={others.length === 0}
        value={null}
        searchable
        comboboxProps={{ shadow: 'md' }}
        onChange={(chosen) => {
          const other = others.find(({ key }) => key === chosen);
          if (other === undefined) return;
          const value = [...other.attachedPolicies, arn];
          void edits.set(other.key, ['attachedPolicies'], value, `Attach ${policyName} to ${other.name}`);
        }}
      />
    </div>
  );
}
