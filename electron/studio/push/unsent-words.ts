// What a push leaves here, and why.
import type { PushCompanion } from '../../../shared/contract/push';
import { type Definition, findEntity } from '../../../shared/definition/entities';
import type { Members } from './management-client';
import { localMappings } from './push-domains';
import { calledFunctions, unsentOfFunctions } from './push-functions';
import { localPlans, type StagePlace } from './push-plans';
import { namesAccount } from './retarget';
import { unsentOfStage } from './stage-settings';

export interface UnsentReasons {
  readonly companions: readonly PushCompanion[];
  readonly accountId: string;
  readonly remoteAccount: string | undefined;
  readonly stage: Members;
}

/** One sentence for each thing that belongs to the stage and is not sent. */
export function unsentWords(
  definition: Definition,
  here: StagePlace,
  { companions, accountId, remoteAccount, stage }: UnsentReasons,
): readonly string[] {
  const withKeys = companions.includes('keys');
  const { plans } = localPlans(definition, here, false);
  const keyIds = [...new Set(plans.flatMap((plan) => plan.keyIds ?? []))];
  const nameless = keyIds.filter((id) => (findEntity(definition, 'api-key', id)?.name ?? '') === '');
  const mappings = localMappings(definition, here);
  const withFunctions = companions.includes('functions');
  const functions = withFunctions ? [] : calledFunctions(definition, here.apiId);
  const isUnknownAccount = remoteAccount === undefined && namesAccount(definition, here.apiId, accountId);
  return [
    ...(withKeys || companions.includes('plans') || plans.length === 0
      ? []
      : [`Usage plans ${plans.map(({ name }) => name).join(', ')}: --with-plans sends them.`]),
    ...(withKeys || keyIds.length === 0
      ? []
      : [`${keyIds.length} API keys with their values: --with-keys sends them.`]),
    ...(withKeys && nameless.length > 0
      ? [`API keys ${nameless.join(', ')}: they have no name to know them by at the endpoint.`]
      : []),
    ...(companions.includes('domains') || mappings.length === 0
      ? []
      : [
          `Base path mappings of ${mappings.map(({ domain }) => domain.domainName).join(', ')}: --with-domains sends them.`,
        ]),
    ...(functions.length === 0
      ? []
      : [
          `Functions ${functions.join(', ')}, and the permission for API Gateway to call them: --with-functions sends them.`,
        ]),
    ...(withFunctions ? unsentOfFunctions(definition, here.apiId) : []),
    ...unsentOfStage(stage),
    ...(isUnknownAccount
      ? [`References to account ${accountId} stay as they are: the endpoint does not say whose the keys are.`]
      : []),
  ];
}
