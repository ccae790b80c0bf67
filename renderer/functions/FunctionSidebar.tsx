// The sidebar of the Functions screen: functions with how they are doing; at its foot, what else integrations call.
import { CircleX, SquareFunction } from 'lucide-react';
import { CommandButton } from '../commands/CommandButton';
import { joinClasses } from '../components/join-classes';
import { PaneHead } from '../components/PaneHead';
import { neighbour } from '../components/roving';
import { useEntities, useFunctions } from '../state/hooks';
import { useMirror } from '../state/studio-context';
import type { BackendPlace, BackendSection } from '../state/view-store';
import { backendSections } from '../state/view-store';
import { backendIcons, backendTitles } from './backends/backend-kinds';
import styles from './FunctionSidebar.module.css';

export interface FunctionSidebarProps {
  readonly place: BackendPlace | undefined;
  readonly onOpen: (place: BackendPlace) => void;
}

/** Two lists, a tab stop each. */
export function FunctionSidebar({ place, onOpen }: FunctionSidebarProps) {
  const names = useEntities('function')
    .map(({ entity }) => entity.functionName)
    .sort();
  const selected = place?.kind === 'function' ? place.functionName : undefined;
  return (
    <div className={styles.sidebar}>
      <PaneHead title="Functions" place="side">
        <CommandButton command="function.create" look="icon" label="New function" />
      </PaneHead>
      <nav className={styles.functions} aria-label="Functions" onKeyDown={(event) => steer(event)}>
        {names.length === 0 && <p className={styles.none}>None in this workspace.</p>}
        {names.map((functionName, at) => (
          <button
            key={functionName}
            type="button"
            className={joinClasses(styles.row, functionName === selected && styles.selected)}
            aria-current={functionName === selected ? 'page' : undefined}
            tabIndex={functionName === selected || (selected === undefined && at === 0) ? 0 : -1}
            title={functionName}
            onClick={() =>
              onOpen({
                kind: 'function',
                functionName,
                ...(place?.kind === 'function' && place.tab !== undefined && { tab: place.tab }),
              })
            }
          >
            <SquareFunction size={14} strokeWidth={1.8} aria-hidden="true" />
            <span className={styles.name}>{functionName}</span>
            <StateMark functionName={functionName} />
          </button>
        ))}
      </nav>
      <nav className={styles.sections} aria-label="Other backends" onKeyDown={(event) => steer(event)}>
        <h2 className={styles.heading}>Other backends</h2>
        {backendSections.map((section, at) => (
          <SectionRow
            key={section}
            section={section}
            isSelected={place?.kind === 'section' && place.section === section}
            isStop={place?.kind === 'section' ? place.section === section : at === 0}
            onOpen={() => onOpen({ kind: 'section', section })}
          />
        ))}
      </nav>
    </div>
  );
}

interface SectionRowProps {
  readonly section: BackendSection;
  readonly isSelected: boolean;
  readonly isStop: boolean;
  readonly onOpen: () => void;
}

function SectionRow({ section, isSelected, isStop, onOpen }: SectionRowProps) {
  const Icon = backendIcons[section];
  const count = useMirror(
    ({ definition }) => [...definition.keys()].filter((key) => key.startsWith(`${section}:`)).length,
  );
  return (
    <button
      type="button"
      className={joinClasses(styles.row, isSelected && styles.selected)}
      aria-current={isSelected ? 'page' : undefined}
      tabIndex={isStop ? 0 : -1}
      onClick={onOpen}
    >
      <Icon size={14} strokeWidth={1.8} aria-hidden="true" />
      <span className={styles.name}>{backendTitles[section]}</span>
      {count > 0 && <span className={styles.count}>{count}</span>}
    </button>
  );
}

function StateMark({ functionName }: { readonly functionName: string }) {
  const state = useFunctions().find((each) => each.functionName === functionName)?.state;
  if (state === undefined) return undefined;
  if (state.problem !== undefined) {
    return (
      <span className={styles.problem} title={state.problem}>
        <CircleX size={13} role="img" aria-label="cannot run" />
      </span>
    );
  }
  if (state.busy > 0) return <span className={styles.count}>{state.busy} busy</span>;
  return state.warm > 0 ? <span className={styles.count}>{state.warm} warm</span> : undefined;
}

function steer(event: React.KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const next = neighbour(buttons, buttons.indexOf(event.target as HTMLButtonElement), event.key, 'vertical');
  if (next === undefined) return;
  event.preventDefault();
  buttons[next]?.focus();
}
