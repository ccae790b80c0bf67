// One row of the palette: icon, verb, text with its matched letters, quiet words, keys.
import { joinClasses } from '../../components/join-classes';
import { MethodBadge } from '../../components/MethodBadge';
import { Shortcut } from '../../components/Shortcut';
import { type FuzzyMatch, highlightParts } from '../fuzzy';
import styles from './Palette.module.css';
import type { FoundItem } from './search-items';

export interface PaletteRowProps {
  readonly id: string;
  readonly index: number;
  readonly found: FoundItem;
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly onHover: () => void;
}

/** An option of the palette's list; the keyboard is with the input. */
export function PaletteRow({
  id,
  index,
  found: { item, ranges, detailRanges },
  isActive,
  onChoose,
  onHover,
}: PaletteRowProps) {
  const Icon = item.icon;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: options are reached through the input's aria-activedescendant
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      data-row={index}
      className={joinClasses(styles.row, isActive && styles.active)}
      onClick={onChoose}
      onMouseMove={isActive ? undefined : onHover}
    >
      <Icon size={16} strokeWidth={1.8} className={styles.icon} aria-hidden="true" />
      {item.httpMethod !== undefined && <MethodBadge method={item.httpMethod} />}
      <span className={joinClasses(styles.text, item.isMono === true && styles.mono)}>
        <Marked text={item.text} ranges={ranges} />
      </span>
      {item.detail !== undefined && item.detail !== '' && (
        <span className={styles.detail}>
          <Marked text={item.detail} ranges={detailRanges} />
        </span>
      )}
      {item.shortcut !== undefined && (
        <span className={styles.keys}>
          <Shortcut shortcut={item.shortcut} isSplit />
        </span>
      )}
    </div>
  );
}

/** A text with its matched letters in accent. */
function Marked({ text, ranges }: { readonly text: string; readonly ranges: FuzzyMatch['ranges'] }) {
  return highlightParts(text, ranges).map((part, at) =>
    part.isMatch ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
      <mark key={at}>{part.text}</mark>
    ) : (
      part.text
    ),
  );
}
