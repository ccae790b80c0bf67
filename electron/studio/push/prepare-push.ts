// Reads both sides and says what a push would do. Nothing is changed here.
import { createHash } from 'node:crypto';
import type { PushChange, PushCompanion, PushPlan } from '../../../shared/contract/push';
import { type Definition, findEntity } from '../../../shared/definition/entities';
import { exportOpenApi } from '../../../shared/openapi/export/export-openapi';
import { printDocument } from '../../../shared/openapi/export/print-document';
import { type ApiParts, localParts, localStage } from './api-parts';
import { compareThings } from './compare-things';
import type { ManagementClient, Members } from './management-client';
import {
  foundDomainThings,
  type LocalMapping,
  localMappings,
  type RemoteMappings,
  readRemoteMappings,
  wantedDomainThings,
} from './push-domains';
import {
  type FunctionOrder,
  foundFunctionThings,
  prepareFunctions,
  type SentFunction,
  wantedFunctionThings,
} from './push-functions';
import {
  foundPlanThings,
  type LocalPlans,
  localPlans,
  type RemotePlans,
  readRemotePlans,
  type StagePlace,
  wantedPlanThings,
} from './push-plans';
import { type PushedThings, thingsByKey, thingsOfApi } from './pushed-things';
import { findRemoteApi, type RemoteStage, readRemoteParts, readRemoteStage } from './read-remote';
import { namesAccount, type Place, retarget, retargetText } from './retarget';
import { stageThing } from './stage-settings';
import { stepWords } from './step-words';
import { unsentWords } from './unsent-words';

export interface PushOrder {
  readonly apiId: string;
  readonly stageName: string;
  readonly remoteApiId: string | undefined;
  readonly companions: readonly PushCompanion[];
  /** The role of new functions that name none. */
  readonly functionRole: string | undefined;
  readonly packageOf: FunctionOrder['packageOf'];
}

export interface PreparedPush {
  readonly plan: PushPlan;
  readonly here: StagePlace;
  /** Without the API's id where it has to be made. */
  readonly remoteApiId: string | undefined;
  readonly wanted: ApiParts;
  readonly wantedStage: Members;
  readonly found: ApiParts | undefined;
  readonly remoteStage: RemoteStage | undefined;
  readonly functions: { readonly sent: readonly SentFunction[]; readonly place: Place } | undefined;
  /** The document that carries the API. */
  readonly document: string;
  readonly deploymentDescription: string;
  readonly plans: { readonly local: LocalPlans; readonly remote: RemotePlans } | undefined;
  readonly domains: { readonly local: readonly LocalMapping[]; readonly remote: RemoteMappings } | undefined;
}

/** Stands for the id of an API that is not there yet. */
const newApi = '(new)';

/** Prepares a push of the working copy `definition`. `localRegion` is the region of an API that names none. */
export async function preparePush(
  client: ManagementClient,
  definition: Definition,
  order: PushOrder,
  localRegion: string,
): Promise<PreparedPush> {
  const { apiId, stageName, companions } = order;
  const apiName = String(localParts(definition, apiId).api.name);
  const remoteApiId = await findRemoteApi(client, apiName, order.remoteApiId);
  const accountId = findEntity(definition, 'account')?.accountId ?? '000000000000';
  const region = findEntity(definition, 'rest-api', apiId)?.region ?? localRegion;
  const needsAccount = companions.includes('functions') || namesAccount(definition, apiId, accountId);
  const remoteAccount = needsAccount ? await client.accountId() : undefined;
  const links = await vpcLinkIds(client, definition, apiId);
  const place = { region: client.region, accountId: remoteAccount };
  const there = retarget(definition, apiId, { region, accountId }, place, links.ids);
  const wanted = localParts(there, apiId);
  const wantedStage = localStage(there, apiId, stageName);
  const found = remoteApiId === undefined ? undefined : await readRemoteParts(client, remoteApiId);
  const remoteStage = remoteApiId === undefined ? undefined : await readRemoteStage(client, remoteApiId, stageName);
  const here: StagePlace = { apiId, stageName };
  const remotePlace: StagePlace = { apiId: remoteApiId ?? newApi, stageName };
  const withKeys = companions.includes('keys');
  const plans =
    withKeys || companions.includes('plans') ? await readPlans(client, definition, here, withKeys) : undefined;
  const domains = companions.includes('domains') ? await readDomains(client, definition, here) : undefined;

  const functions = companions.includes('functions')
    ? await readFunctions(client, definition, order, {
        remoteApiId,
        from: { region, accountId },
        place: { region: client.region, accountId: remoteAccount ?? accountId },
      })
    : undefined;

  const wantedApi = thingsOfApi(wanted);
  const apiChanges = compareThings(wantedApi, found === undefined ? new Map() : thingsOfApi(found));
  const besides = compareThings(
    thingsByKey([
      stageThing(wantedStage),
      ...wantedFunctionThings(functions?.sent ?? []),
      ...(plans === undefined ? [] : wantedPlanThings(plans.local, here)),
      ...(domains === undefined ? [] : wantedDomainThings(domains.local, remotePlace)),
    ]),
    thingsByKey([
      ...(remoteStage === undefined ? [] : [stageThing(remoteStage.stage)]),
      ...foundFunctionThings(functions?.sent ?? []),
      ...(plans === undefined ? [] : foundPlanThings(plans.remote, remotePlace)),
      ...(domains === undefined ? [] : foundDomainThings(domains.remote)),
    ]),
  );
  const changes = [...besides.filter(isOfFunction), ...apiChanges, ...besides.filter((each) => !isOfFunction(each))];
  const deploymentDescription = `Pushed by Gatehouse, definition ${definitionHash(wantedApi)}`;
  const deploys =
    apiChanges.some(isDeployed) ||
    remoteStage === undefined ||
    remoteStage.deploymentDescription !== deploymentDescription;
  const { document, losses } = exportOpenApi(there, apiId, {
    format: 'oas30',
    extensions: ['apigateway'],
    host: `${remoteApiId ?? apiId}.execute-api.${client.region}.amazonaws.com`,
  });
  const seen = { endpoint: client.endpoint, region: client.region, remoteApiId, apiName, stageName, deploys };
  const plan: PushPlan = {
    planId: digest([seen, changes, deploymentDescription, wantedStage, ...wantedFunctionThings(functions?.sent ?? [])]),
    endpoint: client.endpoint,
    region: client.region,
    ...(remoteAccount !== undefined && { accountId: remoteAccount }),
    apiName,
    stageName,
    ...(remoteApiId !== undefined && { remoteApiId }),
    changes,
    deploys,
    steps: stepWords({ changes, deploys, isNewApi: remoteApiId === undefined, stageName }),
    notSent: [
      ...links.missing,
      ...unsentWords(there, here, { companions, accountId, remoteAccount, stage: wantedStage }),
    ],
    losses,
  };
  const printed = printDocument(document, 'json');
  return {
    ...{
      plan,
      here,
      remoteApiId,
      wanted,
      wantedStage,
      found,
      remoteStage,
      deploymentDescription,
      plans,
      domains,
      functions,
    },
    document: printed,
  };
}

/** Tags of the API are no part of what is deployed, and neither is its documentation. */
function isDeployed({ kind, change, fields }: PushChange): boolean {
  if (kind === 'documentation part') return false;
  return change !== 'changed' || fields.some(({ path }) => !path.startsWith('tags'));
}

function definitionHash(things: PushedThings): string {
  const deployed = [...things.values()]
    .filter(({ kind }) => kind !== 'documentation part')
    .map(({ kind, name, settings: { tags: _, ...settings } }) => [kind, name, settings] as const)
    .sort(([kind, name], [otherKind, otherName]) => (`${kind} ${name}` < `${otherKind} ${otherName}` ? -1 : 1));
  return digest(deployed).slice(0, 12);
}

function digest(value: unknown): string {
  const text = JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
  return createHash('sha256').update(text).digest('hex');
}

function isOfFunction({ kind }: PushChange): boolean {
  return kind === 'function' || kind === 'function permission';
}

async function readFunctions(
  client: ManagementClient,
  definition: Definition,
  { apiId, functionRole, packageOf }: PushOrder,
  {
    remoteApiId,
    from,
    place,
  }: { readonly remoteApiId: string | undefined; readonly from: Place; readonly place: Place },
) {
  const sent = await prepareFunctions(client, definition, {
    ...{ apiId, remoteApiId, packageOf, there: place },
    role: functionRole,
    retargetRole: (role) => retargetText(role, from, place),
  });
  return { sent, place };
}

async function readPlans(client: ManagementClient, definition: Definition, here: StagePlace, withKeys: boolean) {
  const local = localPlans(definition, here, withKeys);
  return { local, remote: await readRemotePlans(client, local, withKeys) };
}

async function readDomains(client: ManagementClient, definition: Definition, here: StagePlace) {
  const local = localMappings(definition, here);
  return { local, remote: await readRemoteMappings(client, local) };
}

/** VPC links have ids of their own at every endpoint; they are found by name. */
async function vpcLinkIds(client: ManagementClient, definition: Definition, apiId: string) {
  const used = new Map<string, string>();
  for (const { methods } of localParts(definition, apiId).resources) {
    for (const { methodIntegration } of Object.values(methods)) {
      const id = (methodIntegration as { connectionId?: string } | undefined)?.connectionId;
      const link = id === undefined ? undefined : findEntity(definition, 'vpc-link', id);
      if (link !== undefined) used.set(link.id, link.name);
    }
  }
  const there = used.size === 0 ? [] : await client.list(['vpclinks']);
  const idOf = (name: string) => there.find((link) => link.name === name)?.id;
  const known = [...used].filter(([, name]) => idOf(name) !== undefined);
  return {
    ids: new Map(known.map(([id, name]) => [id, String(idOf(name))])),
    missing: [...used]
      .filter(([, name]) => idOf(name) === undefined)
      .map(
        ([id, name]) =>
          `VPC link ${name} (${id}): it is not at the endpoint; methods through it keep the id they have here.`,
      ),
  };
}
