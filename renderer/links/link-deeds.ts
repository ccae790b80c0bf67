// What is done to a link as a whole: written back or not, cut.
import { FileText, Link2Off, Waypoints } from 'lucide-react';
import { useMemo } from 'react';
import type { StudioClient } from '../../shared/contract/contract';
import { isV2Api } from '../../shared/definition/any-api';
import { type Definition, entityKey } from '../../shared/definition/entities';
import type { ConfirmQuestion } from '../components/ConfirmDialog';
import { errorToast } from '../components/error-toast';
import { type ToastStore, useToasts } from '../components/toast-store';
import { useConfirm } from '../shell/confirmation';
import { useStudio } from '../state/studio-context';
import type { ViewStore } from '../state/view-store';

export interface LinkDeedParts {
  readonly client: StudioClient;
  readonly view: ViewStore;
  readonly toasts: ToastStore;
  readonly confirm: (question: ConfirmQuestion) => Promise<boolean>;
  /** The definition of this moment. */
  readonly definition: () => Definition;
}

/** Turns write-back on or off, as one edit. */
export async function setWriteBack(
  { client, toasts, definition }: LinkDeedParts,
  apiId: string,
  isOn: boolean,
): Promise<void> {
  try {
    await client.definition.update({
      key: entityKey(isV2Api(definition(), apiId) ? 'v2-api' : 'rest-api', apiId),
      changes: [{ path: ['source', 'writeBack'], ...(isOn && { value: true }) }],
      label: isOn ? 'Write edits back into the linked file' : 'Stop writing edits back',
    });
  } catch (error) {
    toasts.getState().show(errorToast(error));
  }
}

/** Cuts a link after asking. */
export async function unlink(
  { client, view, toasts, confirm }: LinkDeedParts,
  apiId: string,
  names: { readonly api: string; readonly file: string },
): Promise<void> {
  // One thing lies over the window at a time.
  view.setState({ overlay: undefined });
  const isSure = await confirm({
    title: `Unlink ${names.api}?`,
    icon: Link2Off,
    sentence: 'They are not compared any more, and what was in step last is forgotten.',
    consequences: [
      { icon: Waypoints, what: names.api, outcome: 'kept', isKept: true },
      { icon: FileText, what: names.file, outcome: 'kept', isKept: true },
    ],
    confirmLabel: 'Unlink',
  });
  if (!isSure) return;
  try {
    await client.links.unlink({ apiId });
  } catch (error) {
    toasts.getState().show(errorToast(error));
  }
}

/** The deeds with what the window holds. */
export function useLinkDeeds() {
  const { client, view, connection } = useStudio();
  const toasts = useToasts();
  const confirm = useConfirm();
  return useMemo(() => {
    const definition = () => connection.store.getState().definition;
    const parts = { client, view, toasts, confirm, definition };
    return {
      setWriteBack: (apiId: string, isOn: boolean) => setWriteBack(parts, apiId, isOn),
      unlink(apiId: string) {
        const link = connection.store.getState().links.find((each) => each.apiId === apiId);
        return unlink(parts, apiId, { api: link?.apiName ?? 'the API', file: link?.file ?? 'the document' });
      },
    };
  }, [client, view, connection, toasts, confirm]);
}
