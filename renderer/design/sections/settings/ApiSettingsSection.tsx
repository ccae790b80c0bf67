// API settings: name, endpoint, bodies, keys, tags, and deleting the whole.
import { Layers, Settings2, Trash2, Waypoints } from 'lucide-react';
import { useState } from 'react';
import type { StageState } from '../../../../shared/contract/stages';
import type { RestApiView } from '../../../../shared/definition/api-view';
import { entityKey } from '../../../../shared/definition/entities';
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
import { restApiFields } from '../../forms/fields/api-fields';
import { useReveal } from '../../forms/reveal';
import { EntityText } from '../../forms/text/EntityText';
import { countMethods } from '../../resource-tree/tree-rows';
import { SectionBar, SectionBody } from '../PartsLayout';
import type { SectionProps } from '../section-props';
import styles from './ApiSettingsSection.module.css';

/** Settings that most APIs ever change; the policy has a section of its own. */
const simple = new Set(['name', 'description', 'endpointConfiguration', 'apiKeySource', 'binaryMediaTypes']);
const alsoSimple = new Set(['minimumCompressionSize', 'disableExecuteApiEndpoint', 'tags']);

type View = 'simple' | 'all' | 'text';

/** The section of the API itself. */
export function ApiSettingsSection({ view, path, onOpen }: SectionProps & { readonly path: string | undefined }) {
  const key = entityKey('rest-api', view.api.id);
  const { context } = useCommandTable();
  const stages = useStages(view.api.id);
  const [shown, setShown] = useState<View>(path === undefined ? 'simple' : 'all');
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useReveal({ current: place }, path, shown, () => onOpen(view.api.id));
  const isPrivate = view.api.endpointConfiguration.types[0] === 'PRIVATE';
  const fields = restApiFields.filter((field) => {
    const [member = '', part] = field.path;
    if (shown === 'simple' && part === 'vpcEndpointIds' && !isPrivate) return false;
    return shown === 'all' ? member !== 'policy' : simple.has(member) || alsoSimple.has(member);
  });
  const remove = async () => {
    const { studio, toasts, confirm } = context();
    if (!(await confirm(removalQuestion(view, stages)))) return;
    try {
      await studio.client.apis.remove({ apiId: view.api.id });
      selectApi(studio.view, undefined);
    } catch (error) {
      const { title, sentence } = describeError(error);
      toasts.getState().show({ tone: 'error', title, sentence });
    }
  };
  return (
    <>
      <SectionBar icon={Settings2} title="API settings">
        <Segments
          label="View"
          options={[
            { value: 'simple', label: 'Simple' },
            { value: 'all', label: 'All settings' },
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
            <AllSettings key={`${key} ${shown}`} entityKey={key} place={[]} fields={fields} />
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

/** Stages that serve the API stop: their name is typed before. */
function removalQuestion(view: RestApiView, stages: readonly StageState[]): ConfirmQuestion {
  const live = stages.filter(({ deploymentId }) => deploymentId !== undefined);
  const { name } = view.api;
  return {
    title: `Delete ${name}?`,
    sentence:
      live.length === 0
        ? 'Its files go with it.'
        : `${live.map(({ stageName }) => stageName).join(', ')} ${live.length === 1 ? 'stops' : 'stop'} answering at once.`,
    consequences: [
      { icon: Waypoints, what: count(countMethods(view.root), 'method'), outcome: 'deleted' },
      ...(stages.length > 0 ? [{ icon: Layers, what: count(stages.length, 'stage'), outcome: 'deleted' }] : []),
    ],
    ...(live.length > 0 && { nameToType: name }),
    confirmLabel: `Delete ${name}`,
    isUndoable: true,
  };
}
