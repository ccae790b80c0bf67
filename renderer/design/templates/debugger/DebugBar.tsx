// The debugger's buttons, and where it stands.
import { CirclePause } from 'lucide-react';
import { CommandButton } from '../../../commands/CommandButton';
import { useWidthClass } from '../../../components/width-class';
import styles from './Debugger.module.css';
import { roundAt } from './stepping';
import type { DebugSession } from './use-debugger';

/** Continue, step, restart, stop; at the right the line and the round. */
export function DebugBar({ session }: { readonly session: DebugSession }) {
  const isSlim = useWidthClass() === 'slim';
  const look = isSlim ? 'icon' : 'label';
  return (
    <div className={styles.bar} role="toolbar" aria-label="Debugger">
      <CommandButton command="template.continue" tone="primary" size="small" hasVisibleShortcut={!isSlim} />
      <CommandButton command="template.stepOver" tone="subtle" size="small" hasVisibleShortcut={!isSlim} />
      <CommandButton command="template.stepInto" tone="subtle" size="small" look={look} />
      <CommandButton command="template.stepOut" tone="subtle" size="small" look={look} />
      <CommandButton command="template.stepBack" tone="subtle" size="small" look={look} />
      <CommandButton command="template.runToCaret" look="icon" />
      <CommandButton command="template.restart" look="icon" />
      <CommandButton command="template.stop" tone="subtle" size="small" look={look} />
      <span className={styles.where} role="status" aria-label="Debugger position">
        <CirclePause size={14} aria-hidden="true" />
        <span>
          <Where session={session} />
        </span>
      </span>
    </div>
  );
}

function Where({ session: { walk, at, isAtEnd, notice } }: { readonly session: DebugSession }) {
  if (notice !== undefined) return notice;
  if (walk === undefined) return 'Rendering';
  const { error } = walk.recording;
  if (isAtEnd && error !== undefined) {
    return (
      <>
        Failed at <b>line {error.line}</b>
      </>
    );
  }
  if (isAtEnd) return 'Finished';
  const round = roundAt(walk, at);
  return (
    <>
      Paused at <b>line {walk.places[at]?.line}</b>
      {round !== undefined && (
        <>
          , {round.element} <b>{`${round.round} of ${round.rounds}`}</b>
        </>
      )}
    </>
  );
}
