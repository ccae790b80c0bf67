// Makes a web ACL, an IP set, a regex pattern set or a rule group.
import { Select, TextInput } from '@mantine/core';
import { BrickWall } from 'lucide-react';
import { useState } from 'react';
import { entityKey } from '../../../shared/definition/entities';
import type { WafEntityKind } from '../../../shared/waf/named-waf';
import { FormDialog } from '../../components/FormDialog';
import { useMirror, useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import styles from '../domains/domains.module.css';
import { useArns, wafThings } from './waf-things';

export interface NewWafDialogProps {
  /** What is chosen first. */
  readonly first: WafEntityKind;
  readonly onClose: () => void;
}

/** Opens the page of what it made. */
export function NewWafDialog({ first, onClose }: NewWafDialogProps) {
  const { client, view } = useStudio();
  const [kind, setKind] = useState<WafEntityKind>(first);
  const [typed, setTyped] = useState('');
  const [version, setVersion] = useState<string>('IPV4');
  const name = typed.trim();
  const taken = useArns(kind).some(({ label }) => label === name);
  const hasWorkspace = useMirror(({ workspace }) => workspace !== null);
  const problem = !hasWorkspace
    ? 'No workspace is open'
    : name === ''
      ? 'It needs a name'
      : !/^[\w-]{1,128}$/.test(name)
        ? 'A name has letters, digits, _ and -'
        : taken
          ? 'The name is taken'
          : undefined;
  const label = wafThings.find((thing) => thing.kind === kind)?.label ?? '';
  const submit = async () => {
    if (kind === 'web-acl') {
      const { id } = await client.waf.create({ name });
      openAccess(view, { section: 'firewall', id: entityKey(kind, id) });
      return;
    }
    const id = crypto.randomUUID();
    const key = entityKey(kind, id);
    const entity = { Name: name, Id: id, ...emptyThing(kind, name, version) };
    await client.definition.put({ key, entity, label: `New ${label.toLowerCase()} ${name}` });
    openAccess(view, { section: 'firewall', id: key });
  };
  return (
    <FormDialog
      isOpen
      title={`New ${label.replace(/^[IR](?=[a-z])/, (letter) => letter.toLowerCase())}`}
      icon={BrickWall}
      submitLabel="Create"
      disabledReason={problem}
      foot={kind === 'web-acl' ? 'It allows everything until rules say otherwise.' : 'Rules refer to it by its ARN.'}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.form}>
        <Select
          label="Kind"
          data={wafThings.map((thing) => ({ value: thing.kind, label: thing.label }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind((value ?? first) as WafEntityKind)}
        />
        <TextInput
          label="Name"
          data-autofocus
          value={typed}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {kind === 'ip-set' && (
          <Select
            label="Addresses"
            data={[
              { value: 'IPV4', label: 'IPv4' },
              { value: 'IPV6', label: 'IPv6' },
            ]}
            value={version}
            allowDeselect={false}
            onChange={(value) => setVersion(value ?? 'IPV4')}
          />
        )}
      </div>
    </FormDialog>
  );
}

/** Capacity of new groups; it can not be changed in AWS. */
const groupCapacity = 500;

function emptyThing(kind: Exclude<WafEntityKind, 'web-acl'>, name: string, version: string): object {
  if (kind === 'ip-set') return { IPAddressVersion: version, Addresses: [] };
  if (kind === 'regex-pattern-set') return { RegularExpressionList: [] };
  const VisibilityConfig = { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: name };
  return { Capacity: groupCapacity, Rules: [], VisibilityConfig };
}
