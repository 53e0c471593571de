/** The names of the server's own messages, as far as the client uses them; their types are the server's. */
export type { ExplainChoices, FindingsReport, LearnersReport, TreeNode } from '../../server/src/ide/api.ts';
export type { ExplainAnswer, ExplainParams, Status } from '../../server/src/lsp/protocol.ts';

export const STATUS = 'isisLens/status';
export const ANALYSE_WORKSPACE = 'isisLens/analyseWorkspace';
export const RECOGNISE = 'isisLens/recognise';
export const READ_FOLDER = 'isisLens/readFolder';
export const FILE_FACTS = 'isisLens/fileFacts';
export const READ_FILE = 'isisLens/readFile';
export const EXPLAIN = 'isisLens/explain';
export const EXPLAIN_CHOICES = 'isisLens/explainChoices';
export const NETWORK_TREE = 'isisLens/networkTree';
export const WAY_IN_TREE = 'isisLens/wayInTree';
export const LEARNERS = 'isisLens/learners';
export const FINDINGS = 'isisLens/findings';
export const TOPOLOGY = 'isisLens/topology';
export const TOPOLOGY_CHANGED = 'isisLens/topologyChanged';
export const TOPOLOGY_CLOSE = 'isisLens/topologyClose';
export const ELEMENT_AT = 'isisLens/elementAt';
export const FIND_ELEMENTS = 'isisLens/findElements';
export const EXPORT_TOPOLOGY = 'isisLens/exportTopology';
export const REACH = 'isisLens/reach';
export const PATH = 'isisLens/path';
export const SUPPOSE = 'isisLens/suppose';
export const FINDING_FIXES = 'isisLens/findingFixes';
export const FIX_EDITS = 'isisLens/fixEdits';

/** Our command that shows an explanation; the server names it in code actions. */
export const EXPLAIN_COMMAND = 'isisLens.explain';

/** Our command that shows the topology, at a place if one is given; the server names it in lenses. */
export const SHOW_TOPOLOGY_COMMAND = 'isisLens.showTopology';
