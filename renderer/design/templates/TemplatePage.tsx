// A mapping template in an editor of its own: template and sample at the left, output and what is sent at the right.
import { Menu } from '@mantine/core';
import { ChevronRight, Minimize2, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { entityKey } from '../../../shared/definition/entities';
import type { Method } from '../../../shared/definition/rest/method';
import type { Trace } from '../../../shared/trace/trace';
import { CodeEditor } from '../../components/CodeEditor';
import { IconAction } from '../../components/IconAction';
import { MethodBadge } from '../../components/MethodBadge';
import { Note } from '../../components/Note';
import { PaneTitle } from '../../components/PaneHead';
import { SplitPanes } from '../../components/SplitPanes';
import { TabBar } from '../../components/TabBar';
import { ToolButton } from '../../components/ToolButton';
import { memberAt, useField } from '../../state/editing';
import { useEntity, useSelectedStageName } from '../../state/hooks';
import type { TemplatePlace } from '../../state/view-store';
import { boxTitles } from '../diagram/box-names';
import { useCommit } from '../forms/commit';
import { Mark } from '../forms/Mark';
import { templateProblems } from '../forms/templates/TemplateCard';
import { useRendering } from '../forms/templates/use-rendering';
import { vtlHovers, vtlOffers } from '../forms/templates/vtl-offers';
import type { MethodPageProps } from '../MethodPage';
import { useDesignActions } from '../use-design-actions';
import { OutputPane } from './OutputPane';
import { SamplePane } from './SamplePane';
import { SamplePicker } from './SamplePicker';
import { SentPane } from './SentPane';
import { givenSample, previewOf, type SampleBox } from './sample-record';
import styles from './TemplatePage.module.css';
import { useSamples } from './use-samples';
import { useSending } from './use-sending';

export interface TemplatePageProps extends MethodPageProps {
  readonly template: TemplatePlace;
  readonly trace: Trace | undefined;
}

/** A tab for each content type; Ctrl+Enter sends the sample. */
export function TemplatePage({ view, node, method, place, template, trace }: TemplatePageProps) {
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
  const rendering = useRendering(text, preview);
  const offers = useMemo(() => vtlOffers(declaredNames(method)), [method]);
  const [line, setLine] = useState<number>();
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
            <SamplePicker shelf={shelf} givenWords={trace === undefined ? 'Made up' : 'Last request'} />
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
      <div className={styles.body} data-region="form">
        <SplitPanes
          name="template"
          panes={[
            {
              id: 'input',
              label: 'template and sample',
              min: 240,
              content: (
                <SplitPanes
                  name="template-input"
                  direction="vertical"
                  panes={[
                    { id: 'template', label: 'template', min: 90, content: editor() },
                    {
                      id: 'sample',
                      label: 'sample',
                      size: 240,
                      min: 80,
                      content: <SamplePane key={`${box} ${shelf.chosen}`} sample={sample} onChange={shelf.edit} />,
                    },
                  ]}
                />
              ),
            },
            {
              id: 'outcome',
              label: 'output',
              size: 420,
              min: 220,
              content: (
                <SplitPanes
                  name="template-outcome"
                  direction="vertical"
                  panes={[
                    {
                      id: 'output',
                      label: 'output',
                      min: 90,
                      content: <OutputPane rendering={rendering} contentType={contentType} onPlace={setLine} />,
                    },
                    {
                      id: 'sent',
                      label: 'what is sent',
                      size: 300,
                      min: 80,
                      content: (
                        <SentPane
                          box={box}
                          isMock={method.methodIntegration?.type === 'MOCK'}
                          {...sending}
                          onSend={() => void sending.send()}
                        />
                      ),
                    },
                  ]}
                />
              ),
            },
          ]}
        />
      </div>
    </>
  );

  function editor() {
    return (
      <section className={styles.pane} aria-label="Template">
        <CodeEditor
          key={`${key} ${recordPath.join('.')} ${contentType}`}
          label={`Template ${contentType}`}
          language="vtl"
          value={text}
          onChange={set}
          problems={templateProblems(rendering, error)}
          completions={offers}
          hovers={vtlHovers}
          line={line}
        />
      </section>
    );
  }
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
