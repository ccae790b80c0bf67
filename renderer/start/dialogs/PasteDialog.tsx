// Importing a pasted text, with what to do about its base path.
import { FileInput } from 'lucide-react';
import { useState } from 'react';
import { CodeEditor } from '../../components/CodeEditor';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Segments } from '../../components/Segments';
import { useToasts } from '../../components/toast-store';
import { type Studio, useStudio, useView } from '../../state/studio-context';
import { type Basepath, importDocument } from '../import-document';
import styles from './dialogs.module.css';

const basepaths: readonly { readonly value: Basepath; readonly label: string }[] = [
  { value: 'ignore', label: 'Ignore' },
  { value: 'prepend', label: 'Prepend' },
  { value: 'split', label: 'Split' },
];

const meanings: Readonly<Record<Basepath, string>> = {
  ignore: 'left out of every path',
  prepend: 'put before every path',
  split: 'its first part is left out, the rest put before',
};

/** Shown while the view says so. */
export function PasteDialog() {
  const isOpen = useView(({ overlay }) => overlay?.kind === 'paste');
  return isOpen ? <Paste /> : null;
}

function Paste() {
  const studio = useStudio();
  const toasts = useToasts();
  const [text, setText] = useState('');
  const [basepath, setBasepath] = useState<Basepath>('ignore');
  return (
    <FormDialog
      isOpen
      title="Import pasted text"
      icon={FileInput}
      submitLabel="Import"
      width={720}
      disabledReason={text.trim() === '' ? 'Paste a document first' : undefined}
      foot="OpenAPI 3.0, Swagger 2.0, a CloudFormation or SAM template, or the JSON of a Terraform plan."
      onSubmit={() => importDocument({ studio, toasts }, { fileName: '', text }, basepath)}
      onClose={() => closePaste(studio)}
    >
      <div className={styles.text}>
        <CodeEditor
          label="Document to import"
          value={text}
          language={/^\s*[{[]/.test(text) ? 'json' : 'yaml'}
          onChange={setText}
        />
      </div>
      <FormGrid>
        <FormRow label="Base path" aside={meanings[basepath]}>
          <Segments label="Base path" options={basepaths} value={basepath} onChange={setBasepath} />
        </FormRow>
      </FormGrid>
    </FormDialog>
  );
}

/** What the import opened in its place, for example the values a template asks for, stays. */
function closePaste({ view }: Studio): void {
  if (view.getState().overlay?.kind === 'paste') view.setState({ overlay: undefined });
}
