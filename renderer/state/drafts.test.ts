import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand';
import { createClient } from '../../shared/contract/client';
import type { EntityKey } from '../../shared/definition/entities';
import { draftName, openDraftDesk } from './drafts';
import { emptyMirror, type Mirror } from './mirror';
import { type CallScript, refuse, scriptedTransport } from './scripted-transport';

const key = 'rest-api:aaaaaaaaaa' as EntityKey;
const path = ['name'];

function open(script: CallScript) {
  const transport = scriptedTransport(script);
  const mirror = createStore<Mirror>(() => ({ ...emptyMirror(), definition: new Map([[key, {} as never]]) }));
  const failures: unknown[] = [];
  const desk = openDraftDesk(createClient(transport), mirror, (error) => failures.push(error));
  return { transport, mirror, desk, failures, draft: () => desk.store.getState().drafts.get(draftName(key, path)) };
}

describe('the draft desk', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('sends once, with the last value, when typing pauses', async () => {
    const { transport, desk } = open({ 'definition.update': () => ({ revision: 2, key }) });
    for (const value of ['O', 'Or', 'Ord']) desk.set(key, path, value, 350);
    await vi.advanceTimersByTimeAsync(349);
    expect(transport.calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(transport.calls.map(({ input }) => input)).toEqual([{ key, changes: [{ path, value: 'Ord' }] }]);
  });

  it('removes the member when there is no value', async () => {
    const { transport, desk } = open({ 'definition.update': () => ({ revision: 2, key }) });
    desk.set(key, path, undefined, 0);
    await vi.advanceTimersByTimeAsync(0);
    expect(transport.calls[0]?.input).toEqual({ key, changes: [{ path }] });
  });

  it('shows the value until the mirror has the revision that holds it', async () => {
    const { desk, mirror, draft } = open({ 'definition.update': () => ({ revision: 2, key }) });
    desk.set(key, path, 'Orders', 0);
    await vi.advanceTimersByTimeAsync(0);
    expect(draft()).toMatchObject({ value: 'Orders', acceptedAt: 2 });
    mirror.setState({ revision: 2 });
    expect(draft()).toBeUndefined();
  });

  it('keeps a refused value with the reason, and drops the reason when a later one is accepted', async () => {
    let isRefusing = true;
    const { desk, failures, draft } = open({
      'definition.update': () =>
        isRefusing ? refuse('INVALID_DEFINITION', 'An ARN has six parts.') : { revision: 0, key },
    });
    desk.set(key, path, 'arn:oops', 0);
    await vi.advanceTimersByTimeAsync(0);
    expect([draft()?.value, draft()?.error, failures]).toEqual(['arn:oops', 'An ARN has six parts.', []]);
    isRefusing = false;
    desk.set(key, path, 'arn:aws:iam::0:role/x', 100);
    expect(draft()?.error).toBe('An ARN has six parts.');
    await vi.advanceTimersByTimeAsync(100);
    expect(draft()).toBeUndefined();
  });

  it('says failures that are not the fault of the field aloud', async () => {
    const { desk, failures, draft } = open({ 'definition.update': () => refuse('STORAGE_FULL', 'No room.') });
    desk.set(key, path, 'Orders', 0);
    await vi.advanceTimersByTimeAsync(0);
    expect([failures.length, draft()?.value]).toEqual([1, 'Orders']);
  });

  it('never lets an older answer undo a newer value', async () => {
    const answers: (() => void)[] = [];
    const { desk, draft } = open({
      'definition.update': () => new Promise((resolve) => answers.push(() => resolve({ revision: 0, key }))),
    });
    desk.set(key, path, 'one', 0);
    await vi.advanceTimersByTimeAsync(0);
    desk.set(key, path, 'two', 350);
    answers[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(draft()?.value).toBe('two');
  });

  it('flushes what is waiting and waits for the answers', async () => {
    const { desk, transport, draft } = open({ 'definition.update': () => ({ revision: 0, key }) });
    desk.set(key, path, 'Orders', 350);
    await desk.flush();
    expect([transport.calls.length, draft()]).toEqual([1, undefined]);
  });
});
