// Before the first usage plan: what one is, and a ready one.
import { Gauge, Plus } from 'lucide-react';
import { newShortId } from '../../../shared/definition/ids';
import { CommandButton } from '../../commands/CommandButton';
import { EmptyState, ExampleCard } from '../../components/EmptyState';
import { ToolButton } from '../../components/ToolButton';
import { SectionBar } from '../../design/sections/PartsLayout';
import { useSelectedApiId, useSelectedStageName } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { useEdits } from '../use-edits';

/** The example limits the selected stage. */
export function NoPlans() {
  const { view } = useStudio();
  const edits = useEdits();
  const apiId = useSelectedApiId();
  const stage = useSelectedStageName();
  const add = async () => {
    const id = newShortId(Math.random);
    const plan = {
      id,
      name: 'Mobile',
      throttle: { rateLimit: 5, burstLimit: 10 },
      quota: { limit: 100, offset: 0, period: 'DAY' },
      ...(apiId !== undefined && stage !== undefined && { apiStages: [{ apiId, stage }] }),
    };
    if (await edits.put(`usage-plan:${id}`, plan, 'New usage plan Mobile')) {
      openAccess(view, { section: 'usage-plans', id });
    }
  };
  return (
    <>
      <SectionBar icon={Gauge} title="Usage plans" />
      <EmptyState
        icon={Gauge}
        title="No usage plans yet"
        sentence="A usage plan says how often callers with an API key may call: how many requests a second, and how many a day."
        actions={<CommandButton command="access.new-plan" tone="primary" />}
        example={
          <ExampleCard
            title="Mobile"
            action={
              <ToolButton tone="subtle" size="small" icon={Plus} onClick={() => void add()}>
                Add this one
              </ToolButton>
            }
            rows={['5 requests per second, bursts of 10', '100 requests per day']}
          />
        }
      />
    </>
  );
}
