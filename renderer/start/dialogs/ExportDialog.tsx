// Exporting an API as OpenAPI or Swagger, from the working copy or from what a stage serves.
import { Select, Switch } from '@mantine/core';
import { FileOutput } from 'lucide-react';
import { useState } from 'react';
import type { exportFormats } from '../../../shared/contract/workspace';
import { countWords } from '../../components/count-words';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Segments } from '../../components/Segments';
import { useToasts } from '../../components/toast-store';
import { saveDocument } from '../../shell/pick-document';
import { useApis, useHost, useSelectedApiId, useStages } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';

type Format = (typeof exportFormats)[number];

const formats: readonly { readonly value: Format; readonly label: string }[] = [
  { value: 'oas30', label: 'OpenAPI 3.0' },
  { value: 'swagger', label: 'Swagger 2.0' },
];
const workingCopy = '(working copy)';

/** Shown while the view says so. */
export function ExportDialog() {
  const isOpen = useView(({ overlay }) => overlay?.kind === 'export');
  const apiId = useSelectedApiId();
  return isOpen && apiId !== undefined ? <Export apiId={apiId} /> : null;
}

function Export({ apiId }: { readonly apiId: string }) {
  const { client, view, drafts } = useStudio();
  const toasts = useToasts();
  const { mayPickFiles } = useHost();
  const name = useApis().find((api) => api.apiId === apiId)?.name ?? 'API';
  const stages = useStages(apiId);
  const [stageName, setStageName] = useState(workingCopy);
  const [format, setFormat] = useState<Format>('oas30');
  const [syntax, setSyntax] = useState<'json' | 'yaml'>('json');
  const [extensions, setExtensions] = useState(true);
  const save = async () => {
    await drafts.flush();
    const { text, fileName, losses } = await client.documents.export({
      apiId,
      format,
      syntax,
      extensions: extensions ? ['apigateway'] : [],
      ...(stageName !== workingCopy && { stageName }),
    });
    const path = await saveDocument(client, mayPickFiles, { title: `Export ${name}`, fileName, text });
    if (path === null) return;
    const lost =
      losses.length === 0 ? '' : ` ${countWords(losses.length, 'thing')} could not be written in this format.`;
    toasts.getState().show({ tone: 'ok', title: `${name} exported`, sentence: `${path}.${lost}` });
  };
  return (
    <FormDialog
      isOpen
      title={`Export ${name}`}
      icon={FileOutput}
      submitLabel="Export"
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
              value={stageName}
              onChange={(value) => setStageName(value ?? workingCopy)}
            />
          )}
        </FormRow>
        <FormRow label="Format">
          <Segments label="Format" options={formats} value={format} onChange={setFormat} />
        </FormRow>
        <FormRow label="Syntax">
          <Segments
            label="Syntax"
            options={[
              { value: 'json', label: 'JSON' },
              { value: 'yaml', label: 'YAML' },
            ]}
            value={syntax}
            onChange={setSyntax}
          />
        </FormRow>
        <FormRow label="Extensions" aside={extensions ? 'with what API Gateway needs' : 'the interface only'}>
          {(ids) => (
            <Switch {...ids} checked={extensions} onChange={(event) => setExtensions(event.currentTarget.checked)} />
          )}
        </FormRow>
      </FormGrid>
    </FormDialog>
  );
}
