// The text of a frame in the colours of JSON: one line in a list, or whole.
import { useMemo } from 'react';
import { tokenizeCode } from '../components/code/tokenize';
import { prettyText } from './client-log';
import styles from './FrameText.module.css';

export interface FrameTextProps {
  readonly text: string;
  /** Over several lines. */
  readonly isWhole: boolean;
}

/** Text of which a line is shown: more would not be seen. */
const lineLength = 400;

/** What is no JSON is shown as it is. */
export function FrameText({ text, isWhole }: FrameTextProps) {
  const lines = useMemo(() => {
    const shown = isWhole ? prettyText(text) : text.slice(0, lineLength).replaceAll('\n', ' ');
    return tokenizeCode(shown, /^\s*[{[]/.test(shown) ? 'json' : 'text');
  }, [text, isWhole]);
  return (
    <code className={isWhole ? styles.whole : styles.line}>
      {lines.map((tokens, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other identity
        <span key={line}>
          {tokens.map((token, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: tokens of a line have no other identity
            <span key={index} className={styles[token.kind]}>
              {token.text}
            </span>
          ))}
          {line < lines.length - 1 && '\n'}
        </span>
      ))}
    </code>
  );
}
