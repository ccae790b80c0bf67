// Authorizers of an HTTP or WebSocket API: JWT and Lambda, and the routes that ask them.
import { ShieldCheck, Trash2 } from 'lucide-react';
import { entityKey } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import { regionOf } from '../../../../shared/definition/user-pool-names';
import { EmptyState } from '../../../components/EmptyState';
import { IconAction } from '../../../components/IconAction';
import { useEntities, useFunctions } from '../../../state/hooks';
import { AllSettings } from '../../forms/fields/AllSettings';
import { AddPart } from '../../sections/AddPart';
import { PartsLayout, SectionBar } from '../../sections/PartsLayout';
import { usePartEdits } from '../../sections/part-edits';
import { v2AuthorizerFields } from '../fields/v2-integration-fields';
import { newAuthorizer } from './new-authorizer';
import { RouteUses } from './RouteUses';
import type { V2SectionProps } from './V2SectionPage';

/** The section of authorizers. JWT authorizers are of HTTP APIs only. */
export function V2AuthorizersSection({ view, id, onOpen }: V2SectionProps) {
  const edits = usePartEdits();
  const pool = useEntities('user-pool')[0];
  const clients = useEntities('user-pool-client').filter(({ ids }) => ids[0] === pool?.ids[0]);
  const functionName = useFunctions()[0]?.functionName;
  const { id: apiId, protocolType: protocol } = view.api;
  const authorizers = [...view.authorizers.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const selected = authorizers.find((authorizer) => authorizer.id === id) ?? authorizers[0];
  const create = async (name: string, type: 'JWT' | 'REQUEST') => {
    const newId = newShortId(Math.random);
    const made = newAuthorizer({
      id: newId,
      name,
      type,
      protocol,
      ...(functionName !== undefined && { functionName }),
      ...(pool !== undefined && {
        pool: {
          region: regionOf(pool.ids[0] ?? '', 'us-east-1'),
          poolId: pool.ids[0] ?? '',
          clientIds: clients.map(({ ids }) => ids[1] ?? ''),
        },
      }),
    });
    const refused = await edits.put(entityKey('v2-authorizer', apiId, newId), made, `Create authorizer ${name}`);
    if (refused === undefined) onOpen(newId);
    return refused;
  };
  const add = (isPrimary: boolean) => (
    <>
      {protocol === 'HTTP' && (
        <AddPart
          label="JWT authorizer"
          nameLabel="Name"
          placeholder="members"
          isPrimary={isPrimary}
          onAdd={(name) => create(name, 'JWT')}
        />
      )}
      <AddPart
        label="Lambda authorizer"
        nameLabel="Name"
        placeholder="tokens"
        isPrimary={isPrimary && protocol !== 'HTTP'}
        onAdd={(name) => create(name, 'REQUEST')}
      />
    </>
  );
  if (selected === undefined) {
    return (
      <>
        <SectionBar icon={ShieldCheck} title="Authorizers" />
        <EmptyState
          icon={ShieldCheck}
          title="No authorizer yet"
          sentence={
            protocol === 'HTTP'
              ? 'A JWT authorizer checks tokens by itself; a Lambda authorizer asks a function.'
              : 'A Lambda authorizer is asked once, when a client connects.'
          }
          actions={add(true)}
        />
      </>
    );
  }
  const key = entityKey('v2-authorizer', apiId, selected.id);
  return (
    <>
      <SectionBar icon={ShieldCheck} title="Authorizers">
        {add(false)}
        <IconAction
          icon={Trash2}
          label={`Delete ${selected.name}`}
          onClick={() => void edits.remove(key, selected.name)}
        />
      </SectionBar>
      <PartsLayout
        label="Authorizers"
        rows={authorizers.map((authorizer) => ({
          id: authorizer.id,
          label: authorizer.name,
          name: authorizer.name,
          detail: authorizer.authorizerType === 'JWT' ? 'JWT' : 'Lambda',
        }))}
        selected={selected.id}
        onSelect={onOpen}
      >
        <AllSettings
          key={selected.id}
          entityKey={key}
          place={[]}
          fields={v2AuthorizerFields(view, selected.authorizerType)}
        />
        <RouteUses view={view} routes={view.routes.filter(({ authorizerId }) => authorizerId === selected.id)} />
      </PartsLayout>
    </>
  );
}
