// Why a request would be answered from the cache, or not: the key it has, and the entry that comes closest.
import { Select, TextInput } from '@mantine/core';
import { SearchCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { cacheKeyPartText } from '../../shared/cache/cache-visit';
import type { CacheExplanation } from '../../shared/cache/cached-entries';
import { ErrorNote } from '../components/ErrorNote';
import { Note, type NoteTone } from '../components/Note';
import { ToolButton } from '../components/ToolButton';
import { useClient } from '../state/studio-context';
import styles from './Cache.module.css';
import type { StagePlace } from './use-stage-cache';

const verbs = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Asks without sending. */
export function CacheExplain({ place, firstPath }: { readonly place: StagePlace; readonly firstPath: string }) {
  const client = useClient();
  const [httpMethod, setMethod] = useState('GET');
  const [path, setPath] = useState<string>();
  const [header, setHeader] = useState('');
  const [found, setFound] = useState<CacheExplanation>();
  const [error, setError] = useState<unknown>();
  const pathWithQueryString = path ?? firstPath;
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const question = { httpMethod, pathWithQueryString, headers: headerLines(header) };
      setFound(await client.cache.explain({ ...place, ...question }));
      setError(undefined);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <form className={styles.explain} onSubmit={(event) => void ask(event)} aria-label="Why hit or miss">
      <div className={styles.question}>
        <Select
          aria-label="Method"
          data={verbs}
          value={httpMethod}
          allowDeselect={false}
          onChange={(value) => setMethod(value ?? 'GET')}
        />
        <TextInput
          className={styles.wide ?? ''}
          aria-label="Path and query"
          value={pathWithQueryString}
          onChange={(event) => setPath(event.currentTarget.value)}
        />
        <TextInput
          className={styles.wide ?? ''}
          aria-label="Header"
          placeholder="Header: value"
          value={header}
          onChange={(event) => setHeader(event.currentTarget.value)}
        />
        <ToolButton type="submit" icon={SearchCheck}>
          Explain
        </ToolButton>
      </div>
      {error !== undefined && <ErrorNote error={error} />}
      {found !== undefined && <Explanation found={found} />}
    </form>
  );
}

const tones: Readonly<Record<CacheExplanation['verdict'], NoteTone>> = {
  hit: 'ok',
  refresh: 'info',
  miss: 'info',
  uncached: 'warning',
  unrouted: 'error',
};
const titles: Readonly<Record<CacheExplanation['verdict'], string>> = {
  hit: 'Hit: the cache answers',
  refresh: 'Refresh: the entry is replaced',
  miss: 'Miss: the integration answers',
  uncached: 'The method is not cached',
  unrouted: 'No method serves it',
};

function Explanation({ found }: { readonly found: CacheExplanation }) {
  const { verdict, said, notes, method, resourcePath, key, nearest } = found;
  const differing = nearest?.differing.map(({ parameter, kept }) => cacheKeyPartText({ parameter, values: kept }));
  return (
    <div className={styles.explanation} aria-live="polite">
      <Note tone={tones[verdict]} title={titles[verdict]}>
        {said}
      </Note>
      {key !== undefined && (
        <dl className={styles.facts}>
          <dt>Method</dt>
          <dd>
            <code>
              {method} {resourcePath}
            </code>
          </dd>
          <dt>Namespace</dt>
          <dd>
            <code>{key.namespace}</code>
          </dd>
          <dt>Key</dt>
          <dd>
            <code>{key.parts.length === 0 ? 'no parameters' : key.parts.map(cacheKeyPartText).join('  ')}</code>
          </dd>
          {differing !== undefined && differing.length > 0 && (
            <>
              <dt>Nearest entry</dt>
              <dd>
                has <code>{differing.join('  ')}</code>
              </dd>
            </>
          )}
        </dl>
      )}
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function headerLines(line: string): [string, string][] {
  const colon = line.indexOf(':');
  return colon < 1 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
}
