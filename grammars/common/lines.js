/// <reference types="tree-sitter-cli/dsl" />
// What grammars of IOS-like configuration share: lines, sections by indentation, words.
// lines.h is the scanner's half. Keywords of a dialect do not belong here, nor in any grammar: a
// grammar only knows what it takes to find lines, words, and text that is not commands.
//
// All tokens are external. A lexer generated from regular expressions has no word that may contain
// a NUL, a long s or a Kelvin sign, and any text has to parse.

const { repeatFlat } = require('./repeat');

/** The tokens that lines.h scans, in the order of its enum; a dialect's own tokens go after them. */
exports.lineTokens = ($) => [
  $._error_sentinel,
  $._start,
  $._line_end,
  $._indent,
  $._dedent,
  $.comment,
  $.negation,
  $.word,
  $.number,
  $.ipv4_address,
  $.string,
];

/**
 * @param {($: any) => any[]} lines kinds of line, `command` among them; each ends with `_line_end`
 * @param {($: any) => any[]} asides what stands between lines and is no statement
 */
exports.lineRules = (lines, asides) => ({
  config: ($) => seq($._start, repeat($._item)),

  _item: ($) => choice($.section, $.block, ...lines($).map((line) => prec.right(line)), $.comment, ...asides($)),

  // A line with deeper lines under it. It has more than one block where the text dedents to a
  // column between two levels. A block without a header is what an indented first line opens.
  section: ($) => prec.right(seq(field('header', choice(...lines($))), repeat1(field('body', $.block)))),

  block: ($) => seq($._indent, repeat1($._item), $._dedent),

  command: ($) =>
    seq(
      choice(seq(field('negation', $.negation), repeatFlat($._argument)), seq($._argument, repeatFlat($._argument))),
      $._line_end,
    ),

  _argument: ($) => choice($.word, $.number, $.ipv4_address, $.string),
});

/** White space between words, and blank lines. */
exports.extras = (_) => [/[ \t\r\n\f\v]/];
