/**
 * The layers of server/src (ARCHITECTURE.md), as rules that fail the check. Each layer may import those in front of it.
 * test/house/layering.test.ts proves that each rule fires.
 */
const LAYERS = [
  'base',
  'messages',
  'syntax',
  'model',
  'dialects',
  'isis',
  'mpls',
  'rules',
  'workspace',
  'ide',
  'lsp',
  'cli',
];
const PURE = LAYERS.slice(0, LAYERS.indexOf('lsp'));

const inLayers = (names) => `^server/src/(${names.join('|')})/`;

const upwards = LAYERS.slice(0, -1).map((layer, at) => ({
  name: `layer-${layer}`,
  comment: `${layer}/ may import only the layers in front of it: ${LAYERS.slice(0, at).join(', ') || 'none'}.`,
  severity: 'error',
  from: { path: inLayers([layer]) },
  to: { path: inLayers(LAYERS.slice(at + 1)) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upwards,
    {
      name: 'protocol-without-text',
      comment: 'The simulation knows devices, not how a vendor writes them.',
      severity: 'error',
      from: { path: inLayers(['isis', 'mpls']) },
      to: { path: inLayers(['dialects', 'syntax']) },
    },
    {
      name: 'pure-core',
      comment: 'base … ide and files run in a browser worker too: no Node modules.',
      severity: 'error',
      from: { path: inLayers([...PURE, 'files']) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-files-in-core',
      comment: 'Files are reached by the language server and the command line only.',
      severity: 'error',
      from: { path: inLayers(PURE) },
      to: { path: inLayers(['files', 'node']) },
    },
    {
      name: 'files-alone',
      comment: 'Reading files needs base/ and nothing else of the engine.',
      severity: 'error',
      from: { path: inLayers(['files']) },
      to: { path: '^server/src/', pathNot: inLayers(['base', 'files']) },
    },
    {
      name: 'node-below-edges',
      comment: 'server/src/node serves the language server and the command line; it does not know them.',
      severity: 'error',
      from: { path: inLayers(['node']) },
      to: { path: inLayers(['lsp', 'cli']) },
    },
    {
      name: 'protocol-types-in-lsp',
      comment: 'Only lsp/ knows the types of the Language Server Protocol.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/lsp/' },
      to: { path: '(^|node_modules/)vscode-(languageserver|jsonrpc)' },
    },
    {
      name: 'server-without-editor',
      comment: 'The server runs in any editor and in none.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '(^vscode$|(^|node_modules/)(@types/vscode|vscode-languageclient)|^client/)' },
    },
    {
      name: 'client-without-server',
      comment: 'The client talks to the server by protocol only; it may name the types of what the messages carry.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'page-without-extension',
      comment: 'The topology page talks to the extension by messages only; it may name the types of what they carry.',
      severity: 'error',
      from: { path: '^client/webview/' },
      to: { path: '^(client/src|server)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'page-without-node',
      comment: 'The page runs in a browser.',
      severity: 'error',
      from: { path: '^client/webview/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sources-without-tests',
      comment: 'What ships does not import tests or scripts.',
      severity: 'error',
      from: { path: '^(server/src|client)/' },
      to: { path: '^(server/test|test|scripts)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that need each other at run time are one module. Types may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: { path: '^(server|client|test|scripts)/' },
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
