// The palette: commands, places and traffic, found by a few letters. Ctrl+K, Ctrl+P.
import { Search } from 'lucide-react';
import {
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { Tag } from '../../components/Count';
import { DialogFrame } from '../../components/DialogFrame';
import { errorToast } from '../../components/error-toast';
import { neighbour } from '../../components/roving';
import { useToasts } from '../../components/toast-store';
import { useApis, useSelectedApiId } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';
import { useCommandTable } from '../use-commands';
import styles from './Palette.module.css';
import { PaletteFoot } from './PaletteFoot';
import { PaletteRow } from './PaletteRow';
import { backendItems, commandItems, type PaletteItem, placeItems, stageItems, trafficItems } from './palette-items';
import { type FoundGroup, searchItems } from './search-items';
import { useRecentItems } from './use-recent-items';

type Mode = 'all' | 'places' | 'recent';

const hints: Readonly<Record<Mode, string>> = {
  all: 'Search or run a command',
  places: 'Go to a resource, method or model',
  recent: 'Open a recent workspace',
};

/** Rows of one group where the palette looks for nothing else. */
const most = 60;

/** Shown while the view says so. */
export function Palette() {
  const { view } = useStudio();
  const mode = useView(({ overlay }) => (overlay?.kind === 'palette' ? overlay.mode : undefined));
  const close = () => view.setState({ overlay: undefined });
  return (
    <DialogFrame isOpen={mode !== undefined} onClose={close} width={620} top={96} label={hints[mode ?? 'all']}>
      {mode !== undefined && <PaletteBody key={mode} mode={mode} onClose={close} />}
    </DialogFrame>
  );
}

function PaletteBody({ mode, onClose }: { readonly mode: Mode; readonly onClose: () => void }) {
  const toasts = useToasts();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  // at once, not when the dialog has settled: people type before it is there
  useLayoutEffect(() => input.current?.focus(), []);
  const find = useSearch(mode);
  const shownQuery = useDeferredValue(query);
  const groups = useMemo(() => find(shownQuery), [find, shownQuery]);
  const rows = groups.flatMap(({ found }) => found);
  const current = Math.min(active, rows.length - 1);
  const apiId = useSelectedApiId();
  const api = useApis().find((entry) => entry.apiId === apiId);

  const choose = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    // closed first: the dialog gives the focus back before the command takes it
    onClose();
    void Promise.resolve(item.run()).catch((error: unknown) => toasts.getState().show(errorToast(error)));
  };
  const steer = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      // whoever types fast is ahead of the list: Enter means what was typed, not what is still shown
      choose(shownQuery === query ? rows[current]?.item : find(query)[0]?.found[0]?.item);
      return;
    }
    if (event.key === 'Home' || event.key === 'End') return;
    const next = neighbour(rows, current, event.key, 'vertical');
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  };
  useEffect(() => {
    list.current?.querySelector(`[data-row="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  let index = -1;
  return (
    <>
      <div className={styles.head}>
        <Search size={16} strokeWidth={1.8} aria-hidden="true" />
        <input
          ref={input}
          data-autofocus
          className={styles.input}
          role="combobox"
          aria-label={hints[mode]}
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={rows.length === 0 ? undefined : `${listId}-${current}`}
          placeholder={hints[mode]}
          value={query}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={steer}
        />
        {api !== undefined && mode !== 'recent' && <Tag>{api.name}</Tag>}
      </div>
      <div className={styles.list} role="listbox" id={listId} aria-label="Found" ref={list}>
        {groups.map(({ group, found }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
          <div key={group} role="group" aria-label={group}>
            <div className={styles.group} aria-hidden="true">
              {group}
            </div>
            {found.map((row) => {
              index += 1;
              const at = index;
              return (
                <PaletteRow
                  key={row.item.id}
                  id={`${listId}-${at}`}
                  index={at}
                  found={row}
                  isActive={at === current}
                  onChoose={() => choose(row.item)}
                  onHover={() => setActive(at)}
                />
              );
            })}
          </div>
        ))}
      </div>
      {rows.length === 0 && (
        <p className={styles.nothing} role="status">
          {query === '' ? 'Nothing here yet.' : `Nothing found for “${query}”.`}
        </p>
      )}
      <PaletteFoot hasPrefixes={mode === 'all'} />
    </>
  );
}

/** What is found for a query. `/` in front finds paths only, `#` stages. */
function useSearch(mode: Mode): (query: string) => readonly FoundGroup[] {
  const { registry, context, run } = useCommandTable();
  const commands = useStore(registry.store, (state) => state.commands);
  const recent = useRecentItems(mode === 'recent');
  // Taken when the palette opens: what changes while it is open would move under the pointer.
  const sources = useMemo(() => {
    const now = context();
    return { now, commands: commandItems(commands, now, run), stages: stageItems(now) };
  }, [commands, context, run]);
  return useMemo(() => {
    // thousands of places are made only when letters choose among them
    const few = [...placeItems(sources.now, most), ...backendItems(sources.now)];
    let all: readonly PaletteItem[] | undefined;
    const placesFor = (query: string) => {
      if (query === '') return few;
      all ??= [...placeItems(sources.now), ...backendItems(sources.now)];
      return all;
    };
    return (query) => {
      if (mode === 'recent') return searchItems(recent, query, 30);
      if (query.startsWith('#') && mode === 'all') return searchItems(sources.stages, query.slice(1), 30);
      const places = placesFor(query);
      if (mode === 'places') return searchItems(places, query, most);
      if (query.startsWith('/'))
        return searchItems(
          places.filter(({ isMono }) => isMono),
          query,
          most,
        );
      const items = [...sources.commands, ...places, ...trafficItems(sources.now, query)];
      return searchItems(items, query, query === '' ? 8 : 6);
    };
  }, [mode, sources, recent]);
}
