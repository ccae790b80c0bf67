// The stages that a web ACL guards. It acts at once, without a deployment.
import { Select } from '@mantine/core';
import { X } from 'lucide-react';
import { StageDot } from '../../components/Count';
import { IconAction } from '../../components/IconAction';
import { SectionHead } from '../../components/SectionHead';
import { useEntities } from '../../state/hooks';
import { useClient } from '../../state/studio-context';
import styles from '../domains/domains.module.css';
import { readTarget, useTargets } from '../domains/use-targets';
import { useTried } from '../use-tried';

/** Stages of REST APIs only; one that another web ACL guards changes over. */
export function GuardedStages({ arn, name }: { readonly arn: string; readonly name: string }) {
  const client = useClient();
  const tried = useTried();
  const rest = new Set(useEntities('rest-api').map(({ entity }) => entity.id));
  const guarded = new Set(
    useEntities('stage')
      .filter(({ entity }) => entity.webAclArn === arn)
      .map(({ key }) => key.slice('stage:'.length)),
  );
  const targets = useTargets().filter(({ value }) => rest.has(readTarget(value).apiId));
  const free = targets.filter(({ value }) => !guarded.has(value));
  return (
    <section className={styles.part} aria-label="Guarded stages">
      <SectionHead title="Stages" count={guarded.size} detail="guarded at once, without a deployment">
        <Select
          aria-label="Guard a stage"
          size="xs"
          w={200}
          placeholder={free.length === 0 ? 'no other stage' : 'Guard a stage'}
          disabled={free.length === 0}
          data={free}
          value={null}
          searchable
          onChange={(value) => value !== null && void tried(() => client.waf.associate({ arn, ...readTarget(value) }))}
        />
      </SectionHead>
      {guarded.size === 0 && <p className={styles.none}>{name} guards no stage yet: it refuses nothing.</p>}
      {targets
        .filter(({ value }) => guarded.has(value))
        .map(({ value, label }) => (
          <span key={value} className={styles.cell}>
            <StageDot stage={readTarget(value).stageName} />
            <span className={styles.name}>{label}</span>
            <IconAction
              size="small"
              icon={X}
              label={`Stop guarding ${label}`}
              onClick={() => void tried(() => client.waf.associate(readTarget(value)))}
            />
          </span>
        ))}
    </section>
  );
}
