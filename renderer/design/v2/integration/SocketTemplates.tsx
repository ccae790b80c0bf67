// Templates of a WebSocket API: a card per key with its live output, and the sample that all of them share.
import { RefreshCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type EntityKey, entityKey as keyOf } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { Trace } from '../../../../shared/trace/trace';
import { ToolButton } from '../../../components/ToolButton';
import { useEntity, useSelectedStageName } from '../../../state/hooks';
import { useStudio } from '../../../state/studio-context';
import { openPlace } from '../../../state/view-store';
import { clockWords } from '../../diagram/time-words';
import { Mark } from '../../forms/Mark';
import { SampleEditor } from '../../forms/templates/SampleEditor';
import { TemplateCards, type TemplateKeys } from '../../forms/templates/TemplateCards';
import type { TemplateSample, TemplateSide } from '../../forms/templates/template-sample';
import { socketSample, socketSampleContext } from './socket-sample';

export interface SocketTemplatesProps {
  readonly view: V2ApiView;
  readonly route: V2Route | undefined;
  readonly trace: Trace | undefined;
  readonly entityKey: EntityKey;
  readonly side: TemplateSide;
  readonly title: string;
  /** The templates as they are stored. */
  readonly stored: Readonly<Record<string, string>> | undefined;
  readonly emptyWords: string;
  readonly firstText: string;
}

/** What the template selection expression yields chooses the template. */
const keys: TemplateKeys = {
  heading: 'Key',
  offered: ['$default'],
  placeholder: 'value of the template selection',
  problemOf: (key) => (key.trim() === '' ? 'Type what the template selection gives' : undefined),
};

/** The cards, and below them the sample. */
export function SocketTemplates(props: SocketTemplatesProps) {
  const { view, route, trace, entityKey, side, title, stored = {}, emptyWords, firstText } = props;
  const { id: apiId, routeSelectionExpression } = view.api;
  const stageName = useSelectedStageName();
  const stage = useEntity(stageName === undefined ? undefined : keyOf('v2-stage', apiId, stageName));
  const { view: viewStore } = useStudio();
  const [own, setOwn] = useState<TemplateSample>();
  const variables = stage?.stageVariables;
  const given = useMemo(
    (): TemplateSample => ({
      ...socketSample(routeSelectionExpression, route, trace, side),
      stageVariables: variables ?? {},
    }),
    [routeSelectionExpression, route, trace, side, variables],
  );
  const context = useMemo(() => socketSampleContext(apiId, route, trace), [apiId, route, trace]);
  const sample = own ?? given;
  const member = side === 'request' ? 'requestTemplates' : 'responseTemplates';
  const kind = side === 'request' ? 'v2-integration' : 'v2-integration-response';
  return (
    <>
      <TemplateCards
        title={title}
        entityKey={entityKey}
        path={[member]}
        mark={<Mark setting={`${kind}.${member}`} />}
        emptyWords={emptyWords}
        firstText={firstText}
        keys={keys}
        preview={{ sample, context }}
        {...(route !== undefined && {
          onOpen: (templateKey: string) =>
            openPlace(viewStore, apiId, {
              ...{ kind: 'route', routeId: route.id, template: { entityKey, side, templateKey } },
              box: side === 'request' ? 'integration-request' : 'integration-response',
            }),
        })}
      />
      {Object.keys(stored).length > 0 && (
        <SampleEditor
          sample={sample}
          detail={
            own !== undefined
              ? 'typed here'
              : trace === undefined
                ? 'made up'
                : `message of ${clockWords(trace.startedAt)}`
          }
          bodyTitle={side === 'request' ? 'Message' : 'Endpoint’s answer'}
          parts={['stageVariables']}
          onChange={setOwn}
        >
          {own !== undefined && (
            <ToolButton tone="subtle" size="small" icon={RefreshCcw} onClick={() => setOwn(undefined)}>
              {trace === undefined ? 'Start over' : 'From last message'}
            </ToolButton>
          )}
        </SampleEditor>
      )}
    </>
  );
}
