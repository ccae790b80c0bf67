// Exporting an API as a document, a template or a client library, with its text before it is saved.
import { Checkbox, Select } from '@mantine/core';
import { FileOutput } from 'lucide-react';
import { useState } from 'react';
import { type ExportExtension, exportExtensions } from '../../../shared/contract/workspace';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Segments } from '../../components/Segments';
import { useToasts } from '../../components/toast-store';
import { saveArchive, saveDocument } from '../../shell/pick-document';
import { useApis, useHost, useSelectedApiId, useSelectedStageName, useStages } from '../../state/hooks';
import type { ApiEntry } from '../../state/selection';
import { useStudio, useView } from '../../state/studio-context';
import styles from '../export/ExportDialog.module.css';
import { ExportPreview } from '../export/ExportPreview';
import {
  type ExportKind,
  extensionLabels,
  hasExtensions,
  hasSyntax,
  kindLabels,
  kindsFor,
  whyNotExported,
} from '../export/export-choice';
import { useExport } from '../export/use-export';

const syntaxes = [
  { value: 'json', label: 'JSON' },
  { value: 'yaml', label: 'YAML' },
] as const;
/** No stage can be called this. */
const workingCopy = '(working copy)';

/** Shown while the view says so. */
export function ExportDialog() {
  const first = useView(({ overlay }) => (overlay?.kind === 'export' ? (overlay.format ?? 'oas30') : undefined));
  const apiId = useSelectedApiId();
  const api = useApis().find((one) => one.apiId === apiId);
  if (first === undefined || api === undefined) return null;
  const kinds = kindsFor(api.protocol);
  return (
    <Export key={first} api={api} kinds={kinds} first={kinds.find((kind) => kind === first) ?? kinds[0] ?? first} />
  );
}

interface ExportProps {
  readonly api: ApiEntry;
  readonly kinds: readonly ExportKind[];
  readonly first: ExportKind;
}

function Export({ api, kinds, first }: ExportProps) {
  const { apiId, name } = api;
  const { client, view } = useStudio();
  const toasts = useToasts();
  const { mayPickFiles } = useHost();
  const stages = useStages(apiId);
  // A library is made of a stage: the selected one, unless another is chosen.
  const stageName = useSelectedStageName() ?? stages[0]?.stageName;
  const fromFor = (wanted: ExportKind, now: string) =>
    wanted === 'javascript' && now === workingCopy ? (stageName ?? now) : now;
  const [from, setFrom] = useState(() => fromFor(first, workingCopy));
  const [kind, setKind] = useState<ExportKind>(first);
  const [syntax, setSyntax] = useState<'json' | 'yaml'>('json');
  const [extensions, setExtensions] = useState<readonly ExportExtension[]>(['apigateway']);
  const choice = { apiId, stageName: from === workingCopy ? undefined : from, kind, syntax, extensions };
  const reason = whyNotExported(choice);
  const state = useExport(choice);
  const { exported, isBusy } = state;
  const say = (title: string, sentence: string) => toasts.getState().show({ tone: 'ok', title, sentence });
  const choose = (wanted: ExportKind) => {
    setKind(wanted);
    setFrom(fromFor(wanted, from));
  };
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    say('Copied', `${name} as ${kindLabels[kind]}.`);
  };
  const save = async () => {
    if (exported === undefined) return;
    const { fileName } = exported;
    const title = `Export ${name}`;
    const path =
      exported.kind === 'archive'
        ? await saveArchive(client, mayPickFiles, { title, fileName, zipBase64: exported.zipBase64 })
        : await saveDocument(client, mayPickFiles, { title, fileName, text: exported.text });
    if (path !== null) say(`${name} exported`, path);
  };
  return (
    <FormDialog
      isOpen
      title={`Export ${name}`}
      icon={FileOutput}
      submitLabel="Save"
      width={860}
      disabledReason={reason ?? (exported === undefined || isBusy ? 'There is nothing to save yet' : undefined)}
      onSubmit={save}
      onClose={() => view.setState({ overlay: undefined })}
    >
      <div className={styles.layout}>
        <FormGrid>
          <FormRow label="From">
            {(ids) => (
              <Select
                {...ids}
                data-autofocus
                flex={1}
                allowDeselect={false}
                data={[
                  { value: workingCopy, label: 'Working copy' },
                  ...stages.map((stage) => ({ value: stage.stageName, label: `Stage ${stage.stageName}` })),
                ]}
                value={from}
                onChange={(value) => setFrom(value ?? workingCopy)}
              />
            )}
          </FormRow>
          <FormRow label="Format">
            <Segments
              label="Format"
              options={kinds.map((value) => ({ value, label: kindLabels[value] }))}
              value={kind}
              onChange={choose}
            />
          </FormRow>
          {hasSyntax(kind) && (
            <FormRow label="Syntax">
              <Segments label="Syntax" options={syntaxes} value={syntax} onChange={setSyntax} />
            </FormRow>
          )}
          {hasExtensions(kind) && (
            <FormRow label="Extensions" aside={extensions.length === 0 && 'the interface only'}>
              <Extensions
                offered={api.protocol === 'REST' ? exportExtensions : ['apigateway']}
                chosen={extensions}
                onChange={setExtensions}
              />
            </FormRow>
          )}
        </FormGrid>
        <ExportPreview state={state} reason={reason} onCopy={(text) => void copy(text)} />
      </div>
    </FormDialog>
  );
}

interface ExtensionsProps {
  /** The document of an HTTP API has all of them, or none. */
  readonly offered: readonly ExportExtension[];
  readonly chosen: readonly ExportExtension[];
  readonly onChange: (chosen: readonly ExportExtension[]) => void;
}

/** All of API Gateway has the others in it, but not Postman's. */
function Extensions({ offered, chosen, onChange }: ExtensionsProps) {
  const isImplied = (value: ExportExtension) =>
    chosen.includes('apigateway') && value !== 'apigateway' && value !== 'postman';
  return (
    <span className={styles.ticks}>
      {offered.map((value) => (
        <Checkbox
          key={value}
          size="xs"
          label={extensionLabels[value]}
          checked={chosen.includes(value) || isImplied(value)}
          disabled={isImplied(value)}
          onChange={(event) => {
            const isOn = event.currentTarget.checked;
            onChange(exportExtensions.filter((each) => (each === value ? isOn : chosen.includes(each))));
          }}
        />
      ))}
    </span>
  );
}
