import { expect, it } from 'vitest';
import { openSystemTrust, type SystemTrustOptions } from './system-trust';

const authority = { file: '/w/ca.pem', fingerprint256: 'AA:BB:CC:DD:EE:FF:00:11', serialNumber: '0A1B' };
const name = 'gatehouse-aabbccddeeff';

function onSystem(options: Partial<SystemTrustOptions>, there: readonly string[] = []) {
  const ran: string[] = [];
  const system = openSystemTrust({
    platform: 'linux',
    homeFolder: '/home/ann',
    isAdministrator: false,
    hasFile: async (path) => there.includes(path),
    async run(command) {
      ran.push(command.join(' '));
      return { isDone: command[0] !== 'certutil', output: 'certutil is not installed' };
    },
    ...options,
  });
  return { system, ran };
}

it('leaves to be typed what takes the rights of the administrator, and what failed', async () => {
  const { system, ran } = onSystem({}, ['/usr/local/share/ca-certificates', '/home/ann/.pki/nssdb']);
  const { remaining } = await system.trust(authority);
  const forChromium = `certutil -d sql:/home/ann/.pki/nssdb -A -t C,, -n ${name} -i /w/ca.pem`;
  expect([ran, remaining]).toEqual([
    [forChromium],
    [`sudo cp /w/ca.pem /usr/local/share/ca-certificates/${name}.crt`, 'sudo update-ca-certificates', forChromium],
  ]);
});

it('does all of it as the administrator, and takes it back', async () => {
  const { system, ran } = onSystem({ isAdministrator: true }, ['/etc/pki/ca-trust/source/anchors']);
  const trusted = await system.trust(authority);
  const untrusted = await system.untrust(authority);
  const anchor = `/etc/pki/ca-trust/source/anchors/${name}.crt`;
  expect([ran, trusted.remaining, untrusted.remaining]).toEqual([
    [`cp /w/ca.pem ${anchor}`, 'update-ca-trust extract', `rm -f ${anchor}`, 'update-ca-trust extract'],
    [],
    [],
  ]);
});

it('knows the stores of macOS and Windows', async () => {
  const commandsOn = (platform: NodeJS.Platform) => onSystem({ platform }).system.commands(authority);
  expect([await commandsOn('darwin'), await commandsOn('win32')]).toEqual([
    {
      trust: ['security add-trusted-cert -r trustRoot -k /home/ann/Library/Keychains/login.keychain-db /w/ca.pem'],
      untrust: ['security remove-trusted-cert /w/ca.pem'],
    },
    {
      trust: ['certutil -user -addstore Root /w/ca.pem'],
      untrust: ['certutil -user -delstore Root 0A1B'],
    },
  ]);
});
