import { expect, it } from 'vitest';
import type { HostCapabilities } from '../../shared/contract/workspace';
import { hostService } from './settings-service';

const capabilities: HostCapabilities = {
  kind: 'desktop',
  version: '1.0.0',
  platform: 'linux',
  mayPickFiles: true,
  mayRevealFiles: true,
  isFrameless: false,
};

it('hands texts and bytes to the dialog that saves them', async () => {
  const saved: unknown[] = [];
  const service = hostService({
    capabilities,
    dialogs: {
      pickFolder: async () => null,
      pickFile: async () => null,
      pickDocument: async () => null,
      async saveDocument(title, fileName, content) {
        saved.push([title, fileName, typeof content === 'string' ? content : [...content]]);
        return `/chosen/${fileName}`;
      },
    },
  });
  const paths = [
    await service.saveDocument({ title: 'Export', fileName: 'api.json', text: '{}' }),
    await service.saveBytes({ title: 'Save', fileName: 'client.zip', base64: 'UEsF/wA=' }),
  ];
  expect([paths, saved]).toEqual([
    ['/chosen/api.json', '/chosen/client.zip'],
    [
      ['Export', 'api.json', '{}'],
      ['Save', 'client.zip', [0x50, 0x4b, 0x05, 0xff, 0x00]],
    ],
  ]);
});

it('refuses to save where the host has no dialogs', () => {
  const { saveBytes } = hostService({ capabilities: { ...capabilities, kind: 'web', mayPickFiles: false } });
  expect(() => saveBytes({ title: 'Save', fileName: 'client.zip', base64: '' })).toThrow(
    expect.objectContaining({ code: 'NOT_CAPABLE' }),
  );
});
