// What a test sent, variables filled in and secrets masked.
import type { TestResult } from '../../../shared/contract/tests';
import { CodePane } from '../../components/CodePane';
import { MethodBadge } from '../../components/MethodBadge';
import { HeaderTable } from '../../trace/AnswerView';
import styles from './ResultPane.module.css';

/** Request line, headers, body. */
export function SentRequest({ sent }: { readonly sent: TestResult['sent'] }) {
  if (sent === undefined) return <p className={styles.none}>Nothing was sent.</p>;
  const { method, url, headers, body } = sent;
  return (
    <>
      <p className={styles.url}>
        <MethodBadge method={method} /> <code>{url}</code>
      </p>
      {headers.length > 0 && <HeaderTable headers={headers} />}
      {body !== undefined && body !== '' && (
        <CodePane label="Sent body" text={body} language={/^\s*[{[]/.test(body) ? 'json' : 'text'} isInline />
      )}
    </>
  );
}
