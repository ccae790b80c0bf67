// Commands that bring APIs and workspaces in and out.
import { FileArchive, FileInput, FileOutput, FolderOpen, FolderX, History, Plus } from 'lucide-react';
import { sampleNames } from '../../shared/contract/workspace';
import { isV2Api } from '../../shared/definition/any-api';
import type { Command, CommandContext } from '../commands/command';
import { importDocument } from './import-document';
import { samples } from './samples';

export const startCommands: readonly Command[] = [
  {
    id: 'api.create',
    title: 'New API…',
    group: 'API',
    icon: Plus,
    shortcut: 'Mod+N',
    webShortcut: 'Alt+N',
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'new-api' } }),
  },
  {
    id: 'workspace.open',
    title: 'Open folder…',
    group: 'Workspace',
    icon: FolderOpen,
    shortcut: 'Mod+O',
    run: openFolder,
  },
  {
    id: 'workspace.open-recent',
    title: 'Open recent…',
    group: 'Workspace',
    icon: History,
    shortcut: 'Mod+R',
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'palette', mode: 'recent' } }),
  },
  {
    id: 'workspace.close',
    title: 'Close workspace',
    group: 'Workspace',
    icon: FolderX,
    isEnabled: ({ mirror }) => mirror.workspace !== null,
    whyDisabled: 'none is open',
    detail: ({ mirror }) => mirror.workspace?.name,
    run: async ({ studio }) => {
      await studio.drafts.flush();
      await studio.client.workspace.close();
    },
  },
  {
    id: 'document.import',
    title: 'Import file…',
    group: 'API',
    icon: FileInput,
    detail: () => 'OpenAPI, CloudFormation, SAM, Terraform plan',
    run: async (context) => {
      const document = await context.pickDocument('Import an API');
      if (document !== undefined) await importDocument(context, document);
    },
  },
  {
    id: 'document.paste',
    title: 'Import pasted text…',
    group: 'API',
    icon: FileInput,
    detail: () => 'OpenAPI, CloudFormation, SAM, Terraform plan',
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'paste' } }),
  },
  {
    id: 'document.export',
    title: 'Export…',
    group: 'API',
    icon: FileOutput,
    isEnabled: ({ apiId }) => apiId !== undefined,
    whyDisabled: 'there is no API yet',
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'export' } }),
  },
  {
    id: 'library.generate',
    title: 'Generate client library…',
    group: 'API',
    icon: FileArchive,
    detail: ({ stageName }) => (stageName === undefined ? undefined : `JavaScript, stage ${stageName}`),
    isEnabled: ({ mirror, apiId = '', stageName }) => stageName !== undefined && !isV2Api(mirror.definition, apiId),
    whyDisabled: 'no stage of a REST API is selected',
    run: ({ studio }) => studio.view.setState({ overlay: { kind: 'export', format: 'javascript' } }),
  },
  ...sampleNames.map(
    (sample): Command => ({
      id: `workspace.open-sample-${sample}`,
      title: `Open sample ${samples[sample].title}`,
      group: 'Workspace',
      icon: FolderOpen,
      detail: () => samples[sample].sentence,
      run: async ({ studio }) => void (await studio.client.workspace.openSample({ sample })),
    }),
  ),
];

async function openFolder({ studio, mirror }: CommandContext): Promise<void> {
  // Without dialogs of its own the host takes a path, typed on the start page's own field.
  if (!mirror.host.mayPickFiles) {
    studio.view.setState({ overlay: { kind: 'open-folder' } });
    return;
  }
  const folder = await studio.client.host.pickFolder({ title: 'Open a workspace' });
  if (folder !== null) await studio.client.workspace.open({ folder });
}
