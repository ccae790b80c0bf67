// What may be written at a place of a policy of this workspace, beside the words of the policy language.
import { policyOffers } from '../../../shared/policy/policy-completions';
import type { CompletionOffer, CompletionSource } from '../../components/editor/completion';

export interface PolicyPlaces {
  readonly kind: 'resource' | 'identity' | 'trust';
  readonly apiId: string | undefined;
  readonly stageNames: readonly string[];
  readonly methods: readonly { readonly verb: string; readonly path: string }[];
  /** ARNs of users and roles. */
  readonly principals: readonly string[];
  /** Values that are known of a condition key, by its name in small letters. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

// more are no help in a list
const maxResources = 200;

/** Offers of the language, then those of the workspace. */
export function policyWords(places: PolicyPlaces): CompletionSource {
  const resources = resourcesOf(places);
  return (before) => {
    const [, typed] = /"([^"]*)$/.exec(before) ?? [];
    const element = /"([\w:/-]+)"\s*:\s*\[?(?:\s*"[^"]*"\s*,)*\s*"[^"]*$/.exec(before)?.[1];
    const general = policyOffers(before).filter(
      ({ label }) => places.kind === 'resource' || !label.startsWith('execute-api:/'),
    );
    if (typed === undefined || element === undefined) return general;
    const own = ownWords(element, places, resources).filter((word) => word.startsWith(typed) && word !== typed);
    return [...general, ...own.map((word) => offerOf(word, typed))];
  };
}

function ownWords(element: string, places: PolicyPlaces, resources: readonly string[]): readonly string[] {
  if (/^(?:Not)?Resource$/.test(element)) return resources;
  if (element === 'Service') return ['apigateway.amazonaws.com', 'lambda.amazonaws.com'];
  if (/^(?:AWS|(?:Not)?Principal)$/.test(element)) {
    const accounts = places.principals.flatMap((arn) => /^arn:aws:iam::(\d{12}):/.exec(arn)?.[1] ?? []);
    return [...new Set(['*', ...places.principals, ...accounts])];
  }
  if (/^(?:Not)?Action$/.test(element) && places.kind === 'trust') return ['sts:AssumeRole', 'sts:TagSession'];
  return [...new Set(places.values.get(element.toLowerCase()) ?? [])];
}

/** Short forms on the API itself, ARNs elsewhere. */
function resourcesOf({ kind, apiId, stageNames, methods }: PolicyPlaces): readonly string[] {
  const head = kind === 'resource' ? 'execute-api:/' : `arn:aws:execute-api:*:*:${apiId ?? '*'}/`;
  const stages = stageNames.length === 0 ? ['*'] : stageNames;
  const patterns = methods.map(({ verb, path }) => {
    const open = path.replaceAll(/\{[^}]*\}/g, '*').slice(1);
    return `${verb === 'ANY' ? '*' : verb}/${open}`;
  });
  return stages
    .flatMap((stage) => [`${head}${stage}/*`, ...patterns.map((pattern) => `${head}${stage}/${pattern}`)])
    .slice(0, maxResources);
}

/** Editors replace the letters that are typed; what stands before the last break stays. */
function offerOf(word: string, typed: string): CompletionOffer {
  const start = Math.max(...[':', '/', '-', '*'].map((mark) => typed.lastIndexOf(mark))) + 1;
  return { label: word, insert: word.slice(start), kind: 'value', detail: 'in this workspace' };
}
