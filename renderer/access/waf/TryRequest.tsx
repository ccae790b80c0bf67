// What a web ACL says about a request, rule by rule; nothing is sent.
import { NumberInput, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '../../components/ErrorNote';
import { FormGrid, FormRow } from '../../components/FormRow';
import { KeyValueEditor } from '../../components/KeyValueEditor';
import type { KeyValueRow } from '../../components/key-value-rows';
import { Note } from '../../components/Note';
import { SectionHead } from '../../components/SectionHead';
import { TextRow } from '../../components/TextRow';
import { WafRules } from '../../trace/WafRules';
import styles from '../domains/domains.module.css';
import { type TriedRequest, useVerdict } from './use-verdict';

const first: TriedRequest = {
  method: 'GET',
  target: "/prod/orders?id=1' or '1'='1",
  headers: [],
  body: '',
  sourceIp: '203.0.113.10',
  times: 1,
};

/** The answer follows every key typed. */
export function TryRequest({ arn }: { readonly arn: string }) {
  const [request, setRequest] = useState(first);
  const [headers, setHeaders] = useState<readonly KeyValueRow[]>([{ name: 'User-Agent', value: 'Mozilla/5.0' }]);
  const type =
    <K extends keyof TriedRequest>(member: K) =>
    (value: TriedRequest[K]) =>
      setRequest((before) => ({ ...before, [member]: value }));
  const sent = {
    ...request,
    headers: headers.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value] as const),
  };
  return (
    <section className={styles.part} aria-label="Try a request">
      <SectionHead title="Try" detail="what each rule makes of a request; nothing is sent" />
      <div className={styles.columns}>
        <div className={styles.form}>
          <FormGrid>
            <FormRow label="Method">
              {(ids) => (
                <Select
                  {...ids}
                  data={['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']}
                  value={request.method}
                  allowDeselect={false}
                  onChange={(method) => type('method')(method ?? 'GET')}
                />
              )}
            </FormRow>
            <TextRow label="Path with stage" holds="code" value={request.target} onType={type('target')} />
            <TextRow label="Source address" holds="code" value={request.sourceIp} onType={type('sourceIp')} />
            <FormRow label="Within a minute" aside="requests, this is the last">
              {(ids) => (
                <NumberInput
                  {...ids}
                  w={96}
                  min={1}
                  max={20_000}
                  allowDecimal={false}
                  value={request.times}
                  onChange={(typed) => type('times')(Math.min(Math.max(Number(typed) || 1, 1), 20_000))}
                />
              )}
            </FormRow>
            <FormRow label="Body">
              {(ids) => (
                <Textarea
                  {...ids}
                  flex={1}
                  autosize
                  minRows={2}
                  maxRows={8}
                  spellCheck={false}
                  styles={{ input: { fontFamily: 'var(--gh-mono)' } }}
                  value={request.body}
                  onChange={(event) => type('body')(event.currentTarget.value)}
                />
              )}
            </FormRow>
          </FormGrid>
          <KeyValueEditor
            label="Headers of the request"
            nameHeading="Header"
            valueHeading="Value"
            addWords="Add header"
            rows={headers}
            isCaseSensitive={false}
            onChange={setHeaders}
          />
        </div>
        <Answer arn={arn} request={sent} />
      </div>
    </section>
  );
}

function Answer({ arn, request }: { readonly arn: string; readonly request: TriedRequest }) {
  const { verdict, error } = useVerdict(arn, request);
  if (error !== undefined) return <ErrorNote error={error} />;
  if (verdict === undefined) return null;
  const { action, terminatingRule, response } = verdict;
  const by = terminatingRule === undefined ? 'The default action decides.' : `Rule ${terminatingRule} decides.`;
  const words = { ALLOW: 'Allowed', BLOCK: 'Blocked', CAPTCHA: 'CAPTCHA wanted', CHALLENGE: 'Challenge wanted' }[
    action
  ];
  return (
    <div className={styles.verdict} role="status" aria-label="Verdict">
      <Note tone={action === 'ALLOW' ? 'ok' : 'error'} title={words}>
        {by} {response !== undefined && `The client gets ${response.status}.`}
      </Note>
      <WafRules {...verdict} />
    </div>
  );
}
