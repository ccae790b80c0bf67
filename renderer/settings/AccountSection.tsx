// The AWS account that the workspace stands for: its number shows in ARNs and in $context.
import { accountSchema } from '../../shared/definition/companions/vpc-link';
import { entityKey } from '../../shared/definition/entities';
import { ToolButton } from '../components/ToolButton';
import { AllSettings } from '../design/forms/fields/AllSettings';
import type { FieldDescriptor } from '../design/forms/fields/field-descriptor';
import { usePartEdits } from '../design/sections/part-edits';
import { useEntity, useWorkspace } from '../state/hooks';
import styles from './SettingsScreen.module.css';

const key = entityKey('account');

const fields: readonly FieldDescriptor[] = [
  { path: ['accountId'], label: 'Account id', control: { kind: 'text', isMono: true, placeholder: '000000000000' } },
  {
    path: ['cloudwatchRoleArn'],
    label: 'CloudWatch role',
    control: { kind: 'text', isMono: true, placeholder: 'arn:aws:iam::000000000000:role/logs' },
  },
  {
    path: ['throttleSettings', 'rateLimit'],
    label: 'Rate limit',
    control: { kind: 'number', unit: 'requests a second' },
  },
  { path: ['throttleSettings', 'burstLimit'], label: 'Burst limit', control: { kind: 'number', unit: 'requests' } },
];

/** The standard account until the workspace has one of its own. */
export function AccountSection() {
  const workspace = useWorkspace();
  const account = useEntity(key);
  const edits = usePartEdits();
  if (workspace === null) return null;
  return (
    <section aria-label="Account">
      <h2 className={styles.heading}>Account</h2>
      {account === undefined ? (
        <div className={styles.buttons}>
          <span className={styles.quiet}>000000000000, as in every workspace that sets no other.</span>
          <ToolButton onClick={() => void edits.put(key, accountSchema.parse({}), 'Set the account')}>
            Set account
          </ToolButton>
        </div>
      ) : (
        <AllSettings entityKey={key} place={[]} fields={fields} />
      )}
    </section>
  );
}
