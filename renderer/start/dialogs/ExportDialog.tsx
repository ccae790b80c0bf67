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
import { useApis, useHost, useSelectedApiId, useStages } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';
import styles from '../export/ExportDialog.module.css';
import { ExportPreview } from '../export/ExportPreview';
import {
  type ExportKind,
  exportKinds,
  extensionLabels,
  hasExtensions,
  hasSyntax,
  kindLabels,
  whyNotExported,
} from '../export/export-choice';
import { useExport } from '../export/use-export';

const kinds = exportKinds.map((value) => ({ value, label: kindLabels[value] }));
const syntaxes = [
  { value: 'json', label: 'JSON' },
  { value: 'yaml', label: 'YAML' },
] as const;
/** No stage can be called this. */
const workingCopy = '(working copy)';

/** Shown while the view says so. */
export function ExportDialog() {
  const isOpen = useView(({ overlay }) => overlay?.kind === 'export');
  const apiId = useSelectedApiId();
  return isOpen && apiId !== undefined ? <Export apiId={apiId} /> : null;
}

function Export({ apiId }: { readonly apiId: string }) {
  const { client, view } = useStudio();
  const toasts = useToasts();
  const { mayPickFiles } = useHost();
  const name = useApis().find((api) => api.apiId === apiId)?.name ?? 'API';
  const stages = useStages(apiId);
  const [from, setFrom] = useState(workingCopy);
  const [kind, setKind] = useState<ExportKind>('oas30');
  const [syntax, setSyntax] = useState<'json' | 'yaml'>('json');
  const [extensions, setExtensions] = useState<readonly ExportExtension[]>(['apigateway']);
  const choice = { apiId, stageName: from === workingCopy ? undefined : from, kind, syntax, extensions };
  const reason = whyNotExported(choice);
  const state = useExport(choice);
  const { exported, isBusy } = state;
  const say = (title: string, sentence: string) => toasts.getState().show({ tone: 'ok', title, sentence });
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    say('Copied', `${name} as ${kindLabels[kind]}.`);
  };
  const save = async () => {
    if (exported === undefined) return;
    const { fileName } = exported;
    const path =
      exported.kind === 'archive'
        ? saveArchive(fileName, exported.zipBase64)
        : await saveDocument(client, mayPickFiles, { title: `Export ${name}`, fileName, text: exported.text });
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
          <Segments label="Format" options={kinds} value={kind} onChange={setKind} />
        </FormRow>
        {hasSyntax(kind) && (
          <FormRow label="Syntax">
            <Segments label="Syntax" options={syntaxes} value={syntax} onChange={setSyntax} />
          </FormRow>
        )}
        {hasExtensions(kind) && (
          <FormRow label="Extensions" aside={extensions.length === 0 && 'the interface only'}>
            <Extensions chosen={extensions} onChange={setExtensions} />
          </FormRow>
        )}
      </FormGrid>
      <ExportPreview state={state} reason={reason} onCopy={(text) => void copy(text)} />
    </FormDialog>
  );
}

interface ExtensionsProps {
  readonly chosen: readonly ExportExtension[];
  readonly onChange: (chosen: readonly ExportExtension[]) => void;
}

function Extensions({ chosen, onChange }: ExtensionsProps) {
  return (
    <span className={styles.ticks}>
      {exportExtensions.map((value) => (
        <Checkbox
          key={value}
          size="xs"
          label={extensionLabels[value]}
          checked={chosen.includes(value)}
          onChange={(event) => {
            const isOn = event.currentTarget.checked;
            onChange(exportExtensions.filter((each) => (each === value ? isOn : chosen.includes(each))));
          }}
        />
      ))}
    </span>
  );
}
