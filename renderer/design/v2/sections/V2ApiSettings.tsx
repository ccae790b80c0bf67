// Settings of an HTTP or WebSocket API, and deleting the whole.
import { Layers, Settings2, Trash2, Waypoints } from 'lucide-react';
import { useState } from 'react';
import type { StageState } from '../../../../shared/contract/stages';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { useCommandTable } from '../../../commands/use-commands';
import type { ConfirmQuestion } from '../../../components/ConfirmDialog';
import { describeError } from '../../../components/error-words';
import { SectionHead } from '../../../components/SectionHead';
import { Segments } from '../../../components/Segments';
import { ToolButton } from '../../../components/ToolButton';
import { useStages } from '../../../state/hooks';
import { selectApi } from '../../../state/view-store';
import { count } from '../../diagram/words';
import { AllSettings } from '../../forms/fields/AllSettings';
import { useReveal } from '../../forms/reveal';
import { EntityText } from '../../forms/text/EntityText';
import { SectionBar, SectionBody } from '../../sections/PartsLayout';
import styles from '../../sections/settings/ApiSettingsSection.module.css';
import { v2ApiFields } from '../fields/route-fields';
import type { V2SectionProps } from './V2SectionPage';

type View = 'settings' | 'text';

/** The section of the API itself. */
export function V2ApiSettings({ view, path, onOpen }: V2SectionProps & { readonly path: string | undefined }) {
  const key = entityKey('v2-api', view.api.id);
  const { context } = useCommandTable();
  const stages = useStages(view.api.id);
  const endpoint = endpointOf(stages);
  const [shown, setShown] = useState<View>('settings');
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useReveal({ current: place }, path, shown, () => onOpen(view.api.id));
  const remove = async () => {
    const { studio, toasts, confirm } = context();
    if (!(await confirm(removalQuestion(view, stages)))) return;
    try {
      await studio.client.apis.remove({ apiId: view.api.id });
      selectApi(studio.view, undefined);
    } catch (error) {
      toasts.getState().show({ tone: 'error', ...describeError(error) });
    }
  };
  return (
    <>
      <SectionBar icon={Settings2} title="API settings" detail={endpoint && <code>{endpoint}</code>}>
        <Segments
          label="View"
          options={[
            { value: 'settings', label: 'Settings' },
            { value: 'text', label: 'Text' },
          ]}
          value={shown}
          onChange={setShown}
        />
      </SectionBar>
      <SectionBody label="API settings">
        <div ref={setPlace}>
          {shown === 'text' ? (
            <EntityText entityKey={key} />
          ) : (
            <AllSettings entityKey={key} place={[]} fields={v2ApiFields(view)} />
          )}
        </div>
        {shown !== 'text' && (
          <section className={styles.end} aria-label="Delete this API">
            <SectionHead title="Delete this API" />
            <ToolButton tone="danger" icon={Trash2} onClick={() => void remove()}>
              {`Delete ${view.api.name}`}
            </ToolButton>
          </section>
        )}
      </SectionBody>
    </>
  );
}

/** The API's own address: that of a stage without the stage. */
function endpointOf([stage]: readonly StageState[]): string | undefined {
  return stage && new URL(stage.urls.host).origin;
}

/** Stages that serve the API stop: their name is typed before. */
function removalQuestion(view: V2ApiView, stages: readonly StageState[]): ConfirmQuestion {
  const live = stages.filter(({ deploymentId }) => deploymentId !== undefined);
  const { name } = view.api;
  return {
    title: `Delete ${name}?`,
    sentence:
      live.length === 0
        ? 'Its files go with it.'
        : `${live.map(({ stageName }) => stageName).join(', ')} ${live.length === 1 ? 'stops' : 'stop'} answering at once.`,
    consequences: [
      { icon: Waypoints, what: count(view.routes.length, 'route'), outcome: 'deleted' },
      ...(stages.length > 0 ? [{ icon: Layers, what: count(stages.length, 'stage'), outcome: 'deleted' }] : []),
    ],
    ...(live.length > 0 && { nameToType: name }),
    confirmLabel: `Delete ${name}`,
    isUndoable: true,
  };
}
