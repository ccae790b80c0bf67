// The resource servers of a pool with the scopes that access tokens may carry: `orders/read`.
import { TagsInput } from '@mantine/core';
import { Plus, Server, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { UserPool } from '../../../shared/definition/companions/user-pool';
import { entityKey } from '../../../shared/definition/entities';
import { EmptyState } from '../../components/EmptyState';
import { FormGrid, FormRow } from '../../components/FormRow';
import { IconAction } from '../../components/IconAction';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { SectionBody } from '../../design/sections/PartsLayout';
import { useField } from '../../state/editing';
import { useFidelity } from '../../state/hooks';
import { useEdits } from '../use-edits';
import { NamedThingDialog } from './NamedThingDialog';
import { type ResourceServer, withScopes } from './pool-lists';
import styles from './user-pools.module.css';

/** Methods that want a scope name it whole. */
export function ScopesTab({ pool }: { readonly pool: UserPool }) {
  const key = entityKey('user-pool', pool.id);
  const edits = useEdits();
  const field = useField<readonly ResourceServer[]>(key, ['resourceServers']);
  const fidelity = useFidelity('user-pool.resourceServers.*.scopes.*.scopeName');
  const [isNaming, setNaming] = useState(false);
  const servers = field.value ?? [];
  const save = (next: readonly ResourceServer[], label: string) =>
    edits.set(key, ['resourceServers'], next.length === 0 ? undefined : next, label);
  const create = async (identifier: string) => {
    await save([...servers, { identifier, name: identifier }], `New resource server ${identifier}`);
  };
  const add = (
    <ToolButton
      size="small"
      icon={Plus}
      tone={servers.length === 0 ? 'primary' : 'default'}
      onClick={() => setNaming(true)}
    >
      New resource server
    </ToolButton>
  );
  return (
    <>
      {servers.length === 0 ? (
        <EmptyState
          icon={Server}
          title="No resource servers yet"
          sentence="A resource server gives the pool scopes, such as orders/read, that methods may ask of access tokens."
          actions={add}
        />
      ) : (
        <SectionBody label="Resource servers">
          <div className={styles.form}>
            <SectionHead title="Resource servers" count={servers.length}>
              {add}
            </SectionHead>
            <FormGrid>
              {servers.map(({ identifier, scopes = [] }) => (
                <FormRow
                  key={identifier}
                  label={identifier}
                  fidelity={fidelity?.fidelity}
                  note={fidelity?.note}
                  error={field.error}
                >
                  {(ids) => (
                    <>
                      <TagsInput
                        {...ids}
                        className={styles.wide ?? ''}
                        value={scopes.map(({ scopeName }) => scopeName)}
                        placeholder={scopes.length === 0 ? 'read' : 'another scope'}
                        classNames={{ pill: styles.mono ?? '', inputField: styles.mono ?? '' }}
                        onChange={(names) => field.setNow(withScopes(servers, identifier, names))}
                      />
                      <IconAction
                        size="small"
                        icon={Trash2}
                        label={`Delete resource server ${identifier}`}
                        onClick={() =>
                          void save(
                            servers.filter((server) => server.identifier !== identifier),
                            `Delete resource server ${identifier}`,
                          )
                        }
                      />
                    </>
                  )}
                </FormRow>
              ))}
            </FormGrid>
          </div>
        </SectionBody>
      )}
      {isNaming && (
        <NamedThingDialog
          what="resource server"
          icon={Server}
          placeholder="orders"
          taken={servers.map(({ identifier }) => identifier)}
          foot="Its name begins its scopes: orders/read."
          onCreate={create}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}
