// The commands of tests: the same deeds for tree, menus, buttons and palette.
import {
  ArrowDown,
  ArrowUp,
  Copy,
  FileInput,
  FlaskConical,
  ListPlus,
  PencilLine,
  Play,
  Plus,
  Square,
  Trash2,
  Waypoints,
} from 'lucide-react';
import { listEntities } from '../../shared/definition/entities';
import type { Command, CommandContext } from '../commands/command';
import { addRequest, addScenario, createSuite, duplicate, move, remove } from './test-deeds';
import { freeName, freshId } from './test-edits';
import { itemsNow, listOf, placeNow } from './test-place';
import type { TestRunStore } from './test-runs';

const mayRun = ({ mirror }: CommandContext) => suitesOf(mirror).length > 0 && mirror.gateway.status === 'running';
const whyNoRun = 'there is no test yet, or the gateway is not running';

/** Commands that are there on every screen while a workspace is open. */
export function standingTestCommands(runs: TestRunStore): readonly Command[] {
  return [
    {
      id: 'tests.new-suite',
      title: 'New test suite',
      group: 'Workspace',
      icon: Plus,
      isEnabled: ({ mirror }) => mirror.workspace !== null,
      whyDisabled: 'no workspace is open',
      run: async (context) => {
        const { mirror, apiId, stageName } = context;
        const name = freeName('New suite', suitesOf(mirror));
        const target = apiId === undefined || stageName === undefined ? undefined : { apiId, stageName };
        await createSuite(context, { id: freshId(), name, ...(target !== undefined && { target }), requests: [] });
      },
    },
    {
      id: 'tests.import',
      title: 'Import requests as tests…',
      group: 'Workspace',
      icon: FileInput,
      detail: () => 'cURL, HAR, Postman',
      isEnabled: ({ mirror }) => mirror.workspace !== null,
      whyDisabled: 'no workspace is open',
      run: ({ studio }) => studio.view.setState({ overlay: { kind: 'import-tests' } }),
    },
    {
      id: 'tests.run-all',
      title: 'Run all tests',
      group: 'Run',
      icon: Play,
      shortcut: 'Mod+Shift+T',
      webShortcut: 'Alt+T',
      isEnabled: mayRun,
      whyDisabled: whyNoRun,
      run: (context) => runTests(context, {}),
    },
    {
      id: 'tests.cancel',
      title: 'Cancel the test run',
      group: 'Run',
      icon: Square,
      isEnabled: () => runs.getState().running !== undefined,
      whyDisabled: 'no test is running',
      run: async ({ studio }) => {
        const { running } = runs.getState();
        if (running !== undefined) await studio.client.tests.cancel({ runId: running.runId });
      },
    },
  ];
}

/** Commands of the open suite, request or scenario; `rename` opens its name in the tree. */
export function placeTestCommands(rename: () => void): readonly Command[] {
  const onPlace = (
    command: Omit<Command, 'run' | 'isEnabled' | 'group'> & { readonly group?: Command['group'] },
    run: (context: CommandContext, scene: NonNullable<ReturnType<typeof placeNow>>) => void | Promise<void>,
    isPossible: (scene: NonNullable<ReturnType<typeof placeNow>>, context: CommandContext) => boolean = () => true,
  ): Command => ({
    group: 'Edit',
    whyDisabled: 'no request is open',
    ...command,
    isEnabled: (context) => {
      const scene = placeNow(context.mirror, context.view.test);
      return scene !== undefined && isPossible(scene, context);
    },
    run: (context) => {
      const scene = placeNow(context.mirror, context.view.test);
      return scene === undefined ? undefined : run(context, scene);
    },
  });
  const mayMove = (step: 1 | -1) => (scene: NonNullable<ReturnType<typeof placeNow>>, context: CommandContext) => {
    const { studio } = context;
    const items = itemsNow(studio, scene.place.suiteId, listOf(studio, scene.place));
    const at = items.findIndex(({ id }) => id === scene.place.testId);
    return at >= 0 && items[at + step] !== undefined;
  };
  return [
    onPlace(
      {
        id: 'tests.run',
        title: ({ mirror, view }) =>
          placeNow(mirror, view.test)?.place.testId === undefined ? 'Run this suite' : 'Run this test',
        group: 'Run',
        icon: Play,
        shortcut: 'Mod+Enter',
        whyDisabled: whyNoRun,
      },
      (context, { place }) =>
        runTests(context, {
          suiteIds: [place.suiteId],
          ...(place.testId !== undefined && { testIds: [place.testId] }),
        }),
      (_, context) => mayRun(context),
    ),
    onPlace(
      {
        id: 'tests.run-suite',
        title: 'Run its suite',
        group: 'Run',
        icon: FlaskConical,
        shortcut: 'Mod+Shift+Enter',
        whyDisabled: whyNoRun,
      },
      (context, { place }) => runTests(context, { suiteIds: [place.suiteId] }),
      (_, context) => mayRun(context),
    ),
    onPlace({ id: 'tests.new-request', title: 'New request', icon: ListPlus }, (context, { place }) =>
      addRequest(context, place),
    ),
    onPlace(
      { id: 'tests.new-scenario', title: 'New scenario', icon: Waypoints, detail: () => 'clients of a WebSocket API' },
      (context, { place }) => addScenario(context, place),
    ),
    onPlace({ id: 'tests.rename', title: 'Rename test', icon: PencilLine }, () => rename()),
    onPlace({ id: 'tests.duplicate', title: 'Duplicate test', icon: Copy }, (context, { place, suite }) =>
      duplicate(context, place, suite, suitesOf(context.mirror)),
    ),
    onPlace(
      { id: 'tests.move-up', title: 'Move test up', icon: ArrowUp, whyDisabled: 'it is the first' },
      (context, { place }) => move(context, place, -1),
      mayMove(-1),
    ),
    onPlace(
      { id: 'tests.move-down', title: 'Move test down', icon: ArrowDown, whyDisabled: 'it is the last' },
      (context, { place }) => move(context, place, 1),
      mayMove(1),
    ),
    onPlace({ id: 'tests.delete', title: 'Delete test', icon: Trash2 }, (context, { place, suite }) =>
      remove(context, place, suite),
    ),
  ];
}

/** Runs what the tree says now. Results come as events. */
async function runTests(
  { studio, announce }: CommandContext,
  which: { readonly suiteIds?: string[]; readonly testIds?: string[] },
): Promise<void> {
  const { counts, isCancelled } = await studio.client.tests.run(which);
  const { passed, total, failed, errors } = counts;
  announce(
    isCancelled ? 'The test run was cancelled' : `${passed} of ${total} tests passed, ${failed + errors} did not`,
  );
}

function suitesOf(mirror: CommandContext['mirror']) {
  return listEntities(mirror.definition, 'test-suite').map(({ entity }) => entity);
}
