// A sample on the start page: drawing, name, one sentence. A click copies it into a workspace and opens it.
import type { SampleName } from '../../shared/contract/workspace';
import { useCommand } from '../commands/use-commands';
import { Tag } from '../components/Count';
import { SampleDrawing } from './SampleDrawing';
import styles from './StartPage.module.css';
import { samples } from './samples';

/** The card of one sample. */
export function SampleCard({ sample }: { readonly sample: SampleName }) {
  const open = useCommand(`workspace.open-sample-${sample}`);
  const { title, protocol, sentence, endpoint, litBoxes } = samples[sample];
  return (
    <button type="button" className={styles.sample} aria-label={`Open sample ${title}`} onClick={open?.run}>
      <span className={styles.picture}>
        <SampleDrawing endpoint={endpoint} litBoxes={litBoxes} />
      </span>
      <span className={styles.words}>
        <span className={styles.title}>
          {title}
          <Tag>{protocol}</Tag>
        </span>
        {sentence}
      </span>
    </button>
  );
}
