// An official document 公文 as a value: what stands in it, and nothing of how it looks. The writers
// beside this file (docx.hpp, pdf.hpp) lay it out as GB/T 9704-2012 asks.
//
// It is not a general text document: the parts are those of the standard, in its order. Numbers of
// headings (一、（一）1.（1）) are words of the heading; the writers count only annexes. A line
// break in a title, a paragraph or a cell is kept, elsewhere it reads as a space.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace luoshi::format::official {

// Levels 1 to 4: 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋.
struct Heading {
  int level = 1;
  std::string text;
};

// `lead` is set in 楷体 before the text, as a heading that runs into its paragraph; may be empty.
struct Paragraph {
  std::string lead;
  std::string text;
};

enum class Align { left, centre, right };

struct Column {
  std::string title;
  double share = 1;  // of the table's width, relative to the other columns
  Align align = Align::left;
};

// A row of a single cell is a group head over the whole width. The head of the columns repeats on
// every page; a row stays on one page unless it is taller than one.
struct Table {
  std::string caption;
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
  std::string note;  // below the table, small
};

using Block = std::variant<Heading, Paragraph, Table>;

// An annex 附件 starts a page of its own; wide tables want `landscape`.
struct Annex {
  std::string title;
  std::vector<Block> blocks;
  bool landscape = false;
};

// Whatever is empty is left out.
struct Document {
  std::string marking;     // top left: 内部资料　注意保存
  std::string letterhead;  // 发文机关标志, red, with the red rule under the number
  std::string number;      // 发文字号
  std::string title;
  std::string addressee;  // 主送机关, with its colon
  std::vector<Block> blocks;
  std::vector<Annex> annexes;  // listed after the text as 附件说明
  std::string signature;       // 发文机关署名
  std::string date;            // 成文日期: 2026年4月7日
  std::string remark;          // 附注, without its brackets
  std::string copies;          // 抄送, without that word
  std::string printed_by;      // 印发机关
  std::string printed_on;      // 印发日期
  Instant written_at{};        // goes into the files' properties; the bytes depend on no clock
};

// A copy fit for print: characters that no file may carry (controls, lone surrogates, marks that
// turn the direction of text) are gone. Errors: invalid "document.nothing-to-write" without a title
// or with a table without columns; limit "document.too-long-to-write".
[[nodiscard]] Result<Document> printable(const Document& document);

// Widths of a table's columns, summing to `width_pt`, by their shares.
[[nodiscard]] std::vector<double> column_widths(const Table& table, double width_pt);

}  // namespace luoshi::format::official
