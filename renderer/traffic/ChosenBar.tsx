// The bar over the traffic list while several requests are chosen: how many, and what can be done with all of them.

import { CommandButton } from '../commands/CommandButton';
import { countWords } from '../components/count-words';
import styles from './ChosenBar.module.css';

/** Stands in the place of the chart and is as high, so that no row moves under the pointer. */
export function ChosenBar({ count }: { readonly count: number }) {
  return (
    <div className={styles.bar} role="toolbar" aria-label="Chosen requests">
      <b role="status">{countWords(count, 'request')} chosen</b>
      <CommandButton command="replay.run" label="Replay…" size="small" />
      <CommandButton command="requests.save-as-tests" label="Save as tests…" size="small" />
      <CommandButton command="requests.export-har" label="Export HAR…" size="small" />
      <CommandButton command="requests.export-json" label="Export JSON…" size="small" />
      <CommandButton command="request.copy-as-curl" label="Copy as cURL" size="small" />
      <span className={styles.end}>
        <CommandButton command="requests.choose-all" label="Choose all" tone="subtle" size="small" />
        <CommandButton command="requests.choose-none" label="None" tone="subtle" size="small" />
      </span>
    </div>
  );
}
