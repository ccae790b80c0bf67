// The pattern that a token must match, with a token to try it on.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EntityKey } from '../../../../shared/definition/entities';
import { openJavaRegex } from '../../../../shared/vtl/regex/java-regex';
import { EvaluationError } from '../../../../shared/vtl/template-error';
import { FormRow } from '../../../components/FormRow';
import { useField } from '../../../state/editing';
import { useFidelity } from '../../../state/hooks';
import styles from './AuthorizerForm.module.css';

/** Steps of a try: a pattern typed here must not stop the window. */
const trySteps = 200_000;

export interface PatternRowProps {
  readonly entityKey: EntityKey;
  /** User pools: the pattern is for the client id in `aud`, not for the token. */
  readonly isOfPool: boolean;
}

/** The expression, and the try field as soon as there is one. */
export function PatternRow({ entityKey, isOfPool }: PatternRowProps) {
  const { value: pattern = '', set, error } = useField<string>(entityKey, ['identityValidationExpression']);
  const fidelity = useFidelity('authorizer.identityValidationExpression');
  const [tried, setTried] = useState('');
  const what = isOfPool ? 'aud' : 'token';
  const outcome = pattern === '' ? undefined : tryPattern(pattern, tried);
  return (
    <>
      <div data-path="identityValidationExpression">
        <FormRow
          label={isOfPool ? 'Audience pattern' : 'Token pattern'}
          fidelity={fidelity?.fidelity}
          note={fidelity?.note}
          error={error ?? outcome?.problem}
        >
          {(ids) => (
            <TextInput
              {...ids}
              flex={1}
              classNames={{ input: styles.mono ?? '' }}
              value={pattern}
              placeholder={isOfPool ? 'any client of the pools' : 'any token'}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => set(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
            />
          )}
        </FormRow>
      </div>
      {pattern !== '' && (
        <FormRow label={`Try ${isOfPool ? 'an' : 'a'} ${what}`}>
          {(ids) => (
            <>
              <TextInput
                {...ids}
                flex={1}
                classNames={{ input: styles.mono ?? '' }}
                value={tried}
                placeholder={isOfPool ? '7rfbikfsm51j2fpaggacgng84g' : 'Bearer abc'}
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => setTried(event.currentTarget.value)}
              />
              <output className={styles.outcome} data-outcome={outcome?.isMatch === true ? 'ok' : 'refused'}>
                {tried === '' ? '' : outcome?.isMatch === true ? '✓ matches' : '✗ 401, not asked'}
              </output>
            </>
          )}
        </FormRow>
      )}
    </>
  );
}

/** As the gateway does: the whole text, in Java's dialect. */
function tryPattern(pattern: string, text: string): { readonly isMatch: boolean; readonly problem?: string } {
  try {
    return { isMatch: openJavaRegex().matches(pattern, text, { stepsLeft: trySteps }) };
  } catch (thrown) {
    if (!(thrown instanceof EvaluationError)) throw thrown;
    return {
      isMatch: false,
      problem: thrown.kind === 'render' ? `The pattern is broken: ${thrown.message}` : 'The pattern takes too long.',
    };
  }
}
