// Imports of the subject `tests`: a plan first, then one edit. Values of secrets are kept on this machine only.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { TestImportPlan } from '../../../shared/contract/tests';
import { listStages } from '../../../shared/definition/any-api';
import type { TestSuite, TestTarget } from '../../../shared/definition/companions/test-suite';
import { type Definition, type EntityKey, entityKey, findEntity } from '../../../shared/definition/entities';
import { createLossList } from '../../../shared/openapi/import/losses';
import { assembleSuite, type PlannedImport, type TestImportOptions } from '../../../shared/tests/import/assemble-suite';
import { planTestImport } from '../../../shared/tests/import/import-tests';
import { recordedRequest } from '../../../shared/tests/import/recorded-request';
import type { Trace } from '../../../shared/trace/trace';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { type TestSecrets, usedSecrets } from './test-secrets';

export interface TestImportServiceOptions {
  readonly current: CurrentWorkspace;
  readonly secrets: TestSecrets;
  readonly random: () => number;
  readonly readTrace: (requestId: string) => Promise<Trace>;
  /** Makes and opens a workspace where none is open. */
  readonly ensureWorkspace: (name: string) => Promise<void>;
}

type ImportInput = Parameters<StudioServices['tests']['planImport']>[0];

/** Makes the part of the service that imports. */
export function testImportService(
  options: TestImportServiceOptions,
): Pick<StudioServices['tests'], 'planImport' | 'import' | 'fromRequest'> {
  const { current, secrets, random, readTrace } = options;

  function planOptions(definition: Definition, input: Partial<ImportInput>): TestImportOptions {
    const { fileName, suiteName, intoSuiteId, target, targets = [] } = input;
    return {
      definition,
      random,
      takenSecrets: new Set(usedSecrets(definition).keys()),
      targets,
      withExpectations: input.withExpectations ?? true,
      apiRequestsOnly: input.apiRequestsOnly ?? true,
      ...(fileName !== undefined && { fileName }),
      ...(suiteName !== undefined && { suiteName }),
      ...(intoSuiteId !== undefined && { intoSuiteId }),
      ...(target !== undefined && { target }),
    };
  }

  /** Keeps the secrets first: a suite never names one that got lost. */
  async function takeOver(
    { plan, secretValues }: PlannedImport,
    label: string,
    into?: string,
  ): Promise<readonly string[]> {
    if (secretValues.size > 0) await secrets.keep(secretValues);
    const [suite] = plan.suites as readonly [TestSuite];
    await current.require().workingCopy.edit(label, (definition) => withSuite(definition, suite, into));
    return [suite.id];
  }

  return {
    planImport: (input) => {
      const definition = current.workspace?.workingCopy.definition ?? new Map();
      return planTestImport(input.text, planOptions(definition, input)).plan;
    },
    async import(input) {
      // Looked at before a workspace is made: what cannot be read leaves nothing behind.
      if (current.workspace === undefined) planTestImport(input.text, planOptions(new Map(), input));
      await options.ensureWorkspace(input.suiteName ?? 'Tests');
      const { definition } = current.require().workingCopy;
      const planned = planTestImport(input.text, planOptions(definition, input));
      const label = `Import ${planned.plan.requests} test requests`;
      const suiteIds = await takeOver(planned, label, input.intoSuiteId);
      return { ...planned.plan, suiteIds };
    },
    async fromRequest({ requestId, suiteId, suiteName, name, stageName }) {
      const { definition } = current.require().workingCopy;
      const trace = await readTrace(requestId);
      const target = targetOf(definition, trace, stageName);
      const losses = createLossList();
      const foreign = recordedRequest(trace, target, losses, name);
      const planned = assembleSuite(
        foreign,
        losses,
        planOptions(definition, {
          ...(suiteId !== undefined && { intoSuiteId: suiteId }),
          suiteName: suiteName ?? `${trace.apiName} tests`,
        }),
      );
      const [made] = await takeOver(planned, 'Save a request as test', suiteId);
      const { plan } = planned;
      return {
        suiteId: made ?? '',
        testId: plan.suites[0]?.requests[0]?.id ?? '',
        losses: plan.losses,
        secrets: plan.secrets.map((secret) => secret.name),
      };
    },
  };
}

/** A call in the Test pane belongs to no stage: it goes to the one asked for, or to the API's first. */
function targetOf(definition: Definition, trace: Trace, stageName: string | undefined): TestTarget {
  const { apiId } = trace;
  const wanted =
    stageName ?? (trace.origin === 'invoke' ? trace.stage : listStages(definition, apiId)[0]?.stage.stageName);
  if (wanted === undefined) {
    throw new StudioError('NOT_FOUND', `${trace.apiName} has no stage that the test could go to: deploy it first.`, {
      path: 'stageName',
    });
  }
  return { apiId, stageName: wanted };
}

/** The definition with the suite, or with its requests and variables at the end of the suite `into`. */
function withSuite(
  definition: Definition,
  suite: TestImportPlan['suites'][number],
  into: string | undefined,
): { readonly definition: Definition; readonly key: EntityKey } {
  const key = entityKey('test-suite', suite.id);
  const existing = into === undefined ? undefined : findEntity(definition, 'test-suite', into);
  const variables = { ...suite.variables, ...existing?.variables };
  const merged: TestSuite =
    existing === undefined
      ? suite
      : {
          ...existing,
          ...(Object.keys(variables).length > 0 && { variables }),
          requests: [...existing.requests, ...suite.requests],
        };
  return { definition: new Map([...definition, [key, merged]]), key };
}
