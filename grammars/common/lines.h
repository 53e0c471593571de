// Scanner part for IOS-like configuration: line ends, indentation, full-line comments.
//
// At a line end the scanner looks past blank and comment lines to the next other line and keeps its
// column as `target`. INDENT and DEDENT follow from the state and, for a comment, from its own
// column. So every character is looked at twice at most, whatever the text.
#ifndef COMMON_LINES_H
#define COMMON_LINES_H

#include "words.h"
#include <string.h>

// Deeper lines become siblings: the state must fit in 1024 bytes, and nobody nests 200 levels.
#define MAX_DEPTH 200
#define MAX_COLUMN 0xffff

// The order of `lineTokens` in lines.js.
enum LineToken {
  ERROR_SENTINEL,
  START,
  LINE_END,
  INDENT,
  DEDENT,
  COMMENT,
  NEGATION,
  WORD,
  NUMBER,
  IPV4_ADDRESS,
  STRING,
  FIRST_DIALECT_TOKEN,
};

typedef struct {
  uint16_t target;
  uint16_t depth;
  uint16_t columns[MAX_DEPTH];
} Lines;

static inline uint32_t next_column(uint32_t column, int32_t c) {
  if (is_line_end(c)) return 0;
  if (column > MAX_COLUMN - 16) return column;
  if (c == ' ') return column + 1;
  return c == '\t' ? (column + 8) & ~7u : column;
}

// `no` and `default` negate only as the first word of a line.
static inline enum LineToken lines_word_token(const Word *word, bool first) {
  if (first && (is_word(word, "no") || is_word(word, "default"))) return NEGATION;
  if (is_number(word)) return NUMBER;
  return is_ipv4_address(word) ? IPV4_ADDRESS : WORD;
}

static inline uint16_t lines_top(const Lines *s) { return s->depth ? s->columns[s->depth - 1] : 0; }

// Skip to the first character that is not white space; its column.
static inline uint16_t lines_skip_to_text(TSLexer *l) {
  uint32_t column = 0;
  while (is_blank(l->lookahead) || is_line_end(l->lookahead)) {
    column = next_column(column, l->lookahead);
    skip(l);
  }
  return (uint16_t)column;
}

// Look from a line's end to the next line that is neither blank nor a comment.
static inline void lines_look_ahead(Lines *s, TSLexer *l) {
  uint32_t column = 0;
  for (;;) {
    int32_t c = l->lookahead;
    if (c == '!') pass_line(l);
    else if (is_blank(c) || is_line_end(c)) {
      column = next_column(column, c);
      advance(l);
    } else break;
  }
  s->target = l->eof(l) ? 0 : (uint16_t)column;
}

static inline bool lines_start(Lines *s, TSLexer *l) {
  l->mark_end(l);
  lines_look_ahead(s, l);
  l->result_symbol = START;
  return true;
}

// Zero-wide and in front of trailing blanks, so that a line's node ends with its last word.
static inline bool lines_line_end(Lines *s, TSLexer *l) {
  l->mark_end(l);
  skip_blanks(l);
  if (!at_line_end(l)) return false;
  lines_look_ahead(s, l);
  l->result_symbol = LINE_END;
  return true;
}

// At the start of a line: INDENT, DEDENT or COMMENT where one is due. Otherwise false, with the
// lexer on the first character of a line of the current block, and that line's column in `column`.
static inline bool lines_line_start(Lines *s, TSLexer *l, uint16_t *column) {
  l->mark_end(l);
  *column = lines_skip_to_text(l);
  uint16_t top = lines_top(s);
  if (s->target > top && s->depth < MAX_DEPTH) {
    s->columns[s->depth++] = s->target;
    l->result_symbol = INDENT;
    return true;
  }
  bool comment = l->lookahead == '!';
  // A comment stays in the block it is indented for, even when the line after it is not in it.
  uint16_t level = s->target;
  if (comment && level < top) level = *column < level ? level : *column < top ? *column : top;
  if (level < top) {
    s->depth--;
    l->result_symbol = DEDENT;
    return true;
  }
  if (!comment) return false;
  pass_line(l);
  l->mark_end(l);
  l->result_symbol = COMMENT;
  return true;
}

// A word of a command, with the lexer on its first character or on white space in front of it.
static inline bool lines_word(TSLexer *l, bool first) {
  skip_blanks(l);
  if (l->lookahead == '"') {
    pass_string(l);
    l->mark_end(l);
    l->result_symbol = STRING;
    return true;
  }
  Word word = read_word(l);
  l->mark_end(l);
  l->result_symbol = lines_word_token(&word, first);
  return true;
}

static inline unsigned lines_serialize(const Lines *s, char *buffer) {
  memcpy(buffer, &s->target, 2);
  memcpy(buffer + 2, s->columns, 2u * s->depth);
  return 2 + 2u * s->depth;
}

static inline void lines_deserialize(Lines *s, const char *buffer, unsigned length) {
  s->target = 0;
  s->depth = 0;
  if (length < 2) return;
  memcpy(&s->target, buffer, 2);
  s->depth = (uint16_t)((length - 2) / 2);
  memcpy(s->columns, buffer + 2, length - 2);
}

#endif
