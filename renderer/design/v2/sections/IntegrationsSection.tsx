// Integrations of an HTTP or WebSocket API: what each calls, and the routes that share it.
import { Cable, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type EntityKey, entityKey } from '../../../../shared/definition/entities';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { EmptyState } from '../../../components/EmptyState';
import { IconAction } from '../../../components/IconAction';
import { Segments } from '../../../components/Segments';
import { ToolButton } from '../../../components/ToolButton';
import { AllSettings } from '../../forms/fields/AllSettings';
import { EntityText } from '../../forms/text/EntityText';
import { PartsLayout, SectionBar } from '../../sections/PartsLayout';
import { usePartEdits } from '../../sections/part-edits';
import { v2EndpointCaption, v2EndpointWords } from '../diagram/v2-endpoint-words';
import { v2EndpointFields, v2RequestFields } from '../fields/v2-integration-fields';
import { IntegrationForm } from '../integration/IntegrationForm';
import { unusedIntegrations, usesOfIntegration } from './integration-uses';
import { RouteUses } from './RouteUses';
import type { V2SectionProps } from './V2SectionPage';

const shapes = [
  { value: 'simple', label: 'Simple' },
  { value: 'all', label: 'All settings' },
  { value: 'text', label: 'Text' },
] as const;

type Shape = (typeof shapes)[number]['value'];

/** The section of integrations; new ones are made where a route needs them. */
export function IntegrationsSection({ view, id, onOpen }: V2SectionProps) {
  const edits = usePartEdits();
  const [shape, setShape] = useState<Shape>('simple');
  const integrations = [...view.integrations.values()].sort(byCaption);
  const unused = unusedIntegrations(view);
  const selected = integrations.find((integration) => integration.id === id) ?? integrations[0];
  if (selected === undefined) {
    return (
      <>
        <SectionBar icon={Cable} title="Integrations" />
        <EmptyState
          icon={Cable}
          title="No integrations yet"
          sentence="Open a route’s endpoint and give it one: a function, a URL or an AWS service."
        />
      </>
    );
  }
  const uses = usesOfIntegration(view, selected.id);
  const keyOf = (integration: V2Integration) => entityKey('v2-integration', view.api.id, integration.id);
  const removeUnused = async () => {
    for (const integration of unused) {
      const isGone = await edits.remove(keyOf(integration), titleOf(integration));
      if (!isGone) return;
    }
  };
  return (
    <>
      <SectionBar icon={Cable} title="Integrations">
        {unused.length > 1 && (
          <ToolButton icon={Trash2} onClick={() => void removeUnused()}>
            {`Delete ${unused.length} unused`}
          </ToolButton>
        )}
        <Segments label="View" options={shapes} value={shape} onChange={setShape} />
        <IconAction
          icon={Trash2}
          label={`Delete ${v2EndpointCaption(selected)}`}
          {...(uses.length > 0 && { disabledReason: 'Routes use it' })}
          onClick={() => void edits.remove(keyOf(selected), titleOf(selected))}
        />
      </SectionBar>
      <PartsLayout
        label="Integrations"
        rows={integrations.map((integration) => ({
          id: integration.id,
          label: v2EndpointCaption(integration),
          name: `${v2EndpointCaption(integration)} ${integration.id}`,
          detail: detailOf(view, integration),
        }))}
        selected={selected.id}
        onSelect={onOpen}
      >
        <IntegrationBody
          key={selected.id}
          view={view}
          integration={selected}
          entityKey={keyOf(selected)}
          shape={shape}
        />
        {shape === 'simple' && <RouteUses view={view} routes={uses} />}
      </PartsLayout>
    </>
  );
}

interface IntegrationBodyProps {
  readonly view: V2ApiView;
  readonly integration: V2Integration;
  readonly entityKey: EntityKey;
  readonly shape: Shape;
}

function IntegrationBody({ view, integration, entityKey: key, shape }: IntegrationBodyProps) {
  if (shape === 'text') return <EntityText entityKey={key} />;
  if (shape === 'simple') return <IntegrationForm view={view} integration={integration} />;
  const fields = [...v2EndpointFields(view, integration), ...v2RequestFields(view, integration)];
  return <AllSettings entityKey={key} place={[]} fields={fields} />;
}

function byCaption(left: V2Integration, right: V2Integration): number {
  return v2EndpointCaption(left).localeCompare(v2EndpointCaption(right), 'en') || (left.id < right.id ? -1 : 1);
}

function titleOf(integration: V2Integration): string {
  return `Integration ${v2EndpointCaption(integration)}`;
}

/** `Lambda`, `HTTP · 3 routes`, `Mock · unused`. */
function detailOf(view: V2ApiView, integration: V2Integration): string {
  const { title } = v2EndpointWords(integration);
  const { length } = usesOfIntegration(view, integration.id);
  return length === 1 ? title : `${title} · ${length === 0 ? 'unused' : `${length} routes`}`;
}
