/** What `isis-lens --help` prints. */
export const HELP = `isis-lens: simulates multi-area IS-IS from router configurations and finds what breaks MPLS VPNs

  isis-lens check    [DIR|FILE...] [--format pretty|json|sarif|junit|github]
                     [--fail-on error|warning|never] [--rule CODE=off|hint|info|warning|error]...
                     [--strict]
                     all findings of the folder
  isis-lens learners PREFIX [DIR] [--json]
                     who learns PREFIX, how, and who does not
  isis-lens routes   ROUTER|--all [DIR] [--json]
                     IS-IS routes of one router, or of all
  isis-lens explain  ROUTER PREFIX [DIR] [--json]
                     the chain of decisions behind one verdict
  isis-lens topology [DIR] --format json|graphml|dot|svg|drawio [--network NETWORK] [--all]
                     the network as a picture or as data
  isis-lens sweep    [DIR] [--fail links|nodes] [--depth 1|2] [--json] [--shard I/N]
                     which failures cut which PE pairs
  isis-lens lsp      --stdio
                     the language server, for any editor

DIR is the folder that holds the configurations (default: this one); - reads one configuration from standard input.
--include PATTERN (repeatable) names files to look at beside the usual endings and files without any.
--strict: a file that is left for want of recognition, or a pair that is not judged, is exit code 1.
Exit codes: 0 nothing at or above --fail-on (default error); 1 findings; 2 the command could not do its work.
`;
