// How the app is packaged. GATEHOUSE_ELECTRON_DIST names an unpacked Electron and makes packaging work offline.
const fs = require('node:fs');
const path = require('node:path');

const local = process.env.GATEHOUSE_ELECTRON_DIST;
const version = local
  ? fs.readFileSync(path.join(local, 'version'), 'utf8').trim().replace(/^v/, '')
  : require('electron/package.json').version;
const major = Number.parseInt(version, 10);

module.exports = {
  appId: 'org.gatehouse.studio',
  productName: 'Gatehouse',
  directories: { output: 'release' },
  electronVersion: version,
  ...(local && { electronDist: path.resolve(local) }),
  npmRebuild: false,
  asar: true,
  // Copied as plain files, which the inside of an archive is not.
  asarUnpack: ['dist/samples/**'],
  files: ['dist/**', '!dist/*.v8', 'package.json', '!**/*.map', '!node_modules/@libsql/linux-x64-musl'],
  protocols: [{ name: 'Gatehouse', schemes: ['gatehouse'] }],
  linux: { category: 'Development', executableName: 'gatehouse', target: ['dir'] },
  mac: { category: 'public.app-category.developer-tools', target: ['dir'] },
  win: { target: ['dir'] },
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    onlyLoadAppFromAsar: true,
    // Playwright drives the packaged app through it; a release has it off.
    enableNodeCliInspectArguments: process.env.GATEHOUSE_RELEASE !== '1',
    ...(major >= 29 && { grantFileProtocolExtraPrivileges: false }),
  },
  afterPack: ({ appOutDir }) => fs.rmSync(path.join(appOutDir, 'resources/default_app.asar'), { force: true }),
};
