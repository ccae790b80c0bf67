// Values of `{{secret:NAME}}`: from the environment, else from the workspace's local secrets. They never cross the
// contract; files of the workspace hold their names only.
import type { TestSecret } from '../../../shared/contract/tests';
import { type Definition, listEntities } from '../../../shared/definition/entities';
import { secretNames } from '../../../shared/tests/fill-text';
import { nodeFiles } from '../../storage/node-files';
import { openFileSecrets } from '../../storage/secrets/file-secrets';
import type { CurrentWorkspace } from '../workspace/current-workspace';

export interface TestSecrets {
  /** All values there are now. */
  read(): Promise<(name: string) => string | undefined>;
  /** The secrets that suites name, and where their values are from. */
  list(): Promise<readonly TestSecret[]>;
  /** Keeps values on this machine; null forgets one. */
  keep(values: ReadonlyMap<string, string | null>): Promise<void>;
}

const slotOf = (name: string) => `tests/${name}`;

/** The variable of the environment that fills a secret, before anything else does. */
export function secretVariable(name: string): string {
  return `GATEHOUSE_TEST_${name}`;
}

/** Makes them for whatever workspace is open. */
export function createTestSecrets(
  current: CurrentWorkspace,
  environment: Readonly<Record<string, string | undefined>>,
): TestSecrets {
  const store = () => openFileSecrets(current.require().folder, nodeFiles());
  const inEnvironment = (name: string) => {
    const value = Object.hasOwn(environment, secretVariable(name)) ? environment[secretVariable(name)] : undefined;
    return value === '' ? undefined : value;
  };

  return {
    async read() {
      const kept = await store().readAll();
      return (name) => inEnvironment(name) ?? kept.get(slotOf(name));
    },
    async list() {
      const kept = await store().readAll();
      return [...usedSecrets(current.require().workingCopy.definition)]
        .map(([name, suiteIds]) => ({
          name,
          source:
            inEnvironment(name) !== undefined
              ? ('environment' as const)
              : kept.has(slotOf(name))
                ? ('workspace' as const)
                : ('missing' as const),
          suiteIds,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    keep: (values) =>
      store().write(new Map([...values].map(([name, value]) => [slotOf(name), value ?? undefined] as const))),
  };
}

/** The names of secrets in all suites, with the suites that use them. */
export function usedSecrets(definition: Definition): ReadonlyMap<string, readonly string[]> {
  const used = new Map<string, string[]>();
  for (const { entity } of listEntities(definition, 'test-suite')) {
    // A name holds nothing that JSON would write otherwise.
    for (const name of secretNames(JSON.stringify(entity))) used.set(name, [...(used.get(name) ?? []), entity.id]);
  }
  return used;
}
