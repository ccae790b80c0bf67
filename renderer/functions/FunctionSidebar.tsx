// The sidebar of the Functions screen: functions with how they are doing; at its foot, what else integrations call.
import { CircleX, SquareFunction } from 'lucide-react';
import { CommandButton } from '../commands/CommandButton';
import { PaneHead } from '../components/PaneHead';
import { SideList, SideRow, type SideRowProps } from '../components/SideList';
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
      <SideList label="Functions" className={styles.functions}>
        {names.length === 0 && <p className={styles.none}>None in this workspace.</p>}
        {names.map((functionName, at) => (
          <SideRow
            key={functionName}
            icon={SquareFunction}
            name={functionName}
            title={functionName}
            isSelected={functionName === selected}
            isStop={functionName === selected || (selected === undefined && at === 0)}
            onOpen={() =>
              onOpen({
                kind: 'function',
                functionName,
                ...(place?.kind === 'function' && place.tab !== undefined && { tab: place.tab }),
              })
            }
          >
            <StateMark functionName={functionName} />
          </SideRow>
        ))}
      </SideList>
      <SideList label="Other backends" className={styles.sections}>
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
      </SideList>
    </div>
  );
}

interface SectionRowProps extends Pick<SideRowProps, 'isSelected' | 'isStop' | 'onOpen'> {
  readonly section: BackendSection;
}

function SectionRow({ section, ...row }: SectionRowProps) {
  const count = useMirror(
    ({ definition }) => [...definition.keys()].filter((key) => key.startsWith(`${section}:`)).length,
  );
  return (
    <SideRow icon={backendIcons[section]} name={backendTitles[section]} {...row}>
      {count > 0 && count}
    </SideRow>
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
  if (state.busy > 0) return `${state.busy} busy`;
  return state.warm > 0 ? `${state.warm} warm` : undefined;
}
