// Published versions of a function and the aliases that point to them.
import { VisuallyHidden } from '@mantine/core';
import { GitCommitVertical, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { aliasesOf } from '../../../shared/definition/edits/function-alias-edits';
import { EmptyState } from '../../components/EmptyState';
import { errorToast } from '../../components/error-toast';
import { IconAction } from '../../components/IconAction';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { useToasts } from '../../components/toast-store';
import { useWidthClass } from '../../components/width-class';
import { Mark } from '../../design/forms/Mark';
import { useStudio } from '../../state/studio-context';
import { AliasDialog } from './AliasDialog';
import { AliasRows } from './AliasRows';
import { PublishDialog } from './PublishDialog';
import styles from './VersionsTab.module.css';
import { latest, publishedAt, publishProblem, versionNumbers } from './version-words';

export interface VersionsTabProps {
  readonly entity: LambdaFunction;
}

/** Versions stand as they were published; aliases can be moved. Refusals are said in a toast. */
export function VersionsTab({ entity }: VersionsTabProps) {
  const [asked, setAsked] = useState<'publish' | 'alias'>();
  const { client } = useStudio();
  const toasts = useToasts();
  const { functionName, versions = {}, aliases = {} } = entity;
  const isSlim = useWidthClass() === 'slim';
  const numbers = versionNumbers(entity);
  const problem = publishProblem(entity);
  const removeVersion = (version: string) =>
    client.functions.removeVersion({ functionName, version }).catch((error: unknown) => {
      toasts.getState().show(errorToast(error));
    });
  const publish = (size: 'small' | 'normal') => (
    <ToolButton
      size={size}
      icon={GitCommitVertical}
      tone="primary"
      disabledReason={problem}
      onClick={() => setAsked('publish')}
    >
      Publish version…
    </ToolButton>
  );
  const dialogs = (
    <>
      {asked === 'publish' && <PublishDialog entity={entity} onClose={() => setAsked(undefined)} />}
      {asked === 'alias' && <AliasDialog entity={entity} onClose={() => setAsked(undefined)} />}
    </>
  );
  if (numbers.length === 0 && Object.keys(aliases).length === 0) {
    return (
      <>
        <EmptyState
          icon={GitCommitVertical}
          title="No version yet"
          sentence="A version keeps code and settings as they are now. Integrations call it by its number, or by an alias that you move from one version to the next."
          actions={publish('normal')}
        />
        {dialogs}
      </>
    );
  }
  return (
    <div className={styles.tab}>
      <section aria-label="Aliases">
        <SectionHead title="Aliases" detail={<Mark setting="function.aliases.*.functionVersion" />}>
          <ToolButton size="small" icon={Plus} onClick={() => setAsked('alias')}>
            New alias…
          </ToolButton>
        </SectionHead>
        <AliasRows entity={entity} />
      </section>
      <section aria-label="Versions">
        <SectionHead title="Versions" count={numbers.length}>
          {publish('small')}
        </SectionHead>
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">Description</th>
                <th scope="col">Runtime</th>
                <th scope="col">Published</th>
                {!isSlim && <th scope="col">Code</th>}
                <th scope="col">
                  <VisuallyHidden>Actions</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{latest}</th>
                <td className={styles.description}>the function as it is now</td>
                <td>{entity.runtime}</td>
                <td />
                {!isSlim && <td />}
                <td />
              </tr>
              {numbers.map((number) => {
                const version = versions[number];
                const holders = aliasesOf(entity, number);
                return (
                  <tr key={number}>
                    <th scope="row">{number}</th>
                    <td className={styles.description}>{version?.description}</td>
                    <td>{version?.runtime}</td>
                    <td>{publishedAt(version)}</td>
                    {!isSlim && (
                      <td>
                        <code title={version?.codeSha256}>{version?.codeSha256.slice(0, 10)}</code>
                      </td>
                    )}
                    <td className={styles.deeds}>
                      <IconAction
                        icon={Trash2}
                        size="small"
                        label={`Delete version ${number}`}
                        {...(holders.length > 0 && { disabledReason: `Held by ${holders.join(', ')}` })}
                        onClick={() => void removeVersion(number)}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </section>
      {dialogs}
    </div>
  );
}
