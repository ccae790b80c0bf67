// A mapping template in an editor of its own: template and sample at the left, output and what is sent at the right.
import { Menu } from '@mantine/core';
import { ChevronRight, Minimize2, Plus, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { entityKey } from '../../../shared/definition/entities';
import type { Method } from '../../../shared/definition/rest/method';
import type { Trace } from '../../../shared/trace/trace';
import { CommandButton } from '../../commands/CommandButton';
import { IconAction } from '../../components/IconAction';
import { MethodBadge } from '../../components/MethodBadge';
import { Note } from '../../components/Note';
import { PaneTitle } from '../../components/PaneHead';
import { TabBar } from '../../components/TabBar';
import { ToolButton } from '../../components/ToolButton';
import { memberAt, useField } from '../../state/editing';
import { useEntity, useSelectedStageName } from '../../state/hooks';
import type { TemplatePlace } from '../../state/view-store';
import { boxTitles } from '../diagram/box-names';
import { useCommit } from '../forms/commit';
import { Mark } from '../forms/Mark';
import { vtlOffers } from '../forms/templates/vtl-offers';
import type { MethodPageProps } from '../MethodPage';
import { useDesignActions } from '../use-design-actions';
import { SamplePane } from './SamplePane';
import { SamplePicker } from './SamplePicker';
import { SentPane } from './SentPane';
import { givenSample, previewOf, type SampleBox } from './sample-record';
import { TemplateDesk } from './TemplateDesk';
import styles from './TemplatePage.module.css';
import { useRecordedTrace } from './use-recorded-trace';
import { useSamples } from './use-samples';
import { useSending } from './use-sending';

export interface TemplatePageProps extends MethodPageProps {
  readonly template: TemplatePlace;
  readonly trace: Trace | undefined;
}

/** A tab for each content type; Ctrl+Enter sends the sample, F5 debugs the template. */
export function TemplatePage({ view, node, method, place, template, trace: last }: TemplatePageProps) {
  const trace = useRecordedTrace(template.requestId, last);
  const key = entityKey('method', view.api.id, node.resource.id, method.httpMethod);
  const actions = useDesignActions(view);
  const commit = useCommit(key);
  const { status, contentType } = template;
  const box: SampleBox = status === undefined ? 'integration-request' : 'integration-response';
  const recordPath = templateRecordPath(status);
  const types = Object.keys(memberAt(method, recordPath) ?? {});
  const { value, set, error } = useField<string | null>(key, [...recordPath, contentType]);
  const text = value ?? '';
  const variables = useStageVariables(view.api.id);
  const given = useMemo(
    () => givenSample(method, node, trace, box, contentType, variables),
    [method, node, trace, box, contentType, variables],
  );
  const request = useMemo(
    () => givenSample(method, node, trace, 'integration-request', 'application/json', variables),
    [method, node, trace, variables],
  );
  const shelf = useSamples(key, box, given);
  const { sample } = shelf;
  const preview = useMemo(() => previewOf(sample), [sample]);
  const offers = useMemo(() => vtlOffers(declaredNames(method)), [method]);
  const sending = useSending({ view, node, method, key, sample, given: request, box, text });
  const back = () => {
    const { template: _, path: __, ...rest } = place;
    actions.open({ ...rest, box });
  };
  const show = (type: string) => actions.open({ ...place, template: { ...template, contentType: type } });
  const add = async (type: string) => {
    const refused = await commit([{ path: [...recordPath, type], value: "$input.json('$')" }], `Add template ${type}`);
    if (refused === undefined) show(type);
  };
  const remove = async () => {
    const isLast = types.length === 1;
    await commit([{ path: isLast ? recordPath : [...recordPath, contentType] }], `Remove template ${contentType}`);
    const next = types.find((type) => type !== contentType);
    if (next === undefined) back();
    else show(next);
  };

  return (
    <>
      <PaneTitle
        actions={
          <>
            <CommandButton command="template.debug" />
            <SamplePicker
              shelf={shelf}
              givenWords={trace === undefined ? 'Made up' : trace === last ? 'Last request' : 'Recorded request'}
            />
            <IconAction icon={Minimize2} label="Back to the method" onClick={back} />
          </>
        }
      >
        <MethodBadge method={method.httpMethod} look="chip" />
        <h1 className={styles.path} title={node.path}>
          {node.path}
        </h1>
        <ChevronRight size={13} className={styles.chevron} aria-hidden="true" />
        <button type="button" className={styles.crumb} onClick={back}>
          {boxTitles[box]}
          {status !== undefined && ` ${status}`}
        </button>
      </PaneTitle>
      <TabBar
        label="Content types"
        tabs={(types.includes(contentType) ? types : [contentType]).map((type) => ({ id: type, label: type }))}
        selected={contentType}
        onSelect={show}
      >
        <Mark setting={`method.${templateRecordPath(status === undefined ? undefined : '*').join('.')}`} />
        <Menu position="bottom-end">
          <Menu.Target>
            <ToolButton tone="subtle" size="small" icon={Plus} aria-haspopup="menu">
              Add
            </ToolButton>
          </Menu.Target>
          <Menu.Dropdown>
            {offeredTypes(status)
              .filter((type) => !types.includes(type))
              .map((type) => (
                <Menu.Item key={type} onClick={() => void add(type)}>
                  {type}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
        <IconAction
          icon={Trash2}
          size="small"
          label={`Remove the template for ${contentType}`}
          onClick={() => void remove()}
        />
      </TabBar>
      {error !== undefined && (
        <div className={styles.note}>
          <Note tone="error">{error}</Note>
        </div>
      )}
      <TemplateDesk
        name={`${key} ${recordPath.join('.')} ${contentType}`}
        contentType={contentType}
        text={text}
        onText={set}
        refusal={error}
        preview={preview}
        offers={offers}
        isDebugAsked={template.isDebugging === true}
        sample={<SamplePane key={`${box} ${shelf.chosen}`} sample={sample} onChange={shelf.edit} />}
        sent={
          <SentPane
            box={box}
            isMock={method.methodIntegration?.type === 'MOCK'}
            {...sending}
            onSend={() => void sending.send()}
          />
        }
      />
    </>
  );
}

const noVariables: Readonly<Record<string, string>> = {};

function useStageVariables(apiId: string): Readonly<Record<string, string>> {
  const stageName = useSelectedStageName();
  const stage = useEntity(stageName === undefined ? undefined : entityKey('stage', apiId, stageName));
  return stage?.variables ?? noVariables;
}

function templateRecordPath(status: string | undefined): string[] {
  return status === undefined
    ? ['methodIntegration', 'requestTemplates']
    : ['methodIntegration', 'integrationResponses', status, 'responseTemplates'];
}

function offeredTypes(status: string | undefined): readonly string[] {
  const common = ['application/json', 'application/x-www-form-urlencoded', 'application/xml', 'text/plain'];
  return status === undefined ? [...common, '$default'] : common;
}

function declaredNames(method: Method): string[] {
  return Object.keys(method.requestParameters ?? {}).map((each) => each.split('.').slice(3).join('.'));
}
