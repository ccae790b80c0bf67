// The cache of a stage: the cluster and its settings, how much it helps, which methods are cached, and what is kept.
import { DatabaseZap } from 'lucide-react';
import { type CachingChoice, chosenSetting, everyMethod } from '../../shared/cache/method-caching';
import { entityKey } from '../../shared/definition/entities';
import { CommandButton } from '../commands/CommandButton';
import { EmptyState } from '../components/EmptyState';
import { ErrorNote } from '../components/ErrorNote';
import { FormGrid } from '../components/FormRow';
import { SectionHead } from '../components/SectionHead';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { useCommit } from '../design/forms/commit';
import { FieldRow } from '../design/forms/fields/FieldRow';
import { useEntity } from '../state/hooks';
import { useClient } from '../state/studio-context';
import styles from './Cache.module.css';
import { CacheEntries } from './CacheEntries';
import { CacheFigures } from './CacheFigures';
import { addToKey, invalidateEntry } from './cache-deeds';
import { clusterFields } from './cache-fields';
import { MethodCachingTable } from './MethodCachingTable';
import { type StagePlace, useStageCache } from './use-stage-cache';

/** The tab Cache of a REST API's stage. */
export function StageCache({ place }: { readonly place: StagePlace }) {
  const key = entityKey('stage', place.apiId, place.stageName);
  const stage = useEntity(key);
  const commit = useCommit(key);
  const client = useClient();
  const toasts = useToasts();
  if (stage === undefined) return null;
  const choose = (settingKey: string, choice: CachingChoice, of: string) => {
    const value = chosenSetting(stage, settingKey, choice);
    const path = ['methodSettings', settingKey];
    return commit([value === undefined ? { path } : { path, value }], `Change caching of ${of}`);
  };
  if (!stage.cacheClusterEnabled) {
    const switchOn = () =>
      commit(
        [
          { path: ['cacheClusterEnabled'], value: true },
          { path: ['methodSettings', everyMethod], value: chosenSetting(stage, everyMethod, 'on') },
        ],
        `Switch the cache of ${place.stageName} on`,
      );
    return (
      <EmptyState
        icon={DatabaseZap}
        title="No cache"
        sentence={`A cache keeps what integrations answered and gives it to the requests after: faster for clients of ${place.stageName}, and less work behind it.`}
        actions={
          <ToolButton tone="primary" icon={DatabaseZap} onClick={() => void switchOn()}>
            Cache GET methods
          </ToolButton>
        }
      />
    );
  }
  return (
    <div className={styles.tab}>
      <FormGrid>
        {clusterFields.map((field) => (
          <FieldRow key={field.label} entityKey={key} place={[]} field={field} />
        ))}
      </FormGrid>
      <SectionHead
        title="Cached methods"
        detail="changes hold from the next request on; times, encryption and invalidation are on the tab Methods"
      />
      <MethodCachingTable
        apiId={place.apiId}
        stage={stage}
        onChoose={(...choice) => void choose(...choice)}
        onVary={(method) => void addToKey(client, toasts, method)}
      />
      <Kept place={place} />
    </div>
  );
}

function Kept({ place }: { readonly place: StagePlace }) {
  const client = useClient();
  const toasts = useToasts();
  const { state, error, reload } = useStageCache(place);
  return (
    <>
      <SectionHead title="Kept answers" count={state?.entries.length}>
        <CommandButton command="cache.flush" />
      </SectionHead>
      {error !== undefined && state === undefined && <ErrorNote error={error} />}
      {state !== undefined && (
        <>
          <CacheFigures state={state} />
          <div className={styles.table}>
            <CacheEntries
              state={state}
              onInvalidate={(entry) => void invalidateEntry(client, toasts, place, entry).then(reload)}
            />
          </div>
        </>
      )}
    </>
  );
}
