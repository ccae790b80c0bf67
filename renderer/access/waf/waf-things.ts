// The things of the firewall as lists, pages and dialogs name them.
import { BrickWall, ListChecks, type LucideIcon, Network, Regex } from 'lucide-react';
import { useMemo } from 'react';
import type { EntityKey } from '../../../shared/definition/entities';
import { namedWaf, type WafEntityKind } from '../../../shared/waf/named-waf';
import { useMirror } from '../../state/studio-context';

interface WafThing {
  readonly kind: WafEntityKind;
  readonly label: string;
  /** Beside its name in the sidebar. */
  readonly tag: string | undefined;
  readonly icon: LucideIcon;
}

export const wafThings = [
  { kind: 'web-acl', label: 'Web ACL', tag: undefined, icon: BrickWall },
  { kind: 'ip-set', label: 'IP set', tag: 'IP set', icon: Network },
  { kind: 'regex-pattern-set', label: 'Regex pattern set', tag: 'patterns', icon: Regex },
  { kind: 'waf-rule-group', label: 'Rule group', tag: 'rules', icon: ListChecks },
] as const satisfies readonly WafThing[];

/** The kind in a key: the things' ids in the Access screen are their keys. */
export function wafKindOf(id: string | undefined): WafEntityKind | undefined {
  return wafThings.find(({ kind }) => id?.startsWith(`${kind}:`))?.kind;
}

/** An id of the Access screen as the key that it is. */
export function wafKey<K extends WafEntityKind>(kind: K, id: string | undefined): `${K}:${string}` | undefined {
  return id?.startsWith(`${kind}:`) ? (id as `${K}:${string}`) : undefined;
}

/** What rules refer to, as a list to choose from: name and ARN. */
export function useArns(kind: WafEntityKind): { readonly value: string; readonly label: string }[] {
  const definition = useMirror((mirror) => mirror.definition);
  return useMemo(
    () => namedWaf(definition, kind).map(({ Name, ARN }) => ({ value: ARN, label: Name })),
    [definition, kind],
  );
}

/** The ARN of the thing under `key`. */
export function useArn(kind: WafEntityKind, key: EntityKey): string | undefined {
  const definition = useMirror((mirror) => mirror.definition);
  return useMemo(
    () => namedWaf(definition, kind).find(({ Id }) => key === `${kind}:${Id}`)?.ARN,
    [definition, kind, key],
  );
}
