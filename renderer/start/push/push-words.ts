// A push in words: where it may go, what it would change, and how many changes that is.
import { type PushChange, type PushCompanion, type PushedField, pushSubject } from '../../../shared/contract/push';
import { countWords } from '../../components/count-words';

export const companionLabels: Readonly<Record<PushCompanion, string>> = {
  functions: 'Functions',
  plans: 'Usage plans',
  keys: 'API keys',
  domains: 'Domain names',
};

const groups = [
  { change: 'added', heading: 'Added' },
  { change: 'changed', heading: 'Changed' },
  { change: 'removed', heading: 'Removed' },
] as const;

export interface ChangeGroup {
  readonly heading: string;
  readonly changes: readonly PushChange[];
}

/** The changes by what becomes of each; groups without any are left out. */
export function groupChanges(changes: readonly PushChange[]): readonly ChangeGroup[] {
  return groups
    .map(({ change, heading }) => ({ heading, changes: changes.filter((each) => each.change === change) }))
    .filter((group) => group.changes.length > 0);
}

/** `description: "old" becomes "new"`. */
export function fieldWords({ path, before, after }: PushedField): string {
  if (before === undefined) return `${path}: set to ${after ?? ''}`;
  return after === undefined ? `${path}: ${before} is taken away` : `${path}: ${before} becomes ${after}`;
}

/** `3 changes and a deployment`. */
export function pushCount(changes: number, deploys: boolean): string {
  if (changes === 0) return 'a deployment';
  return `${countWords(changes, 'change')}${deploys ? ' and a deployment' : ''}`;
}

export interface PushForm {
  readonly apiId: string;
  readonly stageName: string;
  readonly endpoint: string;
  readonly region: string;
  readonly profile: string;
  readonly companions: readonly PushCompanion[];
  /** Of new functions that name none. */
  readonly functionRole: string;
}

/** What the calls of the contract take; empty fields are left out. */
export function targetOf({ apiId, stageName, endpoint, region, profile, companions, functionRole }: PushForm) {
  return {
    apiId,
    stageName,
    with: [...companions],
    ...(endpoint.trim() !== '' && { endpoint: endpoint.trim() }),
    ...(region.trim() !== '' && { region: region.trim() }),
    ...(profile.trim() !== '' && { profile: profile.trim() }),
    ...(companions.includes('functions') && functionRole.trim() !== '' && { functionRole: functionRole.trim() }),
  };
}

/** What is wrong with a field, in the words of the contract. */
export function faultsOf(form: PushForm): ReadonlyMap<string, string> {
  const { error } = pushSubject.plan.input.safeParse(targetOf(form));
  return new Map((error?.issues ?? []).map(({ path, message }) => [String(path[0]), message]));
}
