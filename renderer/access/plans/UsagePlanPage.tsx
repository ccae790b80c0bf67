// A usage plan in the centre: its limits, the token bucket of a key, live, its keys, its stages and their methods.
import { Menu } from '@mantine/core';
import { Ellipsis, Gauge, PencilLine, Square, Trash2, Zap } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ApiKey, UsagePlan } from '../../../shared/definition/companions/usage-plan';
import { type EntityKey, entityKey } from '../../../shared/definition/entities';
import { CommandButton } from '../../commands/CommandButton';
import { EmptyState } from '../../components/EmptyState';
import { IconAction } from '../../components/IconAction';
import { Region } from '../../components/Region';
import { ToolButton } from '../../components/ToolButton';
import { SectionBar } from '../../design/sections/PartsLayout';
import { usePartEdits } from '../../design/sections/part-edits';
import { useApis, useApiView, useEntities, useEntity, useGateway, useRequests } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import type { AccessPageProps } from '../access-section';
import { keyName } from '../keys/key-words';
import { burstTargets } from '../throttle/burst-target';
import { useBurst } from '../throttle/use-burst';
import { useEdits } from '../use-edits';
import { BucketCard } from './BucketCard';
import { LastRefusal } from './LastRefusal';
import { MethodLimitDialog } from './MethodLimitDialog';
import { MethodLimitsTable } from './MethodLimitsTable';
import { NoPlans } from './NoPlans';
import { PlanKeysTable } from './PlanKeysTable';
import { PlanSettings } from './PlanSettings';
import { PlanStages } from './PlanStages';
import { type MethodLimit, withMethodLimit, withoutStage, withStage } from './plan-edits';
import { RenameDialog } from './RenameDialog';
import styles from './UsagePlanPage.module.css';

/** The plan `id`; without one, how to make the first. */
export function UsagePlanPage({ id }: AccessPageProps) {
  const key = id === undefined ? undefined : entityKey('usage-plan', id);
  const plan = useEntity(key);
  return plan === undefined || key === undefined ? <NoPlans /> : <PlanView plan={plan} entityKey={key} />;
}

function PlanView({ plan, entityKey: key }: { readonly plan: UsagePlan; readonly entityKey: EntityKey }) {
  const { view } = useStudio();
  const edits = useEdits();
  const parts = usePartEdits();
  const isAsideOpen = useView(({ isTestPaneOpen }) => isTestPaneOpen);
  const apis = useApis();
  const everyKey = useEntities('api-key');
  const everyRequest = useRequests();
  const [chosenId, setChosenId] = useState<string>();
  const [limit, setLimit] = useState<MethodLimit | 'new'>();
  const [isRenaming, setRenaming] = useState(false);

  const keys = useMemo(() => {
    const ids = new Set(plan.keyIds ?? []);
    return everyKey.map(({ entity }) => entity).filter((each) => ids.has(each.id));
  }, [everyKey, plan.keyIds]);
  const others = everyKey.map(({ entity }) => entity).filter((each) => !(plan.keyIds ?? []).includes(each.id));
  const requests = useMemo(
    () => everyRequest.filter(({ usagePlanId }) => usagePlanId === plan.id),
    [everyRequest, plan.id],
  );
  const selected = keys.find((each) => each.id === chosenId) ?? keys[0];
  const apiName = (apiId: string) => apis.find((api) => api.apiId === apiId)?.name ?? apiId;
  const stages = plan.apiStages ?? [];
  const setKeys = (ids: readonly string[], label: string) => void edits.set(key, ['keyIds'], ids, label);
  const setStages = (next: UsagePlan['apiStages'], label: string) => edits.set(key, ['apiStages'], next, label);

  return (
    <>
      <SectionBar icon={Gauge} title={plan.name} detail={[...new Set(stages.map(({ stage }) => stage))].join(', ')}>
        <BurstButton plan={plan} apiKey={selected} />
        {!isAsideOpen && <CommandButton command="view.test-pane" look="icon" label="Show personas" />}
        <Menu position="bottom-end" width={200}>
          <Menu.Target>
            <IconAction icon={Ellipsis} label="More" aria-haspopup="menu" />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<PencilLine size={14} aria-hidden="true" />} onClick={() => setRenaming(true)}>
              Rename…
            </Menu.Item>
            <Menu.Item
              leftSection={<Zap size={14} aria-hidden="true" />}
              onClick={() => view.setState({ panel: 'throttle' })}
            >
              Open the throttle lab
            </Menu.Item>
            <Menu.Item
              leftSection={<Trash2 size={14} aria-hidden="true" />}
              onClick={() =>
                void parts.remove(key, plan.name).then((isGone) => {
                  if (isGone) openAccess(view, { section: 'usage-plans' });
                })
              }
            >
              Delete {plan.name}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </SectionBar>
      <Region name="form" label={`Usage plan ${plan.name}`} className={styles.body}>
        <PlanSettings entityKey={key} />
        {selected !== undefined && (
          <BucketCard plan={plan} keys={keys} selected={selected} onSelect={setChosenId} requests={requests} />
        )}
        {keys.length === 0 && others.length === 0 ? (
          <EmptyState
            icon={Gauge}
            place="inline"
            title="No API key yet"
            sentence="A plan limits callers by their API keys. Make one: it joins this plan."
            actions={<CommandButton command="access.new-key" tone="primary" label="New API key" />}
          />
        ) : (
          <PlanKeysTable
            plan={plan}
            keys={keys}
            others={others}
            selectedId={selected?.id}
            requests={requests}
            onSelect={setChosenId}
            onOpen={(id) => openAccess(view, { section: 'api-keys', id })}
            onAdd={(id) => setKeys([...(plan.keyIds ?? []), id], `Add an API key to ${plan.name}`)}
            onRemove={({ id, ...each }) =>
              setKeys(
                (plan.keyIds ?? []).filter((keyId) => keyId !== id),
                `Take ${keyName({ id, ...each })} out of ${plan.name}`,
              )
            }
            onCopy={(each) => void edits.copy(each.value, `Value of ${keyName(each)}`)}
          />
        )}
        <MethodLimitsTable
          plan={plan}
          requests={requests}
          apiName={apiName}
          onAdd={() => setLimit('new')}
          onEdit={setLimit}
          onRemove={(each) =>
            void setStages(withMethodLimit(stages, each, undefined), `Remove the limit of ${each.methodKey}`)
          }
        />
        <PlanStages
          plan={plan}
          apiName={apiName}
          onAdd={(apiId, stage) => void setStages(withStage(stages, apiId, stage), `Add ${stage} to ${plan.name}`)}
          onRemove={(apiId, stage) =>
            void setStages(withoutStage(stages, apiId, stage), `Take ${stage} out of ${plan.name}`)
          }
        />
        <LastRefusal requests={requests} />
      </Region>
      {limit !== undefined && (
        <MethodLimitDialog
          plan={plan}
          apiName={apiName}
          limit={limit === 'new' ? undefined : limit}
          onClose={() => setLimit(undefined)}
          onSave={async (place, limits) => {
            await setStages(withMethodLimit(stages, place, limits), `Limit ${place.methodKey}`);
          }}
        />
      )}
      {isRenaming && (
        <RenameDialog
          what="usage plan"
          name={plan.name}
          onSave={async (name) => {
            await edits.set(key, ['name'], name, `Rename ${plan.name}`);
          }}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}

const burstRequests = 30;

/** Sends thirty requests with the key, to the first method that needs one. */
function BurstButton({ plan, apiKey }: { readonly plan: UsagePlan; readonly apiKey: ApiKey | undefined }) {
  const place = plan.apiStages?.[0];
  const view = useApiView(place?.apiId);
  const isRunning = useGateway().status === 'running';
  const burst = useBurst();
  const target = view === undefined ? undefined : burstTargets(view)[0];
  if (burst.isRunning) {
    return (
      <ToolButton icon={Square} onClick={burst.cancel}>
        Cancel {burst.progress?.answered ?? 0} of {burstRequests}
      </ToolButton>
    );
  }
  const whyNot = whyNoBurst(isRunning, place !== undefined, target?.needsKey, apiKey !== undefined);
  return (
    <ToolButton
      icon={Zap}
      disabledReason={whyNot}
      onClick={() => {
        if (place === undefined || target === undefined || apiKey === undefined) return;
        void burst.start({
          apiId: place.apiId,
          stageName: place.stage,
          verb: target.verb,
          pathWithQueryString: target.path,
          headers: [['x-api-key', apiKey.value]],
          requests: burstRequests,
        });
      }}
    >
      Burst {burstRequests}
    </ToolButton>
  );
}

function whyNoBurst(
  isRunning: boolean,
  hasStage: boolean,
  needsKey: boolean | undefined,
  hasKey: boolean,
): string | undefined {
  if (!isRunning) return 'the gateway is not running';
  if (!hasStage) return 'the plan has no stage yet';
  if (needsKey === undefined) return 'the API has no methods';
  if (!needsKey) return 'no method of the first stage requires an API key, so nothing counts';
  return hasKey ? undefined : 'the plan has no API key yet';
}
