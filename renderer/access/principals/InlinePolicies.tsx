// The inline policies of a user or role: each under its name, opened in the policy editor.
import { ChevronDown, ChevronRight, Plus, ScrollText, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { EntityKey } from '../../../shared/definition/entities';
import { IconAction } from '../../components/IconAction';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { RenameDialog } from '../plans/RenameDialog';
import { useEdits } from '../use-edits';
import { DocumentField } from './DocumentField';
import { freeName, invokeDocument, nameProblem, withoutPolicy, withPolicy } from './principal-words';
import styles from './principals.module.css';

export interface InlinePoliciesProps {
  readonly entityKey: EntityKey;
  readonly policies: Readonly<Record<string, string>> | undefined;
  /** `user alice`. */
  readonly spoken: string;
}

/** One is open at a time. */
export function InlinePolicies({ entityKey: key, policies = {}, spoken }: InlinePoliciesProps) {
  const edits = useEdits();
  const names = Object.keys(policies);
  const [open, setOpen] = useState<string | undefined>(names.length === 1 ? names[0] : undefined);
  const [renamed, setRenamed] = useState<string>();
  const save = (next: Readonly<Record<string, string>> | undefined, label: string) =>
    edits.set(key, ['policies'], next, label);
  const add = async () => {
    const name = freeName('invoke', names);
    if (await save(withPolicy(policies, name, invokeDocument), `Add policy ${name} to ${spoken}`)) setOpen(name);
  };
  return (
    <div className={styles.group}>
      <SectionHead title="Inline policies" count={names.length} detail={`of ${spoken} alone`}>
        <ToolButton size="small" icon={Plus} onClick={() => void add()}>
          Add inline policy
        </ToolButton>
      </SectionHead>
      {Object.entries(policies).map(([name, document]) => {
        const isOpen = open === name;
        return (
          <section key={name} className={styles.policy} aria-label={`Policy ${name}`}>
            <div className={styles.policyHead}>
              <button
                type="button"
                className={styles.toggle}
                aria-expanded={isOpen}
                onClick={() => setOpen(isOpen ? undefined : name)}
              >
                {isOpen ? <ChevronDown size={13} aria-hidden="true" /> : <ChevronRight size={13} aria-hidden="true" />}
                <ScrollText size={13} aria-hidden="true" />
                {name}
              </button>
              <span className={styles.end}>
                <ToolButton size="small" tone="subtle" aria-label={`Rename ${name}`} onClick={() => setRenamed(name)}>
                  Rename
                </ToolButton>
                <IconAction
                  size="small"
                  icon={Trash2}
                  label={`Delete policy ${name}`}
                  onClick={() => void save(withoutPolicy(policies, name), `Delete policy ${name} of ${spoken}`)}
                />
              </span>
            </div>
            {isOpen && (
              <DocumentField
                label={`Policy ${name}`}
                kind="identity"
                stored={document}
                onCommit={(text) => save(replaced(policies, name, name, text), `Change policy ${name} of ${spoken}`)}
              />
            )}
          </section>
        );
      })}
      {renamed !== undefined && (
        <RenameDialog
          what="policy"
          name={renamed}
          problemOf={(name) => nameProblem(name, 'policy', names)}
          onSave={async (name) => {
            const next = replaced(policies, renamed, name);
            if (await save(next, `Rename policy ${renamed} to ${name}`)) setOpen(name);
          }}
          onClose={() => setRenamed(undefined)}
        />
      )}
    </div>
  );
}

/** The record with another name or text for one, in its place. */
function replaced(policies: Readonly<Record<string, string>>, old: string, name: string, text?: string) {
  return Object.fromEntries(
    Object.entries(policies).map(([each, document]) => (each === old ? [name, text ?? document] : [each, document])),
  );
}
