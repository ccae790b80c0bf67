// Makes a VPC endpoint: an id, its VPC, and the addresses of the VPC.
import { Switch, TextInput } from '@mantine/core';
import { Network } from 'lucide-react';
import { useState } from 'react';
import { vpcEndpointSchema } from '../../../shared/definition/companions/vpc-endpoint';
import { entityKey } from '../../../shared/definition/entities';
import { FormDialog } from '../../components/FormDialog';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import styles from '../domains/domains.module.css';

/** Opens the endpoint it made. */
export function NewVpcEndpointDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, view } = useStudio();
  const [id, setId] = useState(() => `vpce-${hexDigits(17)}`);
  const [vpcId, setVpcId] = useState(() => `vpc-${hexDigits(17)}`);
  const [cidr, setCidr] = useState('10.0.0.0/16');
  const [hasDns, setHasDns] = useState(true);
  const blocks = cidr.split(/[\s,]+/).filter((block) => block !== '');
  const entity = {
    vpcEndpointId: id.trim(),
    vpcId: vpcId.trim(),
    privateDnsEnabled: hasDns,
    ...(blocks.length > 0 && { cidrBlocks: blocks }),
  };
  const checked = vpcEndpointSchema.safeParse(entity);
  const problem = checked.success ? undefined : checked.error.issues[0]?.message.replace(/\.$/, '');
  const submit = async () => {
    const key = entityKey('vpc-endpoint', entity.vpcEndpointId);
    await client.definition.put({ key, entity, label: `New VPC endpoint ${entity.vpcEndpointId}` });
    openAccess(view, { section: 'vpc-endpoints', id: entity.vpcEndpointId });
  };
  return (
    <FormDialog
      isOpen
      title="New VPC endpoint"
      icon={Network}
      submitLabel="Create"
      disabledReason={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.form}>
        <IdInput label="VPC endpoint id" isFirst value={id} onType={setId} />
        <IdInput label="VPC id" value={vpcId} onType={setVpcId} />
        <IdInput label="CIDR blocks of the VPC" value={cidr} onType={setCidr} />
        <Switch
          label={hasDns ? 'Private DNS' : 'No private DNS: the APIs’ own hosts lead to the internet'}
          checked={hasDns}
          onChange={(event) => setHasDns(event.currentTarget.checked)}
        />
      </div>
    </FormDialog>
  );
}

interface IdInputProps {
  readonly label: string;
  readonly value: string;
  readonly isFirst?: boolean;
  readonly onType: (typed: string) => void;
}

function IdInput({ label, value, isFirst, onType }: IdInputProps) {
  return (
    <TextInput
      label={label}
      data-autofocus={isFirst}
      value={value}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

function hexDigits(count: number): string {
  return Array.from({ length: count }, () => Math.floor(Math.random() * 16).toString(16)).join('');
}
