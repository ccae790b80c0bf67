// What a page of one origin is answered: its preflight, and the headers of everything else.
import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import type { CorsConfiguration } from '../../../../../shared/definition/v2/api';
import { CodePane } from '../../../../components/CodePane';
import { FormRow } from '../../../../components/FormRow';
import { Note } from '../../../../components/Note';
import { SectionHead } from '../../../../components/SectionHead';
import styles from './CorsAnswers.module.css';
import { corsPreview, originsToTry } from './cors-preview';

/** Follows the fields above as they are edited. */
export function CorsAnswers({ cors }: { readonly cors: CorsConfiguration }) {
  const origins = originsToTry(cors);
  const [typed, setTyped] = useState<string>();
  const origin = typed ?? origins[0] ?? '';
  const { isAllowed, preflight, answer } = corsPreview(cors, origin);
  return (
    <section aria-label="What a page is answered" className={styles.answers}>
      <SectionHead title="What a page is answered" />
      <FormRow label="A page of">
        {(ids) => (
          <Autocomplete
            {...ids}
            w={320}
            data={[...origins]}
            // all of them stay on offer while one is shown
            filter={({ options }) => options}
            value={origin}
            spellCheck={false}
            classNames={{ input: styles.mono ?? '' }}
            comboboxProps={{ shadow: 'md' }}
            onChange={setTyped}
          />
        )}
      </FormRow>
      {!isAllowed && (
        <Note tone="info" title="The browser keeps the answer from this page.">
          The gateway does not refuse it: requests without a preflight still reach what the route calls.
        </Note>
      )}
      <h3 className={styles.head}>A preflight</h3>
      <CodePane label="Answer to a preflight" language="text" text={preflight} isTight />
      <h3 className={styles.head}>Headers of every other answer</h3>
      <CodePane label="Headers of every other answer" language="text" text={answer === '' ? 'none' : answer} isTight />
    </section>
  );
}
