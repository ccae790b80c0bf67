// The differences of an API and its document; those that both sides made carry a choice.
import type { LinkDifference } from '../../shared/contract/links';
import { joinClasses } from '../components/join-classes';
import { Segments } from '../components/Segments';
import { ToolButton } from '../components/ToolButton';
import { kindWords } from '../state/entity-words';
import { type Choices, differenceName, groupDifferences, valueText } from './link-words';
import styles from './links.module.css';

const signs = { added: '+', changed: '~', removed: '−' } as const;
const sides = [
  { value: 'ours', label: 'Keep the API' },
  { value: 'theirs', label: 'Take the document' },
] as const;

export interface DifferenceListProps {
  readonly differences: readonly LinkDifference[];
  readonly choices: Choices;
  readonly onChoose: (differences: readonly LinkDifference[], take: 'ours' | 'theirs') => void;
}

/** Conflicts first. */
export function DifferenceList({ differences, choices, onChoose }: DifferenceListProps) {
  return groupDifferences(differences).map(({ who, heading, differences: listed }) => (
    <section key={who} aria-label={heading}>
      <div className={styles.groupHead}>
        <h3 className={styles.heading}>
          {heading} <span className={styles.count}>{listed.length.toLocaleString('en-US')}</span>
        </h3>
        {who === 'both' && listed.length > 1 && (
          <span className={styles.allOf}>
            {sides.map(({ value, label }) => (
              <ToolButton key={value} size="small" tone="subtle" onClick={() => onChoose(listed, value)}>
                {label} everywhere
              </ToolButton>
            ))}
          </span>
        )}
      </div>
      <ul className={styles.list}>
        {listed.map((difference) => (
          <li key={differenceName(difference)}>
            {who === 'both' ? (
              <Conflict difference={difference} choices={choices} onChoose={onChoose} />
            ) : (
              <Change difference={difference} />
            )}
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Title({ difference: { change, kind, name, path } }: { readonly difference: LinkDifference }) {
  return (
    <span className={styles.title}>
      <span className={styles.sign} title={change}>
        {signs[change]}
      </span>
      {name !== 'API' && <span className={styles.kind}>{kindWords(kind)} </span>}
      <code>{name}</code> {path.length > 0 && <span className={styles.path}>{path.join('.')}</span>}
    </span>
  );
}

/** What it was and what it becomes; a whole entity says enough by its name. */
function Change({ difference }: { readonly difference: LinkDifference }) {
  const { path, changedBy, base, ours, theirs } = difference;
  return (
    <>
      <Title difference={difference} />
      {path.length > 0 && (
        <div className={styles.values}>
          {base !== undefined && <Value label="was" value={base} isOld />}
          <Value label={base === undefined ? 'new' : 'becomes'} value={changedBy === 'ours' ? ours : theirs} />
        </div>
      )}
    </>
  );
}

interface ConflictProps extends Omit<DifferenceListProps, 'differences'> {
  readonly difference: LinkDifference;
}

function Conflict({ difference, choices, onChoose }: ConflictProps) {
  const { name, path, base, ours, theirs } = difference;
  const chosen = choices.get(differenceName(difference));
  return (
    <div className={styles.conflict}>
      <div className={styles.conflictHead}>
        <Title difference={difference} />
        <Segments
          label={`${[name, ...path].join(' ')}: which side`}
          options={sides}
          // Before a choice is made none is shown as made.
          value={(chosen ?? '') as 'ours'}
          onChange={(take) => onChoose([difference], take)}
        />
      </div>
      <div className={styles.values}>
        {base !== undefined && <Value label="was" value={base} isOld />}
        <Value label="API" value={ours} isChosen={chosen === 'ours'} />
        <Value label="document" value={theirs} isChosen={chosen === 'theirs'} />
      </div>
    </div>
  );
}

interface ValueProps {
  readonly label: string;
  readonly value: unknown;
  readonly isOld?: boolean;
  readonly isChosen?: boolean;
}

function Value({ label, value, isOld = false, isChosen = false }: ValueProps) {
  return (
    <>
      <span className={styles.side}>{label}</span>
      <pre className={joinClasses(styles.value, isOld && styles.old, isChosen && styles.chosen)}>
        {valueText(value)}
      </pre>
    </>
  );
}
