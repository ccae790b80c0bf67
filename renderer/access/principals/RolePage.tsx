// A role in the centre: who may assume it, for how long, what it may do, and temporary credentials of it.
import { IdCard, Trash2 } from 'lucide-react';
import { entityKey } from '../../../shared/definition/entities';
import { FormGrid, FormRow } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { IconAction } from '../../components/IconAction';
import { Region } from '../../components/Region';
import { SectionHead } from '../../components/SectionHead';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import type { FieldDescriptor } from '../../design/forms/fields/field-descriptor';
import { SectionBar } from '../../design/sections/PartsLayout';
import { useEntity } from '../../state/hooks';
import { CopyRow } from '../CopyRow';
import { useEdits } from '../use-edits';
import { AssumeRole } from './AssumeRole';
import { DocumentField } from './DocumentField';
import { FindingNotes } from './FindingNotes';
import { PermissionParts } from './PermissionParts';
import { PersonaUse } from './PersonaUse';
import { PrincipalTable } from './PrincipalTable';
import styles from './principals.module.css';
import { usePrincipals } from './use-principals';
import { useRemoval } from './use-removal';

const fields: readonly FieldDescriptor[] = [
  { path: ['description'], label: 'Description', control: { kind: 'text' } },
  {
    path: ['maxSessionDuration'],
    label: 'Longest session',
    control: { kind: 'number', unit: 'seconds, from 3,600 to 43,200; an hour unless given' },
  },
];

/** The role, or the table where it is gone. */
export function RolePage({ roleName }: { readonly roleName: string }) {
  const key = entityKey('iam-role', roleName);
  const role = useEntity(key);
  const edits = useEdits();
  const { roles, accountId } = usePrincipals();
  const remove = useRemoval();
  if (role === undefined) return <PrincipalTable />;
  const arn = roles.find((row) => row.key === key)?.arn ?? '';
  return (
    <>
      <SectionBar icon={IdCard} title={roleName} detail="IAM role">
        <IconAction icon={Trash2} label={`Delete ${roleName}`} onClick={() => void remove(key, roleName)} />
      </SectionBar>
      <Region name="form" label={`Role ${roleName}`} className={styles.body}>
        <HeadingLevel value={2}>
          <FindingNotes of={key} />
          <FormGrid>
            <CopyRow label="ARN" text={arn} />
            <FormRow label="Role id">
              <code className={styles.code}>{role.roleId}</code>
            </FormRow>
            <FormRow label="Account">
              <code className={styles.code}>{role.accountId ?? accountId}</code>
            </FormRow>
            {fields.map((field) => (
              <FieldRow key={field.path.join('.')} entityKey={key} place={[]} field={field} />
            ))}
            <FormRow label="Personas">
              <PersonaUse signer={{ kind: 'role', roleName }} />
            </FormRow>
          </FormGrid>
          <AssumeRole role={role} />
          <div className={styles.group}>
            <SectionHead title="Trust policy" detail="who may assume the role" />
            <DocumentField
              label="Trust policy"
              kind="trust"
              stored={role.assumeRolePolicyDocument}
              onCommit={(text) => edits.set(key, ['assumeRolePolicyDocument'], text, `Trust policy of ${roleName}`)}
            />
          </div>
          <PermissionParts entityKey={key} holder={role} spoken={`role ${roleName}`} />
          <FieldRow
            entityKey={key}
            place={[]}
            field={{
              path: ['tags'],
              label: 'Tags',
              control: { kind: 'record', nameLabel: 'Tag', valueLabel: 'Value' },
            }}
          />
        </HeadingLevel>
      </Region>
    </>
  );
}
