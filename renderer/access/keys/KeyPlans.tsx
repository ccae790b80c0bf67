// The usage plans a key is in, and those it can join.
import { Menu } from '@mantine/core';
import { Gauge, Plus, X } from 'lucide-react';
import type { ApiKey } from '../../../shared/definition/companions/usage-plan';
import { IconAction } from '../../components/IconAction';
import { ToolButton } from '../../components/ToolButton';
import { useEntities } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { useEdits } from '../use-edits';
import styles from './ApiKeyPage.module.css';
import { keyName } from './key-words';

/** A key without a plan is refused everywhere. */
export function KeyPlans({ apiKey }: { readonly apiKey: ApiKey }) {
  const { view } = useStudio();
  const edits = useEdits();
  const plans = useEntities('usage-plan');
  const isIn = (keyIds: readonly string[] | undefined) => keyIds?.includes(apiKey.id) === true;
  const joined = plans.filter(({ entity }) => isIn(entity.keyIds));
  const others = plans.filter(({ entity }) => !isIn(entity.keyIds));
  const name = keyName(apiKey);
  return (
    <span className={styles.plans}>
      {joined.length === 0 && <span className={styles.none}>none: its requests are refused</span>}
      {joined.map(({ key, entity }) => (
        <span key={key} className={styles.plan}>
          <ToolButton
            size="small"
            tone="subtle"
            icon={Gauge}
            onClick={() => openAccess(view, { section: 'usage-plans', id: entity.id })}
          >
            {entity.name}
          </ToolButton>
          <IconAction
            size="small"
            icon={X}
            label={`Take ${name} out of ${entity.name}`}
            onClick={() =>
              void edits.set(
                key,
                ['keyIds'],
                (entity.keyIds ?? []).filter((id) => id !== apiKey.id),
                `Take ${name} out of ${entity.name}`,
              )
            }
          />
        </span>
      ))}
      {others.length > 0 && (
        <Menu position="bottom-start" width={220} shadow="md">
          <Menu.Target>
            <ToolButton size="small" tone="subtle" icon={Plus} aria-haspopup="menu">
              Add to plan
            </ToolButton>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ key, entity }) => (
              <Menu.Item
                key={key}
                leftSection={<Gauge size={13} aria-hidden="true" />}
                onClick={() =>
                  void edits.set(
                    key,
                    ['keyIds'],
                    [...(entity.keyIds ?? []), apiKey.id],
                    `Add ${name} to ${entity.name}`,
                  )
                }
              >
                {entity.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </span>
  );
}
