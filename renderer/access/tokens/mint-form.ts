// What is typed to have a token made, and what the identity provider is asked with it.
import type { StudioClient } from '../../../shared/contract/contract';
import { claimsOf } from '../personas/claims-text';

export interface MintForm {
  readonly poolId: string;
  readonly username: string;
  /** Apart by commas or blanks. */
  readonly groups: string;
  readonly scopes: string;
  readonly clientId: string;
  readonly tokenUse: 'id' | 'access';
  /** Seconds; empty: what the client says, else an hour. */
  readonly expiresIn: string;
  /** A JSON object, or nothing. */
  readonly claims: string;
}

export const emptyMintForm: MintForm = {
  poolId: '',
  username: '',
  groups: '',
  scopes: '',
  clientId: '',
  tokenUse: 'id',
  expiresIn: '',
  claims: '',
};

type MintInput = Parameters<StudioClient['identity']['mint']>[0];

/** What is asked for, or what is wrong with a field. */
export function mintInput(
  form: MintForm,
): { readonly input: MintInput } | { readonly field: keyof MintForm; readonly problem: string } {
  const poolId = form.poolId.trim();
  if (poolId === '')
    return { field: 'poolId', problem: 'Name a user pool, like us-east-1_Ab3dE6gH9. It needs no creating.' };
  const { claims, problem } = claimsOf(form.claims);
  if (problem !== undefined) return { field: 'claims', problem };
  const seconds = form.expiresIn.trim();
  if (!/^(-?\d{1,9})?$/.test(seconds)) {
    return { field: 'expiresIn', problem: 'Seconds, as a whole number; below 0 the token has expired already.' };
  }
  const [groups, scopes] = [words(form.groups), words(form.scopes)];
  return {
    input: {
      poolId,
      tokenUse: form.tokenUse,
      ...(form.username.trim() !== '' && { username: form.username.trim() }),
      ...(form.clientId.trim() !== '' && { clientId: form.clientId.trim() }),
      ...(groups.length > 0 && { groups }),
      ...(scopes.length > 0 && form.tokenUse === 'access' && { scopes }),
      ...(seconds !== '' && { expiresIn: Number(seconds) }),
      ...(claims !== undefined && { claims: { ...claims } }),
    },
  };
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}
