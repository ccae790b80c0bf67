// Mapping templates with the sample they are rendered with: taken from the last request, or typed.
import { RefreshCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { pathVariables } from '../../../../shared/definition/api-view';
import { entityKey as keyOf } from '../../../../shared/definition/entities';
import { ToolButton } from '../../../components/ToolButton';
import { memberAt } from '../../../state/editing';
import { useEntity, useSelectedStageName } from '../../../state/hooks';
import type { Place } from '../../../state/view-store';
import { clockWords } from '../../diagram/time-words';
import { useDesignActions } from '../../use-design-actions';
import { Mark } from '../Mark';
import type { MethodFormProps } from '../method-form';
import { SampleEditor } from './SampleEditor';
import { TemplateCards } from './TemplateCards';
import { defaultSample, sampleContext, sampleOfTrace, type TemplateSample, type TemplateSide } from './template-sample';

export interface SampledTemplatesProps extends MethodFormProps {
  readonly side: TemplateSide;
  readonly title: string;
  readonly path: readonly string[];
  readonly emptyWords: string;
  readonly firstText: string;
}

/** The cards of the templates, and below them the sample that all of them share. */
export function SampledTemplates(props: SampledTemplatesProps) {
  const { view, method, node, entityKey, trace, side, title, path, emptyWords, firstText } = props;
  const stageName = useSelectedStageName();
  const stage = useEntity(stageName === undefined ? undefined : keyOf('stage', view.api.id, stageName));
  const [own, setOwn] = useState<{ readonly of: string; readonly sample: TemplateSample }>();
  const name = `${entityKey} ${side}`;
  const variables = stage?.variables;
  const given = useMemo(
    (): TemplateSample => ({
      ...(trace === undefined ? defaultSample(method, pathVariables(node.path)) : sampleOfTrace(trace, side)),
      stageVariables: variables ?? {},
    }),
    [trace, side, method, node.path, variables],
  );
  const isOwn = own?.of === name;
  const sample = isOwn ? own.sample : given;
  const context = useMemo(() => sampleContext(method, node.path, trace), [method, node.path, trace]);
  const actions = useDesignActions(view);
  const templatePlace = (contentType: string): Place => ({
    kind: 'method',
    resourceId: node.resource.id,
    httpMethod: method.httpMethod,
    box: side === 'request' ? 'integration-request' : 'integration-response',
    template: { contentType, ...(side === 'response' && path[2] !== undefined && { status: path[2] }) },
  });
  const hasTemplates = Object.keys(memberAt(method, path) ?? {}).length > 0;
  return (
    <>
      <TemplateCards
        title={title}
        entityKey={entityKey}
        path={path}
        mark={<Mark setting={ledgerName(path)} />}
        emptyWords={emptyWords}
        firstText={firstText}
        onOpen={(contentType) => actions.open(templatePlace(contentType))}
        preview={{ sample, context }}
        paramNames={Object.keys(method.requestParameters ?? {}).map((each) => each.split('.').slice(3).join('.'))}
      />
      {hasTemplates && (
        <SampleEditor
          sample={sample}
          detail={isOwn ? 'typed here' : trace === undefined ? 'made up' : `request of ${clockWords(trace.startedAt)}`}
          bodyTitle={side === 'request' ? 'Request body' : 'Endpoint’s answer'}
          onChange={(next) => setOwn({ of: name, sample: next })}
        >
          {isOwn && (
            <ToolButton tone="subtle" size="small" icon={RefreshCcw} onClick={() => setOwn(undefined)}>
              {trace === undefined ? 'Start over' : 'From last request'}
            </ToolButton>
          )}
        </SampleEditor>
      )}
    </>
  );
}

/** Status codes are names of the user's: `*` in the ledger. */
function ledgerName(path: readonly string[]): string {
  return ['method', ...path.map((part) => (/^\d{3}$/.test(part) ? '*' : part))].join('.');
}
