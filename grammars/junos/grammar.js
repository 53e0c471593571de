/// <reference types="tree-sitter-cli/dsl" />
// @ts-check
// Junos configuration, in braces and as `set` lines: statements, blocks and words.
// Any text at all is a `config` without an error; what a statement means is not known here.
const { repeatFlat } = require('../common/repeat');

module.exports = grammar({
  name: 'junos',
  extras: ($) => [/[ \t\r\n\f\v]/, $.comment],
  // The order of `enum Token` in src/scanner.c.
  externals: ($) => [
    $._error_sentinel,
    $.word,
    $.number,
    $.ipv4_address,
    $.string,
    $.list_open,
    $.list_close,
    $.comment,
    $._open,
    $._close,
    $._terminator,
    $._line_end,
    $._continue,
    $._stray,
  ],
  rules: {
    config: ($) => repeat($._item),

    _item: ($) => choice($.section, $.block, seq($.command, choice($._terminator, $._line_end)), $._stray),

    section: ($) => seq(field('header', $.command), field('body', $.block)),

    block: ($) => seq($._open, repeat($._item), $._close),

    command: ($) => seq($._argument, repeatFlat($._argument), repeat($.continuation)),

    // The words of a list on its second and further lines.
    continuation: ($) => seq($._continue, $._argument, repeatFlat($._argument)),

    _argument: ($) => choice($.word, $.number, $.ipv4_address, $.string, $.list_open, $.list_close),
  },
});
