// An IP set or a regex pattern set in the centre: one address or pattern a line, saved when the field is left.
import { Textarea } from '@mantine/core';
import { Network, Regex, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { EntityKey } from '../../../shared/definition/entities';
import { readIpRange } from '../../../shared/policy/ip-range';
import { patternProblem } from '../../../shared/waf/rule-pattern';
import type { IpSet, RegexPatternSet } from '../../../shared/waf/web-acl';
import { FieldError } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { IconAction } from '../../components/IconAction';
import { Region } from '../../components/Region';
import { SectionHead } from '../../components/SectionHead';
import { SectionBar } from '../../design/sections/PartsLayout';
import { usePartEdits } from '../../design/sections/part-edits';
import { useMirror, useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { CopyRow } from '../CopyRow';
import styles from '../domains/domains.module.css';
import { useEdits } from '../use-edits';
import { useArn } from './waf-things';

export interface SetPageProps {
  readonly kind: 'ip-set' | 'regex-pattern-set';
  readonly entityKey: EntityKey;
}

/** Rules that refer to the set follow at once. */
export function SetPage({ kind, entityKey: key }: SetPageProps) {
  const { view } = useStudio();
  const parts = usePartEdits();
  const edits = useEdits();
  const entity = useMirror(({ definition }) => definition.get(key)) as IpSet | RegexPatternSet | undefined;
  const arn = useArn(kind, key);
  if (entity === undefined || arn === undefined) return null;
  const { Name } = entity;
  const isIps = 'Addresses' in entity;
  const save = (lines: readonly string[]) =>
    isIps
      ? edits.set(key, ['Addresses'], lines, `Addresses of ${Name}`)
      : edits.set(
          key,
          ['RegularExpressionList'],
          lines.map((RegexString) => ({ RegexString })),
          `Patterns of ${Name}`,
        );
  return (
    <>
      <SectionBar icon={isIps ? Network : Regex} title={Name} detail={isIps ? 'IP set' : 'regex pattern set'}>
        <IconAction
          icon={Trash2}
          label={`Delete ${Name}`}
          onClick={() =>
            void parts.remove(key, Name).then((isGone) => {
              if (isGone) openAccess(view, { section: 'firewall' });
            })
          }
        />
      </SectionBar>
      <Region name="form" label={`${isIps ? 'IP set' : 'Regex pattern set'} ${Name}`} className={styles.body}>
        <HeadingLevel value={2}>
          <div className={styles.settings}>
            <SectionHead
              title={isIps ? 'Addresses' : 'Patterns'}
              detail={isIps ? `ranges of ${entity.IPAddressVersion}, one a line` : 'one a line; any of them matches'}
            />
            <LinesField
              label={isIps ? 'Addresses' : 'Patterns'}
              lines={isIps ? entity.Addresses : entity.RegularExpressionList.map(({ RegexString }) => RegexString)}
              problemOf={isIps ? (line) => addressProblem(line, entity.IPAddressVersion) : patternProblem}
              onSave={save}
            />
          </div>
          <div className={styles.settings}>
            <CopyRow label="ARN" text={arn} />
          </div>
        </HeadingLevel>
      </Region>
    </>
  );
}

interface LinesFieldProps {
  readonly label: string;
  readonly lines: readonly string[];
  readonly problemOf: (line: string) => string | undefined;
  readonly onSave: (lines: readonly string[]) => Promise<boolean>;
}

/** While a line is wrong, what was saved last stays in force. */
function LinesField({ label, lines, problemOf, onSave }: LinesFieldProps) {
  const [draft, setDraft] = useState<string>();
  const shown = draft ?? lines.join('\n');
  const typed = shown
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const wrong = typed.find((line) => problemOf(line) !== undefined);
  const save = () => {
    if (draft === undefined || wrong !== undefined) return;
    void onSave(typed).then((isSaved) => {
      if (isSaved) setDraft(undefined);
    });
  };
  return (
    <>
      <Textarea
        aria-label={label}
        autosize
        minRows={6}
        maxRows={24}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--gh-mono)' } }}
        value={shown}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={save}
      />
      {wrong !== undefined && <FieldError message={`${wrong}: ${problemOf(wrong) ?? ''}`} />}
    </>
  );
}

function addressProblem(line: string, version: IpSet['IPAddressVersion']): string | undefined {
  const range = line.includes('/') ? readIpRange(line) : undefined;
  const size = version === 'IPV6' ? 16 : 4;
  if (range !== undefined && range.address.length === size) return undefined;
  return `no range of ${version}, as ${version === 'IPV6' ? '2001:db8::/32' : '192.0.2.0/24'}`;
}
