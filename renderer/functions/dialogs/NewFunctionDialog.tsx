// A new function: its name and what its code begins with. A method that asked for it calls it from then on.
import { Select } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { entityKey, findEntity } from '../../../shared/definition/entities';
import { type StarterTemplate, starterCode, starterTemplates } from '../../../shared/lambda/starter-templates';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid, FormRow } from '../../components/FormRow';
import { TextRow } from '../../components/TextRow';
import { readLambdaUri, writeLambdaUri } from '../../design/forms/integration/endpoint-uri';
import { useEntities } from '../../state/hooks';
import { useMirror, useStudio, useView } from '../../state/studio-context';
import { type FunctionUser, openBackend } from '../../state/view-store';

/** Shown while the view says so. */
export function NewFunctionDialog() {
  const overlay = useView((view) => view.overlay);
  return overlay?.kind === 'new-function' ? <NewFunction use={overlay.use} /> : null;
}

const templates = starterTemplates.map((value) => ({ value, label: starterCode[value].title }));

function NewFunction({ use }: { readonly use: FunctionUser | undefined }) {
  const { client, view } = useStudio();
  const taken = new Set(useEntities('function').map(({ entity }) => entity.functionName));
  const method = useMirror(
    ({ definition }) => use && findEntity(definition, 'method', use.apiId, use.resourceId, use.httpMethod),
  );
  const wanted = readLambdaUri(method?.methodIntegration?.uri ?? '');
  const [typed, setTyped] = useState<string>();
  // The name that the method calls may arrive after the dialog: it stands there until another is typed.
  const functionName = typed ?? (wanted?.functionName.startsWith('${') === false ? wanted.functionName : '');
  const [template, setTemplate] = useState<StarterTemplate>('node');
  const { runtime, handler, fileName } = starterCode[template];
  const problem = nameProblem(functionName, taken);
  const create = async () => {
    await client.functions.create({ functionName, template });
    if (use !== undefined && wanted !== undefined && wanted.functionName !== functionName) {
      await client.definition.update({
        key: entityKey('method', use.apiId, use.resourceId, use.httpMethod),
        changes: [{ path: ['methodIntegration', 'uri'], value: writeLambdaUri({ ...wanted, functionName }) }],
        label: `Call ${functionName}`,
      });
    }
    openBackend(view, { kind: 'function', functionName });
  };
  return (
    <FormDialog
      isOpen
      title="New function"
      icon={Plus}
      submitLabel="Create"
      disabledReason={problem}
      foot={`Made in functions/${functionName === '' ? '{name}' : functionName}/`}
      onSubmit={create}
      onClose={() => view.setState({ overlay: undefined })}
    >
      <FormGrid>
        <TextRow
          label="Name"
          error={functionName === '' ? undefined : problem}
          isFirst
          value={functionName}
          placeholder="get-order"
          onType={setTyped}
          holds="name"
        />
        <FormRow label="Written in" aside={<code>{runtime}</code>}>
          {(ids) => (
            <Select
              {...ids}
              flex={1}
              data={templates}
              value={template}
              allowDeselect={false}
              comboboxProps={{ shadow: 'md' }}
              onChange={(next) => next !== null && setTemplate(next as StarterTemplate)}
            />
          )}
        </FormRow>
        <FormRow label="Begins with">
          <span>
            <code>{fileName}</code>, handler <code>{handler}</code>
          </span>
        </FormRow>
      </FormGrid>
    </FormDialog>
  );
}

/** Why a function cannot have this name. */
export function nameProblem(name: string, taken: ReadonlySet<string>): string | undefined {
  if (name === '') return 'Give it a name';
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(name)) return 'Up to 64 letters, digits, - and _.';
  return taken.has(name) ? `There is a function ${name} already.` : undefined;
}
