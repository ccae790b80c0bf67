// What a private domain name needs beside mappings: a policy, and associations with VPC endpoints.
import { Menu } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { DomainName } from '../../../shared/definition/companions/domain-name';
import type { EntityKey } from '../../../shared/definition/entities';
import { IconAction } from '../../components/IconAction';
import { Note } from '../../components/Note';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { usePartEdits } from '../../design/sections/part-edits';
import { useEntities } from '../../state/hooks';
import { useClient } from '../../state/studio-context';
import { DocumentField } from '../principals/DocumentField';
import { useEdits } from '../use-edits';
import { useTried } from '../use-tried';
import styles from './domains.module.css';

export interface PrivatePartProps {
  readonly domain: DomainName;
  readonly entityKey: EntityKey;
}

/** A policy for all callers, to begin with. */
const everybody = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
  },
  null,
  2,
);

/** Associations first: without one nobody gets as far as the policy. */
export function PrivatePart({ domain, entityKey }: PrivatePartProps) {
  const edits = useEdits();
  const { domainName, policy = '' } = domain;
  const setPolicy = (text: string) =>
    edits.set(entityKey, ['policy'], text === '' ? undefined : text, `Policy of ${domainName}`);
  return (
    <>
      <Associations domain={domain} />
      <section className={styles.part} aria-label="Policy of the domain name">
        <SectionHead title="Policy" detail="who may call the private name">
          {policy === '' && (
            <ToolButton size="small" tone="subtle" icon={Plus} onClick={() => void setPolicy(everybody)}>
              Allow everybody
            </ToolButton>
          )}
        </SectionHead>
        {policy === '' && <Note tone="warning">Without a policy a private name lets nobody in.</Note>}
        <DocumentField label="Policy of the domain name" kind="resource" stored={policy} onCommit={setPolicy} />
      </section>
    </>
  );
}

function Associations({ domain }: { readonly domain: DomainName }) {
  const client = useClient();
  const tried = useTried();
  const parts = usePartEdits();
  const { domainName, domainNameArn } = domain;
  const own = useEntities('access-association').filter(({ entity }) => entity.domainNameArn === domainNameArn);
  const taken = new Set(own.map(({ entity }) => entity.accessAssociationSource));
  const others = useEntities('vpc-endpoint').filter(({ entity }) => !taken.has(entity.vpcEndpointId));
  return (
    <section className={styles.part} aria-label="Access associations">
      <SectionHead title="Access associations" count={own.length} detail="VPC endpoints that reach the name">
        <Menu position="bottom-end" width={260} shadow="md">
          <Menu.Target>
            <ToolButton
              size="small"
              tone="subtle"
              icon={Plus}
              aria-haspopup="menu"
              disabledReason={others.length === 0 ? 'the workspace has no other VPC endpoint' : undefined}
            >
              Associate
            </ToolButton>
          </Menu.Target>
          <Menu.Dropdown mah={260} style={{ overflow: 'auto' }}>
            {others.map(({ entity: { vpcEndpointId, vpcId } }) => (
              <Menu.Item
                key={vpcEndpointId}
                onClick={() => void tried(() => client.domains.associate({ domainName, vpcEndpointId }))}
              >
                {vpcEndpointId} of {vpcId}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </SectionHead>
      {own.length === 0 && <p className={styles.none}>No VPC endpoint reaches this name yet.</p>}
      {own.map(({ key, entity: { accessAssociationSource: source } }) => (
        <span key={key} className={styles.cell}>
          <code className={styles.mono}>{source}</code>
          <IconAction
            size="small"
            icon={X}
            label={`Remove the association with ${source}`}
            onClick={() => void parts.remove(key, `Association with ${source}`)}
          />
        </span>
      ))}
    </section>
  );
}
