// Commands of linked documents.
import { FilePenLine, FileUp, GitMerge, Link2, Link2Off } from 'lucide-react';
import type { LinkState } from '../../shared/contract/links';
import { findApi } from '../../shared/definition/any-api';
import type { Command, CommandContext } from '../commands/command';
import { setWriteBack, unlink } from './link-deeds';
import { fileNameOf, linkLook, whyNotWritten } from './link-words';

const whereLinked: Pick<Command, 'isEnabled' | 'whyDisabled'> = {
  isEnabled: (context) => linkOf(context) !== undefined,
  whyDisabled: 'the API is linked to no file',
};

/** Link, review, write, write back on and off, unlink: of the selected API. */
export const linkCommands: readonly Command[] = [
  {
    id: 'link.create',
    title: 'Link to an OpenAPI file…',
    group: 'API',
    icon: Link2,
    isEnabled: (context) => hasDocument(context) && linkOf(context) === undefined,
    whyDisabled: 'there is no REST or HTTP API, or it is linked already',
    run: ({ studio, apiId }) => {
      if (apiId !== undefined) studio.view.setState({ overlay: { kind: 'link', apiId } });
    },
  },
  {
    id: 'link.review',
    title: 'Review the linked file…',
    group: 'API',
    icon: GitMerge,
    detail: (context) => {
      const link = linkOf(context);
      return link && `${fileNameOf(link.file)}, ${linkLook(link).words}`;
    },
    ...whereLinked,
    run: ({ studio, apiId }) => {
      if (apiId !== undefined) studio.view.setState({ overlay: { kind: 'link-review', apiId } });
    },
  },
  {
    id: 'link.write',
    title: 'Write changes into the linked file',
    group: 'API',
    icon: FileUp,
    isEnabled: (context) => {
      const link = linkOf(context);
      return link !== undefined && whyNotWritten(link) === undefined;
    },
    whyDisabled: 'there is nothing to write, or the file has changes of its own',
    run: async ({ studio, apiId, toasts }) => {
      await studio.drafts.flush();
      const { state } = await studio.client.links.push({ apiId: apiId ?? '' });
      toasts.getState().show({ tone: 'ok', title: 'Changes of the API written', sentence: state.file });
    },
  },
  {
    id: 'link.write-back',
    title: (context) =>
      linkOf(context)?.writeBack === true ? 'Stop writing edits back' : 'Write edits back into the linked file',
    group: 'API',
    icon: FilePenLine,
    ...whereLinked,
    run: (context) => setWriteBack(partsOf(context), context.apiId ?? '', linkOf(context)?.writeBack !== true),
  },
  {
    id: 'link.remove',
    title: 'Unlink from the file…',
    group: 'API',
    icon: Link2Off,
    ...whereLinked,
    run: (context) => {
      const { apiName = '', file = '' } = linkOf(context) ?? {};
      return unlink(partsOf(context), context.apiId ?? '', { api: apiName, file });
    },
  },
];

/** WebSocket APIs have no OpenAPI documents. */
function hasDocument({ mirror, apiId = '' }: CommandContext): boolean {
  const api = findApi(mirror.definition, apiId);
  return api !== undefined && !('protocolType' in api && api.protocolType === 'WEBSOCKET');
}

function linkOf({ mirror, apiId }: CommandContext): LinkState | undefined {
  return mirror.links.find((link) => link.apiId === apiId);
}

function partsOf({ studio, mirror, toasts, confirm }: CommandContext) {
  return { client: studio.client, view: studio.view, toasts, confirm, definition: () => mirror.definition };
}
