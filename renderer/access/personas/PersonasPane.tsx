// The pane of personas: who there is, what the chosen one sends, and what each of them may do.
import { CircleDashed, CircleUserRound, Pencil } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { anonymous } from '../../../shared/contract/personas';
import { CommandButton } from '../../commands/CommandButton';
import { joinClasses } from '../../components/join-classes';
import { PaneHead } from '../../components/PaneHead';
import { Region } from '../../components/Region';
import { neighbour } from '../../components/roving';
import { ToolButton } from '../../components/ToolButton';
import { useEntities } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import type { AccessPageProps } from '../access-section';
import { keyName } from '../keys/key-words';
import { PersonaMatrixPart } from './PersonaMatrixPart';
import { PersonaPreview } from './PersonaPreview';
import styles from './PersonasPane.module.css';
import { personaWords } from './persona-words';

/** Follows the persona that is open in the centre. */
export function PersonasPane({ id }: AccessPageProps) {
  const { view } = useStudio();
  const personas = useEntities('persona')
    .map(({ entity }) => entity)
    .sort((a, b) => a.name.localeCompare(b.name));
  const keys = useEntities('api-key').map(({ entity }) => entity);
  const pools = useEntities('user-pool').map(({ entity }) => entity);
  const [chosen, setChosen] = useState<string>();
  const names = [...personas.map(({ name }) => name), anonymous];
  const open = personas.find(({ name }) => name === id)?.name;
  const selected = open ?? (chosen !== undefined && names.includes(chosen) ? chosen : names[0]);
  const nameOfKey = (keyId: string) => {
    const key = keys.find((each) => each.id === keyId);
    return key === undefined ? keyId : keyName(key);
  };
  const nameOfPool = (poolId: string | undefined) => pools.find(({ id: own }) => own === poolId)?.name ?? poolId;
  const choose = (name: string) => {
    setChosen(name);
    if (open !== undefined && name !== anonymous) openAccess(view, { section: 'personas', id: name });
  };
  const steer = (event: KeyboardEvent<HTMLElement>) => {
    const at = names.indexOf(selected ?? anonymous);
    const next = neighbour(names, at, event.key, 'vertical');
    const name = next === undefined ? undefined : names[next];
    if (name === undefined || next === undefined) return;
    event.preventDefault();
    choose(name);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return (
    <Region name="right" label="Personas">
      <div className={styles.pane}>
        <PaneHead title="Personas">
          <CommandButton command="access.new-persona" tone="subtle" size="small" label="New" />
        </PaneHead>
        <nav className={styles.list} aria-label="Personas" onKeyDown={steer}>
          {personas.map((persona) => (
            <PersonaButton
              key={persona.name}
              name={persona.name}
              words={personaWords(persona, nameOfKey)}
              tag={nameOfPool(persona.token?.userPoolId) ?? persona.iam?.kind}
              isOn={persona.name === selected}
              onChoose={() => choose(persona.name)}
            />
          ))}
          <PersonaButton
            name={anonymous}
            words="no token, no key, no signature"
            isOn={selected === anonymous}
            onChoose={() => choose(anonymous)}
          />
        </nav>
        {selected !== undefined && selected !== anonymous && (
          <PersonaPreview
            key={selected}
            name={selected}
            edit={
              open === selected ? undefined : (
                <ToolButton
                  size="small"
                  tone="subtle"
                  icon={Pencil}
                  onClick={() => openAccess(view, { section: 'personas', id: selected })}
                >
                  Edit
                </ToolButton>
              )
            }
          />
        )}
        <PersonaMatrixPart />
      </div>
    </Region>
  );
}

interface PersonaButtonProps {
  readonly name: string;
  readonly words: string;
  readonly tag?: string | undefined;
  readonly isOn: boolean;
  readonly onChoose: () => void;
}

function PersonaButton({ name, words, tag, isOn, onChoose }: PersonaButtonProps) {
  const Icon = name === anonymous ? CircleDashed : CircleUserRound;
  return (
    <button
      type="button"
      className={joinClasses(styles.persona, isOn && styles.on)}
      aria-current={isOn ? 'true' : undefined}
      tabIndex={isOn ? 0 : -1}
      onClick={onChoose}
    >
      <Icon size={17} strokeWidth={1.7} aria-hidden="true" />
      <span className={styles.words}>
        <b>{name}</b>
        <span title={words}>{words}</span>
      </span>
      {tag !== undefined && (
        <span className={styles.tag} title={tag}>
          {tag}
        </span>
      )}
    </button>
  );
}
