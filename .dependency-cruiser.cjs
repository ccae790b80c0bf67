// Which layer may import what. tsc compiles each layer with only its own libraries; this holds the imports.

const node = 'node-builtins';

/** Layer → its folder, the folders it may import beside itself, and the packages it may use. */
const layers = {
  shared: {
    path: '^shared/',
    may: [],
    packages: ['zod', 'yaml', 're2js', 'openapi-types'],
  },
  gateway: {
    path: '^electron/gateway/',
    may: ['^shared/'],
    packages: ['ajv', 'ajv-draft-04', 'ajv-formats', 'lru-cache', 're2js', 'ws'],
  },
  backends: { path: '^electron/backends/', may: ['^shared/'], packages: ['undici', 'ws'] },
  storage: { path: '^electron/storage/', may: ['^shared/'], packages: ['libsql', 'lru-cache', 'yaml', 'zod'] },
  studio: {
    path: '^electron/studio/',
    may: ['^shared/', '^electron/(gateway|backends|storage)/'],
    packages: [
      '@opentelemetry/api',
      '@opentelemetry/exporter-metrics-otlp-http',
      '@opentelemetry/exporter-trace-otlp-http',
      '@opentelemetry/resources',
      '@opentelemetry/sdk-metrics',
      '@opentelemetry/sdk-trace-base',
      '@peculiar/x509',
      'fflate',
      'lru-cache',
      'reflect-metadata',
      'ws',
      'yaml',
      'zod',
    ],
  },
  management: {
    path: '^electron/management/',
    may: ['^shared/', '^electron/studio/'],
    packages: ['yaml', 'zod'],
  },
  hosts: {
    path: '^electron/(hosts/(?!desktop/)|(cli|cli-main|compat|gateway-entry|load-bundle|after-start)\\.ts$)',
    // The gateway's entry runs inside the command line's own process where that is asked for.
    may: ['^shared/', '^electron/(studio|management)/', '^electron/gateway/process/'],
    packages: ['ws', 'zod'],
  },
  desktop: {
    path: '^electron/(hosts/desktop/|main\\.ts$|preload\\.ts$)',
    may: ['^shared/', '^electron/(studio|management|hosts)/', '^electron/gateway/process/'],
    packages: ['electron'],
  },
  renderer: {
    path: '^renderer/',
    may: ['^shared/'],
    packages: [
      '@fontsource-variable/inter',
      '@fontsource-variable/jetbrains-mono',
      '@mantine/core',
      '@mantine/hooks',
      '@mantine/notifications',
      '@monaco-editor/react',
      '@tanstack/react-virtual',
      'immer',
      'lucide-react',
      'monaco-editor',
      'react',
      'react-arborist',
      'react-dom',
      'react-resizable-panels',
      'uplot',
      'zod',
      'zustand',
    ],
  },
};

/** Layers that run in the page or anywhere, and so have no Node. */
const withoutNode = ['shared', 'renderer'];

/** Tests, and what only tests use: fixtures, and generators of random things. */
const tests = '\\.test\\.tsx?$|\\.fixture\\.\\w+$|-fixtures?\\.ts$|/testing/|/(arbitrary|random)-[\\w-]+\\.ts$';
const inPackages = 'node_modules/';

function layerRules([name, { path, may, packages }]) {
  const from = { path, pathNot: tests };
  return [
    {
      name: `${name}-imports`,
      comment: `${name} may import only the layers that the table in .dependency-cruiser.cjs gives it.`,
      severity: 'error',
      from,
      to: { pathNot: [path, ...may, inPackages], dependencyTypesNot: ['core'], couldNotResolve: false },
    },
    {
      name: `${name}-packages`,
      comment: `${name} may use only the packages that the table in .dependency-cruiser.cjs gives it.`,
      severity: 'error',
      from,
      to: {
        path: inPackages,
        // Types of a package stand in a package of their own.
        pathNot: packages.flatMap((name) => [`node_modules/${name}/`, `node_modules/@types/${name}/`]),
      },
    },
    ...(withoutNode.includes(name)
      ? [
          {
            name: `${name}-without-${node}`,
            comment: `${name} runs where there is no Node.`,
            severity: 'error',
            from,
            to: { dependencyTypes: ['core'] },
          },
        ]
      : []),
  ];
}

module.exports = {
  forbidden: [
    ...Object.entries(layers).flatMap(layerRules),
    {
      name: 'electron-only-in-desktop',
      comment: 'Only the desktop host knows Electron.',
      severity: 'error',
      from: { pathNot: layers.desktop.path },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'no-cycles',
      comment: 'Files that import each other cannot be read one after the other.',
      severity: 'error',
      from: {},
      // A type of a file that imports this one is no order of loading, only of reading.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      // Styles and workers are found by vite.
      to: { couldNotResolve: true, pathNot: '\\?(worker|raw|url)$' },
    },
    {
      name: 'no-test-in-product',
      comment: 'Product code must not need what only tests have.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: tests },
      to: { path: `${tests}|^e2e/|^build/` },
    },
  ],
  options: {
    doNotFollow: { path: inPackages },
    exclude: { path: '^(dist|release|\\.cache)/' },
    cache: { folder: '.cache/dependency-cruiser', strategy: 'content' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
