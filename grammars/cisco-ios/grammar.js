/// <reference types="tree-sitter-cli/dsl" />
// @ts-check
// Cisco IOS and IOS-XE configuration: lines, sections, and the text that is not commands.
// Any text at all is a `config` without an error; what a command means is not known here.
const { lineTokens, lineRules, extras } = require('../common/lines');

module.exports = grammar({
  name: 'cisco_ios',
  extras,
  // The order of `enum Token` in src/scanner.c.
  externals: ($) => [
    ...lineTokens($),
    $.transcript,
    $._banner_word,
    $.banner_delimiter,
    $.banner_text,
    $._banner_close,
    $._blob_word,
    $.blob_text,
    $.blob_end,
  ],
  inline: ($) => [$._argument],
  rules: {
    ...lineRules(
      ($) => [$.command, $.banner, $.blob],
      ($) => [$.transcript],
    ),

    // `banner motd ^C … ^C` and its like. Without a closing delimiter the text ends with the line.
    banner: ($) =>
      seq(
        repeat1(alias($._banner_word, $.word)),
        $.banner_delimiter,
        optional($.banner_text),
        optional(seq(alias($._banner_close, $.banner_delimiter), repeat($._argument))),
        $._line_end,
      ),

    // `certificate self-signed 01`, hex lines, `quit`; `macro name X`, lines, `@`.
    blob: ($) => seq(alias($._blob_word, $.word), repeat($._argument), optional($.blob_text), $.blob_end, $._line_end),
  },
});
