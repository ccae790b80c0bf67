// The mapping templates of one place: a card per content type, each with its editor and, where given, its output.
import { Menu, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { EntityKey } from '../../../../shared/definition/entities';
import { FieldError } from '../../../components/FormRow';
import { SectionHead } from '../../../components/SectionHead';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useCommit } from '../commit';
import { TemplateCard, type TemplatePreview } from './TemplateCard';
import styles from './TemplateCards.module.css';

export interface TemplateCardsProps {
  readonly title: string;
  readonly entityKey: EntityKey;
  /** The record of templates: `['methodIntegration', 'requestTemplates']`. */
  readonly path: readonly string[];
  /** The ledger's mark for this setting. */
  readonly mark?: ReactNode;
  /** What happens without a template, in a sentence. */
  readonly emptyWords: string;
  /** The text a new template begins with. */
  readonly firstText: string;
  readonly preview?: TemplatePreview | undefined;
  /** What templates are chosen by where it is no content type. */
  readonly keys?: TemplateKeys;
  /** What editors offer while typing. */
  readonly paramNames?: readonly string[];
  /** Opens a template in the large editor. */
  readonly onOpen?: (contentType: string) => void;
}

export interface TemplateKeys {
  /** `Key`. */
  readonly heading: string;
  readonly offered: readonly string[];
  readonly placeholder: string;
  /** What is wrong with a typed key. */
  readonly problemOf: (key: string) => string | undefined;
}

const commonTypes = ['application/json', 'application/x-www-form-urlencoded', 'application/xml', 'text/plain'];

/** Shows, adds and removes templates. */
export function TemplateCards(props: TemplateCardsProps) {
  const { title, entityKey, path, mark, emptyWords, firstText, preview, paramNames, onOpen } = props;
  const keys = props.keys ?? contentTypeKeys(path);
  const { value } = useField<Record<string, string | null>>(entityKey, path);
  const commit = useCommit(entityKey);
  const [refusal, setRefusal] = useState<string>();
  const [isNaming, setNaming] = useState(false);
  const types = Object.keys(value ?? {});

  const add = async (contentType: string) => {
    setNaming(false);
    setRefusal(await commit([{ path: [...path, contentType], value: firstText }], `Add template ${contentType}`));
  };
  const remove = async (contentType: string) => {
    const isLast = types.length === 1;
    setRefusal(await commit([{ path: isLast ? [...path] : [...path, contentType] }], `Remove template ${contentType}`));
  };

  return (
    <section className={styles.section} aria-label={title} data-path={path.join('.')}>
      <SectionHead title={title} detail={mark}>
        <Menu position="bottom-end">
          <Menu.Target>
            <ToolButton tone="subtle" size="small" icon={Plus} aria-haspopup="menu">
              Add
            </ToolButton>
          </Menu.Target>
          <Menu.Dropdown>
            {keys.offered
              .filter((type) => !types.includes(type))
              .map((type) => (
                <Menu.Item key={type} className={styles.type} onClick={() => void add(type)}>
                  {type}
                </Menu.Item>
              ))}
            <Menu.Item onClick={() => setNaming(true)}>{`Other ${keys.heading.toLowerCase()}…`}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </SectionHead>
      {isNaming && <TypeField keys={keys} onDone={(type) => void add(type)} onCancel={() => setNaming(false)} />}
      {refusal !== undefined && <FieldError message={refusal} />}
      {types.length === 0 && !isNaming && <p className={styles.empty}>{emptyWords}</p>}
      {types.map((contentType) => (
        <TemplateCard
          key={`${entityKey} ${path.join('.')} ${contentType}`}
          entityKey={entityKey}
          path={[...path, contentType]}
          contentType={contentType}
          preview={preview}
          paramNames={paramNames}
          onRemove={() => void remove(contentType)}
          onOpen={onOpen === undefined ? undefined : () => onOpen(contentType)}
        />
      ))}
    </section>
  );
}

function contentTypeKeys(path: readonly string[]): TemplateKeys {
  return {
    heading: 'Content type',
    offered: [...commonTypes, ...(path.at(-1) === 'requestTemplates' ? ['$default'] : [])],
    placeholder: 'application/vnd.api+json',
    problemOf: (typed) => (/^[^\s/]+\/[^\s/]+$/.test(typed) ? undefined : 'Type a content type, for example text/csv'),
  };
}

interface TypeFieldProps {
  readonly keys: TemplateKeys;
  readonly onDone: (contentType: string) => void;
  readonly onCancel: () => void;
}

function TypeField({ keys, onDone, onCancel }: TypeFieldProps) {
  const [typed, setTyped] = useState('');
  const problem = keys.problemOf(typed);
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === undefined) onDone(typed);
      }}
    >
      <TextInput
        autoFocus
        aria-label={keys.heading}
        placeholder={keys.placeholder}
        classNames={{ input: styles.type ?? '' }}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      <ToolButton type="submit" {...(problem !== undefined && { disabledReason: problem })}>
        Add template
      </ToolButton>
      <ToolButton tone="subtle" onClick={onCancel}>
        Cancel
      </ToolButton>
    </form>
  );
}
