// Authorizers: how each finds out who calls, and the methods it guards.
import { Play, ShieldCheck, Trash2 } from 'lucide-react';
import { entityKey } from '../../../../shared/definition/entities';
import { EmptyState, ExampleCard } from '../../../components/EmptyState';
import { IconAction } from '../../../components/IconAction';
import { Note } from '../../../components/Note';
import { ToolButton } from '../../../components/ToolButton';
import { useFidelity } from '../../../state/hooks';
import { useStudio } from '../../../state/studio-context';
import { openAccess } from '../../../state/view-store';
import { useDesignActions } from '../../use-design-actions';
import { AddPart } from '../AddPart';
import { PartsLayout, SectionBar } from '../PartsLayout';
import { usePartEdits } from '../part-edits';
import type { SectionProps } from '../section-props';
import { UsedBy } from '../UsedBy';
import { usesOfAuthorizer } from '../usages';
import { AuthorizerForm } from './AuthorizerForm';
import { typeWords } from './authorizer-edits';
import { useNewAuthorizer } from './use-new-authorizer';

/** The section of authorizers. */
export function AuthorizersSection({ view, id, onOpen }: SectionProps) {
  const edits = usePartEdits();
  const actions = useDesignActions(view);
  const studio = useStudio();
  const fidelity = useFidelity('authorizer.type');
  const apiId = view.api.id;
  const authorizers = [...view.authorizers.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const selected = authorizers.find((authorizer) => authorizer.id === id) ?? authorizers[0];
  const { make, makeWithFunction } = useNewAuthorizer(view, onOpen);
  const add = (isPrimary: boolean) => (
    <AddPart label="New authorizer" nameLabel="Name" placeholder="orders-jwt" isPrimary={isPrimary} onAdd={make} />
  );
  if (selected === undefined) {
    return (
      <>
        <SectionBar icon={ShieldCheck} title="Authorizers" />
        <EmptyState
          icon={ShieldCheck}
          title="No authorizers yet"
          sentence="An authorizer looks at a token or the whole request and says who calls and what they may."
          actions={add(true)}
          example={
            <ExampleCard
              title="Token in the Authorization header"
              action={
                <ToolButton tone="subtle" size="small" onClick={() => void makeWithFunction('token-authorizer')}>
                  Add this one
                </ToolButton>
              }
              rows={['Makes a Lambda function that decides by the token', 'Keeps its answer for 300 seconds']}
            />
          }
        />
      </>
    );
  }
  const key = entityKey('authorizer', apiId, selected.id);
  return (
    <>
      <SectionBar icon={ShieldCheck} title="Authorizers">
        {add(false)}
        <ToolButton
          icon={Play}
          onClick={() => openAccess(studio.view, { section: 'authorizers', id: `${apiId}/${selected.id}` })}
        >
          Open in the lab
        </ToolButton>
        <IconAction
          icon={Trash2}
          label={`Delete ${selected.name}`}
          onClick={() => void edits.remove(key, `Authorizer ${selected.name}`)}
        />
      </SectionBar>
      <PartsLayout
        label="Authorizers"
        rows={authorizers.map(({ id: each, name, type }) => ({
          id: each,
          label: name,
          name,
          detail: typeWords[type],
        }))}
        selected={selected.id}
        onSelect={onOpen}
      >
        {fidelity?.fidelity === 'stored only' && (
          <Note tone="warning">{fidelity.note ?? 'Kept and exported, but not asked here.'}</Note>
        )}
        <AuthorizerForm key={selected.id} view={view} authorizer={selected} />
        <UsedBy uses={usesOfAuthorizer(view, selected.id)} actions={actions} />
      </PartsLayout>
    </>
  );
}
