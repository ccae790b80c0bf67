import { describe, expect, it } from 'vitest';
import type { StudioEvent } from '../../shared/contract/events';
import type { LinkState } from '../../shared/contract/links';
import type { FileProblem } from '../../shared/contract/workspace';
import { emptyMirror, type Mirror } from '../state/mirror';
import { sentenceOfEvent, toastsOfEvent } from './event-toasts';

const deeds = { undo() {}, redo() {}, showProblems() {}, startGateway() {}, reviewLink() {} };

function problem(file: string): FileProblem {
  return { file, line: 14, column: 3, message: 'A comma is missing.', excerpt: '' };
}

function workspace(problems: readonly FileProblem[], unsaved?: string) {
  return { folder: '/w', name: 'w', isReadOnly: false, problems, ...(unsaved !== undefined && { unsaved }) };
}

function words(event: StudioEvent, before: Partial<Mirror> = {}) {
  return toastsOfEvent(event, { ...emptyMirror(), ...before }, deeds).map(({ title, sentence, actions }) => [
    title,
    sentence,
    actions?.map(({ label }) => label) ?? [],
  ]);
}

describe('toastsOfEvent', () => {
  it('offers the way back after undo and redo, and says nothing of plain edits', () => {
    const edit = (cause: 'edit' | 'undo' | 'redo'): StudioEvent => ({
      name: 'definition.changed',
      payload: { revision: 1, changes: [], history: {}, label: 'Rename /pets', cause },
    });
    expect([words(edit('edit')), words(edit('undo')), words(edit('redo'))]).toEqual([
      [],
      [['Taken back', 'Rename /pets', ['Redo']]],
      [['Done again', 'Rename /pets', ['Undo']]],
    ]);
  });

  it('tells of a broken file once', () => {
    const event: StudioEvent = {
      name: 'workspace.changed',
      payload: workspace([problem('models/Order.json'), problem('b.yaml')]),
    };
    expect(words(event)).toEqual([
      [
        'models/Order.json could not be read',
        'Line 14, column 3: A comma is missing. The last good version stays in force. 1 more file too.',
        ['Show problems'],
      ],
    ]);
    expect(words(event, { workspace: workspace([problem('models/Order.json'), problem('b.yaml')]) })).toEqual([]);
  });

  it('says when changes cannot be saved', () => {
    const event: StudioEvent = { name: 'workspace.changed', payload: workspace([], 'The disk is full.') };
    expect(words(event)).toEqual([
      ['Changes are not saved yet', 'The disk is full. They are kept and tried again.', []],
    ]);
  });

  it('says once that a linked document changed, and nothing of a link that is new', () => {
    const none = { added: 0, changed: 0, removed: 0 };
    const inStep: LinkState = {
      ...{ apiId: 'a', apiName: 'Pets', file: 'api.yaml', writeBack: false, conflicts: 0, summary: '' },
      ...{ status: 'in step', source: none, api: none },
    };
    const changed: LinkState = { ...inStep, status: 'source changed', source: { ...none, changed: 2 } };
    const broken: LinkState = { ...inStep, status: 'broken', problem: { message: 'A colon.', file: 'api.yaml' } };
    const event = (link: LinkState): StudioEvent => ({ name: 'links.changed', payload: [link] });
    expect([
      words(event(changed)),
      words(event(changed), { links: [inStep] }),
      words(event(changed), { links: [changed] }),
      words(event(broken), { links: [inStep] }),
    ]).toEqual([
      [],
      [
        [
          'api.yaml changed',
          '0 added, 2 changed, 0 removed. Pets stays as it is until you take them over.',
          ['Review'],
        ],
      ],
      [],
      [['api.yaml could not be read', 'A colon.', ['Review']]],
    ]);
  });

  it('says once that the gateway gave up', () => {
    const { gateway } = emptyMirror();
    const event: StudioEvent = {
      name: 'gateway.changed',
      payload: { ...gateway, status: 'failed', reason: 'Port 4600 is in use.' },
    };
    expect([words(event), words(event, { gateway: { ...gateway, status: 'failed' } })]).toEqual([
      [['The gateway stopped', 'Port 4600 is in use.', ['Start gateway']]],
      [],
    ]);
  });
});

describe('sentenceOfEvent', () => {
  it('tells of edits from outside and of a gateway that changes its state', () => {
    const { gateway } = emptyMirror();
    const files: StudioEvent = {
      name: 'definition.changed',
      payload: { revision: 1, changes: [], history: {}, label: 'Edit GET /pets', cause: 'files' },
    };
    const restart: StudioEvent = { name: 'gateway.changed', payload: { ...gateway, status: 'restarting' } };
    const load: StudioEvent = { name: 'gateway.changed', payload: gateway };
    expect([files, restart, load].map((event) => sentenceOfEvent(event, emptyMirror()))).toEqual([
      'Changed on disk: Edit GET /pets',
      'Gateway restarting',
      undefined,
    ]);
  });
});
