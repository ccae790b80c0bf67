// Which methods a stage caches: by the stage's default, or by settings of their own.
import { Select } from '@mantine/core';
import {
  type CachingChoice,
  everyMethod,
  type MethodCaching,
  methodCachings,
  ttlOf,
} from '../../shared/cache/method-caching';
import type { Stage } from '../../shared/definition/rest/stage';
import { MethodBadge } from '../components/MethodBadge';
import { ToolButton } from '../components/ToolButton';
import { useApiView } from '../state/hooks';
import styles from './Cache.module.css';

const choices: readonly { readonly value: CachingChoice; readonly label: string }[] = [
  { value: 'default', label: 'Stage default' },
  { value: 'on', label: 'Cached' },
  { value: 'off', label: 'Not cached' },
];

export interface MethodCachingTableProps {
  readonly apiId: string;
  readonly stage: Stage;
  /** `of`: what is chosen for, in words. */
  /** Wants the path variables of a method in its cache key. */
  readonly onVary: (method: MethodCaching) => void;
  readonly onChoose: (settingKey: string, choice: CachingChoice, of: string) => void;
}

/** The stage's default, then one line a method. */
export function MethodCachingTable({ apiId, stage, onChoose, onVary }: MethodCachingTableProps) {
  const view = useApiView(apiId);
  const rows = view === undefined ? [] : methodCachings(view, stage);
  const ofAll = ttlOf(stage.methodSettings?.[everyMethod]);
  return (
    <ul className={styles.methods} aria-label="Methods">
      <li className={styles.method}>
        <span>Every GET method</span>
        <span className={ofAll === 0 ? styles.quiet : undefined}>{ofAll === 0 ? 'not cached' : `for ${ofAll} s`}</span>
        <span />
        <Choice
          label="Caching of the stage default"
          value={ofAll === 0 ? 'off' : 'on'}
          offered={choices.slice(1)}
          onChange={(choice) => onChoose(everyMethod, choice, 'all GET methods')}
        />
      </li>
      {rows.map((row) => (
        <li key={`${row.path}/${row.httpMethod}`} className={styles.method}>
          <span className={styles.cell}>
            <MethodBadge method={row.httpMethod} width="narrow" />
            <code title={row.path}>{row.path}</code>
          </span>
          <span className={row.ttlSeconds === 0 ? styles.quiet : undefined}>{wordsOf(row)}</span>
          <KeyCell row={row} onVary={onVary} />
          <Choice
            label={`Caching of ${row.httpMethod} ${row.path}`}
            value={row.choice}
            offered={choices}
            onChange={(choice) => onChoose(row.settingKey, choice, `${row.httpMethod} ${row.path}`)}
          />
        </li>
      ))}
    </ul>
  );
}

/** What the key varies with; most of all what it should vary with and does not. */
function KeyCell({ row, onVary }: { readonly row: MethodCaching } & Pick<MethodCachingTableProps, 'onVary'>) {
  const { httpMethod, path, keyParameters, sharedVariables } = row;
  if (sharedVariables.length > 0) {
    const names = sharedVariables.map((name) => `{${name}}`).join(', ');
    const title = `${names} is no key parameter of the integration: all its values are answered with one entry.`;
    return (
      <span className={styles.cell}>
        <span className={styles.shared} title={title}>
          {names} {sharedVariables.length === 1 ? 'is' : 'are'} not in the key
        </span>
        <ToolButton
          size="small"
          aria-label={`Add ${names} to the key of ${httpMethod} ${path}`}
          onClick={() => onVary(row)}
        >
          Add to key
        </ToolButton>
      </span>
    );
  }
  return (
    <code className={styles.quiet} title={keyParameters.join(', ')}>
      {keyParameters.map((parameter) => parameter.split('.').slice(2).join('.')).join(', ')}
    </code>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: CachingChoice;
  readonly offered: typeof choices;
  readonly onChange: (choice: CachingChoice) => void;
}

function Choice({ label, value, offered, onChange }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      data={offered}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
    />
  );
}

function wordsOf({ ttlSeconds, isGetOnly }: MethodCaching): string {
  if (ttlSeconds === 0) return 'not cached';
  return isGetOnly ? `GET for ${ttlSeconds} s` : `for ${ttlSeconds} s`;
}
