// Header lines of both sides beside each other; those that count as a difference are tinted.
import type { HeaderList } from '../../shared/trace/trace';
import styles from './PairView.module.css';

export interface HeaderDiffProps {
  readonly label: string;
  readonly before: HeaderList;
  readonly after: HeaderList;
  /** Names in lower case. Ids of requests, dates and lengths are never among them. */
  readonly different: ReadonlySet<string>;
}

/** One row a name, the different ones first. */
export function HeaderDiff({ label, before, after, different }: HeaderDiffProps) {
  const [left, right] = [byName(before), byName(after)];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  const sorted = [...names.filter((name) => different.has(name)), ...names.filter((name) => !different.has(name))];
  if (sorted.length === 0) return <p className={styles.quiet}>No headers on either side.</p>;
  return (
    <table className={styles.headers} aria-label={label}>
      <tbody>
        {sorted.map((name) => {
          const [a, b] = [left.get(name), right.get(name)];
          const isDifferent = different.has(name);
          return (
            <tr key={name}>
              <th scope="row" className={styles.name}>
                {a?.name ?? b?.name}
              </th>
              <td data-look={isDifferent ? 'removed' : undefined}>{a?.value ?? ''}</td>
              <td data-look={isDifferent ? 'added' : undefined}>{b?.value ?? ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function byName(headers: HeaderList): ReadonlyMap<string, { readonly name: string; readonly value: string }> {
  const lines = new Map<string, { readonly name: string; readonly value: string }>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const known = lines.get(key);
    lines.set(key, { name, value: known === undefined ? value : `${known.value}, ${value}` });
  }
  return lines;
}
