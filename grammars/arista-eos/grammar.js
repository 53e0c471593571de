/// <reference types="tree-sitter-cli/dsl" />
// @ts-check
// Arista EOS configuration: lines, sections, and the texts that end with `EOF` on a line of its own.
// Any text at all is a `config` without an error; what a command means is not known here.
const { lineTokens, lineRules, extras } = require('../common/lines');

module.exports = grammar({
  name: 'arista_eos',
  extras,
  // The order of `enum Token` in src/scanner.c.
  externals: ($) => [...lineTokens($), $._blob_word, $.blob_text, $.blob_end],
  inline: ($) => [$._argument],
  rules: {
    ...lineRules(
      ($) => [$.command, $.blob],
      () => [],
    ),

    // `banner motd`, lines, `EOF`; so do scripts of event handlers and functions.
    blob: ($) => seq(alias($._blob_word, $.word), repeat($._argument), optional($.blob_text), $.blob_end, $._line_end),
  },
});
