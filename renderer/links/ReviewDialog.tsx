// Reviewing a link: what the document brings, what the API brings, the conflicts; merging, writing, unlinking.
import { Checkbox, Modal } from '@mantine/core';
import { FileUp, GitMerge, Link2, Link2Off, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { StudioError } from '../../shared/contract/errors';
import type { LinkDifference, LinkState } from '../../shared/contract/links';
import { countWords } from '../components/count-words';
import { DialogFrame } from '../components/DialogFrame';
import { ErrorNote } from '../components/ErrorNote';
import dialog from '../components/FormDialog.module.css';
import { IconAction } from '../components/IconAction';
import { Note } from '../components/Note';
import { Skeletons } from '../components/Skeletons';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { LossTable } from '../start/dialogs/LossTable';
import { TableBox } from '../start/dialogs/TableBox';
import { useLink } from '../state/hooks';
import { useStudio, useView } from '../state/studio-context';
import { DifferenceList } from './DifferenceList';
import { useLinkDeeds } from './link-deeds';
import { decisionsOf, differenceName, fileNameOf, linkTopic, total, whyNotMerged, whyNotWritten } from './link-words';
import styles from './links.module.css';
import { useLinkedApi } from './use-linked-api';
import { useReview } from './use-review';

/** Shown while the view says so. */
export function ReviewDialog() {
  const { view } = useStudio();
  const apiId = useView(({ overlay }) => (overlay?.kind === 'link-review' ? overlay.apiId : undefined));
  const close = () => view.setState({ overlay: undefined });
  return (
    <DialogFrame isOpen={apiId !== undefined} onClose={close} width={860}>
      {apiId !== undefined && <ReviewOf key={apiId} apiId={apiId} onClose={close} />}
    </DialogFrame>
  );
}

function ReviewOf({ apiId, onClose }: { readonly apiId: string; readonly onClose: () => void }) {
  const { client } = useStudio();
  const toasts = useToasts();
  const deeds = useLinkDeeds();
  const api = useLinkedApi(apiId);
  const link = useLink(apiId);
  const { preview, error } = useReview(apiId);
  const [choices, setChoices] = useState<ReadonlyMap<string, 'ours' | 'theirs'>>(new Map());
  const [busy, setBusy] = useState<'merge' | 'write'>();
  const [failure, setFailure] = useState<unknown>();
  const { differences = [], losses = [] } = preview ?? {};
  const state = preview?.state ?? link;
  const decisions = decisionsOf(differences, choices);
  const file = api?.source?.file ?? state?.file ?? '';
  const choose = (chosen: readonly LinkDifference[], take: 'ours' | 'theirs') =>
    setChoices((before) => new Map([...before, ...chosen.map((each) => [differenceName(each), take] as const)]));
  const run = async (name: 'merge' | 'write', work: () => Promise<string>) => {
    if (busy !== undefined) return;
    setBusy(name);
    setFailure(undefined);
    try {
      toasts.getState().show({ tone: 'ok', title: await work(), sentence: file });
      onClose();
    } catch (refusal) {
      setFailure(refusal);
    } finally {
      setBusy(undefined);
    }
  };
  const merge = () =>
    run('merge', async () => {
      await client.links.merge({ apiId, decisions });
      return 'Changes of the document taken over';
    });
  const write = () =>
    run('write', async () => {
      const { isWritten } = await client.links.push({ apiId });
      return isWritten ? 'Changes of the API written' : 'The document had it all';
    });
  // What a toast has said is on the screen now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every news of the link comes with a toast
  useEffect(() => toasts.getState().dismissTopic(linkTopic(apiId)), [toasts, apiId, link]);
  const incoming = state === undefined ? 0 : total(state.source);
  const isBroken = error !== undefined;
  const mergeReason = state === undefined || isBroken ? 'The document cannot be read' : undefined;
  return (
    <>
      <div className={dialog.body}>
        <div className={dialog.head}>
          <Link2 size={18} strokeWidth={1.8} aria-hidden="true" />
          <Modal.Title className={dialog.title} title={file}>
            {api?.name} and {fileNameOf(file)}
          </Modal.Title>
          <span className={dialog.buttons}>
            <IconAction icon={X} label="Close" onClick={onClose} />
          </span>
        </div>
        <div className={styles.review}>
          {isBroken && <ErrorNote error={problemOf(link) ?? error} />}
          {preview === undefined && !isBroken && <Skeletons label="Comparing" rows={4} />}
          {preview?.state.status === 'in step' && (
            <Note tone="ok" title="In step.">
              The API says what the document says.
            </Note>
          )}
          <DifferenceList differences={differences} choices={choices} onChoose={choose} />
          {losses.length > 0 && (
            <section aria-label="Left out of the document">
              <h3 className={styles.heading}>Cannot be taken over from the document</h3>
              <TableBox rows={losses.length} most={4}>
                <LossTable label="Cannot be taken over" losses={losses} />
              </TableBox>
            </section>
          )}
        </div>
        {failure !== undefined && <ErrorNote error={failure} />}
      </div>
      <div className={dialog.foot}>
        <Checkbox
          size="xs"
          label="Write edits back into the file"
          checked={api?.source?.writeBack === true}
          onChange={(event) => void deeds.setWriteBack(apiId, event.currentTarget.checked)}
        />
        <span className={dialog.buttons}>
          <ToolButton icon={Link2Off} tone="subtle" onClick={() => void deeds.unlink(apiId)}>
            Unlink…
          </ToolButton>
          <ToolButton
            icon={FileUp}
            isBusy={busy === 'write'}
            disabledReason={mergeReason ?? (state && whyNotWritten(state))}
            onClick={() => void write()}
          >
            Write into the file
          </ToolButton>
          <ToolButton
            icon={GitMerge}
            tone="primary"
            isBusy={busy === 'merge'}
            data-autofocus
            disabledReason={mergeReason ?? (state && whyNotMerged(state, decisions.length))}
            onClick={() => void merge()}
          >
            {incoming === 0 ? 'Take over' : `Take over ${countWords(incoming, 'change')}`}
          </ToolButton>
        </span>
      </div>
    </>
  );
}

/** The document's problem with all that was said about it. */
function problemOf(link: LinkState | undefined): StudioError | undefined {
  if (link?.problem === undefined) return undefined;
  const { message, ...place } = link.problem;
  return new StudioError('IMPORT_REFUSED', message, place);
}
