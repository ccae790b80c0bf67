// A line of words with its telling parts set off, cut at the end where it does not fit.
import { joinClasses } from '../../components/join-classes';
import styles from './WordLine.module.css';
import { plainText, type Words } from './words';

/** One line; the whole text is its tooltip. */
export function WordLine({ words, className }: { readonly words: Words; readonly className?: string | undefined }) {
  const text = plainText(words);
  return (
    <span className={joinClasses(styles.line, className)} title={text === '' ? undefined : text}>
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words of a line never move
        <span key={index} className={word.as === undefined ? undefined : styles[word.as]}>
          {word.text}
        </span>
      ))}
    </span>
  );
}
