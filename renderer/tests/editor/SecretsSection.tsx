// The secrets a suite names: where each value is from, and a place to type one that stays on this machine.
import { useEffect, useState } from 'react';
import type { TestSecret } from '../../../shared/contract/tests';
import type { TestSuite } from '../../../shared/definition/companions/test-suite';
import { errorToast } from '../../components/error-toast';
import { FormGrid, FormRow } from '../../components/FormRow';
import { SecretField } from '../../components/SecretField';
import { SectionHead } from '../../components/SectionHead';
import { useToasts } from '../../components/toast-store';
import { useStudio } from '../../state/studio-context';
import styles from './RequestPage.module.css';

/** Shown only where the suite names one. */
export function SecretsSection({ suite }: { readonly suite: TestSuite }) {
  const { client } = useStudio();
  const toasts = useToasts();
  const [secrets, setSecrets] = useState<readonly TestSecret[]>([]);
  const [reading, setReading] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the suite may name others after an edit, and a value may be set
  useEffect(() => {
    let isWanted = true;
    client.tests.secrets().then(
      (read) => isWanted && setSecrets(read.filter(({ suiteIds }) => suiteIds.includes(suite.id))),
      (error: unknown) => isWanted && toasts.getState().show(errorToast(error)),
    );
    return () => {
      isWanted = false;
    };
  }, [client, toasts, suite, reading]);
  if (secrets.length === 0) return null;
  const set = async (name: string, value: string | null) => {
    try {
      await client.tests.setSecret({ name, value });
      setReading((count) => count + 1);
    } catch (error) {
      toasts.getState().show(errorToast(error));
    }
  };
  return (
    <section className={styles.section} aria-label="Secrets of the suite">
      <SectionHead title="Secrets" detail="never in the files" count={secrets.length} />
      <FormGrid>
        {secrets.map(({ name, source }) => (
          <FormRow key={name} label={name} aside={source === 'environment' ? `from GATEHOUSE_TEST_${name}` : undefined}>
            {(ids) => (
              <SecretField ids={ids} isSet={source !== 'missing'} onSet={(value) => void set(name, value ?? null)} />
            )}
          </FormRow>
        ))}
      </FormGrid>
    </section>
  );
}
