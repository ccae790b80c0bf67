// Authorizers of an HTTP or WebSocket API: JWT and Lambda, and the routes that ask them.
import { Play, ShieldCheck, Trash2 } from 'lucide-react';
import { entityKey } from '../../../../../shared/definition/entities';
import { EmptyState, ExampleCard } from '../../../../components/EmptyState';
import { IconAction } from '../../../../components/IconAction';
import { ToolButton } from '../../../../components/ToolButton';
import { useStudio } from '../../../../state/studio-context';
import { openAccess } from '../../../../state/view-store';
import { AddPart } from '../../../sections/AddPart';
import { PartsLayout, SectionBar } from '../../../sections/PartsLayout';
import { usePartEdits } from '../../../sections/part-edits';
import { RouteUses } from '../RouteUses';
import type { V2SectionProps } from '../V2SectionPage';
import { useNewV2Authorizer } from './use-new-v2-authorizer';
import { V2AuthorizerForm } from './V2AuthorizerForm';

/** The section of authorizers. JWT authorizers are of HTTP APIs only. */
export function V2AuthorizersSection({ view, id, onOpen }: V2SectionProps) {
  const edits = usePartEdits();
  const studio = useStudio();
  const { make, makeWithFunction } = useNewV2Authorizer(view, onOpen);
  const { id: apiId, protocolType: protocol } = view.api;
  const authorizers = [...view.authorizers.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const selected = authorizers.find((authorizer) => authorizer.id === id) ?? authorizers[0];
  const add = (isPrimary: boolean) => (
    <>
      {protocol === 'HTTP' && (
        <AddPart
          label="JWT authorizer"
          nameLabel="Name"
          placeholder="members"
          isPrimary={isPrimary}
          onAdd={(name) => make(name, 'JWT')}
        />
      )}
      <AddPart
        label="Lambda authorizer"
        nameLabel="Name"
        placeholder="tokens"
        isPrimary={isPrimary && protocol !== 'HTTP'}
        onAdd={(name) => make(name, 'REQUEST')}
      />
    </>
  );
  if (selected === undefined) {
    return (
      <>
        <SectionBar icon={ShieldCheck} title="Authorizers" />
        <EmptyState
          icon={ShieldCheck}
          title="No authorizers yet"
          sentence={
            protocol === 'HTTP'
              ? 'A JWT authorizer checks tokens by itself; a Lambda authorizer asks a function.'
              : 'A Lambda authorizer is asked once, when a client connects.'
          }
          actions={add(true)}
          example={
            <ExampleCard
              title={protocol === 'HTTP' ? 'Token in the Authorization header' : 'Token in the query string'}
              action={
                <ToolButton tone="subtle" size="small" onClick={() => void makeWithFunction('token-authorizer')}>
                  Add this one
                </ToolButton>
              }
              rows={[
                'Makes a Lambda function that decides by the token',
                protocol === 'HTTP' ? 'Asks it for every request' : 'Asks it before a client is connected',
              ]}
            />
          }
        />
      </>
    );
  }
  const key = entityKey('v2-authorizer', apiId, selected.id);
  return (
    <>
      <SectionBar icon={ShieldCheck} title="Authorizers">
        {add(false)}
        {protocol === 'HTTP' && (
          <ToolButton
            icon={Play}
            onClick={() => openAccess(studio.view, { section: 'authorizers', id: `${apiId}/${selected.id}` })}
          >
            Open in the lab
          </ToolButton>
        )}
        <IconAction
          icon={Trash2}
          label={`Delete ${selected.name}`}
          onClick={() => void edits.remove(key, `Authorizer ${selected.name}`)}
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
        <V2AuthorizerForm key={selected.id} view={view} authorizer={selected} />
        <RouteUses view={view} routes={view.routes.filter(({ authorizerId }) => authorizerId === selected.id)} />
      </PartsLayout>
    </>
  );
}
