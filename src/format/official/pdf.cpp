#include "format/official/pdf.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "format/official/pages.hpp"
#include "format/official/pdf_catalog.hpp"
#include "format/official/pdf_table.hpp"
#include "format/official/tags.hpp"
#include "format/official/wording.hpp"
#include "text/unicode.hpp"

namespace luoshi::format::official {
namespace {

constexpr double indent_pt = 2 * (body_pt - squeeze_pt);  // two characters
constexpr Style body_style{
    .first_indent_pt = indent_pt, .spacing_pt = -squeeze_pt, .justified = true};
constexpr std::array<const char*, 5> heading_tags{"H1", "H2", "H3", "H4", "H5"};

struct Colour {
  double red, green, blue;
};
constexpr Colour black{0, 0, 0};
constexpr Colour letterhead_red{0.898, 0, 0.071};

class Printer {
 public:
  explicit Printer(cairo_t* cairo) : cairo_(cairo), pages_(cairo, type_) {}

  Result<> print(const Document& document) {
    pages_.start(portrait);  // first: setting a page's size drops what was drawn on it, tags too
    cairo_tag_begin(cairo_, "Document", nullptr);
    print_front(document);
    print_blocks(document.blocks, is_signed(document) || !document.annexes.empty());
    print_annex_list(document);
    print_signature(document);
    for (std::size_t i = 0; i < document.annexes.size(); ++i) {
      print_annex(document.annexes[i], annex_mark(document, i));
    }
    if (const auto strip = imprint(document)) pages_.add_at_bottom(*strip);
    pages_.flush();
    cairo_tag_end(cairo_, "Document");  // cairo takes tags up to the end of the last page
    pages_.finish();
    if (pages_.too_many()) {
      return fail(ErrorKind::limit, "document.too-long-to-write", "pages");
    }
    return {};
  }

 private:
  using Words = std::shared_ptr<const Text>;

  Words set(std::string_view words, const Style& style, double width_pt,
            std::size_t lead_bytes = 0) const {
    return std::make_shared<const Text>(type_.set(words, style, width_pt, lead_bytes));
  }

  void colour(const Colour& c) { cairo_set_source_rgb(cairo_, c.red, c.green, c.blue); }

  void rule(double top, double width_pt, const Colour& c) {
    colour(c);
    cairo_set_line_width(cairo_, width_pt);
    cairo_move_to(cairo_, pages_.left_pt(), top);
    cairo_line_to(cairo_, pages_.left_pt() + pages_.width_pt(), top);
    cairo_stroke(cairo_);
    colour(black);
  }

  // One element of one strip for each line, so that it may go over to the next page.
  void add_lines(const Words& text, const char* tag, bool keep_end, double inset_pt = 0) {
    const auto count = text->lines();
    const double pitch = text->height_pt() / static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) {
      const auto draw = [this, text, tag, i, count, inset_pt](double top) {
        if (i == 0) cairo_tag_begin(cairo_, tag, nullptr);
        {
          const Tag span(cairo_, "Span");
          text->draw(cairo_, i, pages_.left_pt() + inset_pt, top);
        }
        if (i + 1 == count) cairo_tag_end(cairo_, tag);
      };
      // No page opens or closes with a single line of a paragraph.
      const bool is_widow = count > 1 && (i == 0 || i + 2 == count);
      const bool keeps = is_widow || (keep_end && i + 2 >= count);
      pages_.add({.height_pt = pitch, .draw = draw, .keeps_next = keeps});
    }
  }

  void add_bookmark(const std::string& words, std::size_t level) {
    while (bookmarks_.size() > level) bookmarks_.pop_back();
    const int parent = bookmarks_.empty() ? CAIRO_PDF_OUTLINE_ROOT : bookmarks_.back();
    const auto number = pages_.number();
    const auto where = fmt::format("page={} pos=[{:.1f} {:.1f}]", number, pages_.left_pt(), 0.0);
    bookmarks_.push_back(cairo_pdf_surface_add_outline(
        cairo_get_target(cairo_), parent, words.c_str(), where.c_str(),
        static_cast<cairo_pdf_outline_flags_t>(CAIRO_PDF_OUTLINE_FLAG_OPEN)));
  }

  void print_front(const Document& document) {
    if (!document.marking.empty()) print_marking(document.marking);
    if (!document.letterhead.empty()) print_letterhead(document);
    pages_.space(2 * pitch_pt);
    const Style style{.face = Face::xiaobiaosong,
                      .size_pt = title_pt,
                      .pitch_pt = title_pitch_pt,
                      .align = Align::centre};
    add_lines(set(document.title, style, pages_.width_pt()), "H1", true);
    if (document.letterhead.empty() && !document.number.empty()) {
      const Style number{.face = Face::kaiti, .align = Align::centre};
      add_lines(set(document.number, number, pages_.width_pt()), "P", true);
    }
    pages_.space(pitch_pt);
    if (!document.addressee.empty()) {
      Style addressee = body_style;
      addressee.first_indent_pt = 0;
      add_lines(set(document.addressee, addressee, pages_.width_pt()), "P", true);
    }
  }

  // 7.2.1 to 7.2.3: at the upper left corner of the type area.
  void print_marking(const std::string& words) {
    const Style style{.face = Face::heiti};
    const Tag tag(cairo_, "P");
    set(words, style, pages_.width_pt())
        ->draw_all(cairo_, pages_.left_pt(), pages_.shape().top_mm * points_per_mm);
  }

  void print_letterhead(const Document& document) {
    const double size = letterhead_pt(text::from_utf8(document.letterhead).size());
    const Style style{
        .face = Face::xiaobiaosong, .size_pt = size, .pitch_pt = size, .align = Align::centre};
    const auto head = set(document.letterhead, style, pages_.width_pt());
    pages_.space(letterhead_drop_mm * points_per_mm);
    pages_.add({.height_pt = head->height_pt(), .draw = [this, head](double top) {
                  colour(letterhead_red);
                  const Tag tag(cairo_, "P");
                  head->draw_all(cairo_, pages_.left_pt(), top);
                  colour(black);
                }});
    pages_.space(2 * pitch_pt);
    const auto number = set(document.number, {.align = Align::centre}, pages_.width_pt());
    pages_.add(
        {.height_pt = pitch_pt + rule_gap_mm * points_per_mm, .draw = [this, number](double top) {
           {
             const Tag tag(cairo_, "P");
             number->draw_all(cairo_, pages_.left_pt(), top);
           }
           rule(top + pitch_pt + rule_gap_mm * points_per_mm, rule_pt, letterhead_red);
         }});
  }

  void print_blocks(const std::vector<Block>& blocks, bool keep_end) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const bool keeps = keep_end && i + 1 == blocks.size();
      std::visit([&](const auto& block) { print_block(block, keeps); }, blocks[i]);
    }
  }

  void print_block(const Heading& heading, bool) {
    const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 4));
    Style style = body_style;
    style.face = heading_faces.at(level - 1);
    pages_.add({.draw = [this, heading, level](double) { add_bookmark(heading.text, level - 1); },
                .keeps_next = true});
    // The whole heading stays with the beginning of what follows.
    const auto text = set(heading.text, style, pages_.width_pt());
    add_whole(text, heading_tags[level]);
  }

  void add_whole(const Words& text, const char* tag) {
    pages_.add({.height_pt = text->height_pt(),
                .draw =
                    [this, text, tag](double top) {
                      const Tag element(cairo_, tag);
                      text->draw_all(cairo_, pages_.left_pt(), top);
                    },
                .keeps_next = true});
  }

  void print_block(const Paragraph& paragraph, bool keep_end) {
    add_lines(
        set(paragraph.lead + paragraph.text, body_style, pages_.width_pt(), paragraph.lead.size()),
        "P", keep_end);
  }

  void print_block(const Table& table, bool keep_end) {
    print_table(cairo_, type_, pages_, table, keep_end);
  }

  // 7.3.4: two characters in, the titles one under the other, without a full stop.
  void print_annex_list(const Document& document) {
    const double number_pt = document.annexes.size() == 1 ? 0 : body_pt;
    for (std::size_t i = 0; i < document.annexes.size(); ++i) {
      if (i == 0) pages_.space(pitch_pt);
      const double label_pt = 3 * body_pt;  // 附件：
      Style style = body_style;
      style.justified = false;
      style.hanging_pt = indent_pt + label_pt + number_pt;
      style.first_indent_pt = indent_pt + (i == 0 ? 0 : label_pt);
      add_lines(set(annex_line(document, i), style, pages_.width_pt()), "P", is_signed(document));
    }
  }

  // 7.3.5.1: the date four characters from the right, the signature centred above it.
  void print_signature(const Document& document) {
    const auto date = set(document.date, {}, pages_.width_pt());
    const auto name = set(document.signature, {}, pages_.width_pt());
    const double right_pt = pages_.width_pt() - 4 * body_pt;
    const double date_left = right_pt - date->widest_pt();
    const double centre = right_pt - date->widest_pt() / 2;
    double name_left = centre - name->widest_pt() / 2;
    name_left = std::max(0.0, std::min(name_left, pages_.width_pt() - name->widest_pt()));
    if (is_signed(document)) pages_.space(2 * pitch_pt);
    const bool has_remark = !document.remark.empty();
    if (!document.signature.empty()) {
      add_lines(name, "P", !document.date.empty() || has_remark, name_left);
    }
    if (!document.date.empty()) add_lines(date, "P", has_remark, date_left);
    if (!has_remark) return;
    // 7.3.6
    add_lines(set(remark_line(document), body_style, pages_.width_pt()), "P", false);
  }

  // 7.3.7: the annex's number in the upper left corner, its title on the third line.
  void print_annex(const Annex& annex, const std::string& mark) {
    pages_.start(annex.landscape ? landscape : portrait);
    const auto bookmark = mark + "　" + one_line(annex.title);
    pages_.add(
        {.draw = [this, bookmark](double) { add_bookmark(bookmark, 0); }, .keeps_next = true});
    add_whole(set(mark, {.face = Face::heiti}, pages_.width_pt()), "P");
    pages_.space(annex.landscape ? pitch_pt / 2 : pitch_pt);
    const Style style{.face = Face::xiaobiaosong,
                      .size_pt = title_pt,
                      .pitch_pt = title_pitch_pt,
                      .align = Align::centre};
    add_whole(set(annex.title, style, pages_.width_pt()), "H2");
    pages_.space(pitch_pt / 2);
    print_blocks(annex.blocks, false);
  }

  // 7.4: between rules at the lower edge of the last page.
  std::optional<Strip> imprint(const Document& document) {
    if (!has_imprint(document)) return std::nullopt;
    const double inner = pages_.width_pt() - 2 * small_pt;
    const Style style{
        .size_pt = small_pt, .pitch_pt = imprint_pitch_pt, .hanging_pt = 3 * small_pt};
    const auto copies =
        document.copies.empty() ? Words() : set(copies_line(document), style, inner);
    const auto by =
        set(document.printed_by, {.size_pt = small_pt, .pitch_pt = imprint_pitch_pt}, inner);
    const auto on =
        set(printed_on_line(document),
            {.size_pt = small_pt, .pitch_pt = imprint_pitch_pt, .align = Align::right}, inner);
    const double copies_pt = copies ? copies->height_pt() + 2 * imprint_gap_pt : 0;
    const double height = copies_pt + imprint_pitch_pt + 2 * imprint_gap_pt;
    const auto draw = [this, copies, by, on, copies_pt, height](double top) {
      const double left = pages_.left_pt() + small_pt;
      rule(top, imprint_rule_mm * points_per_mm, black);
      if (copies) {
        const Tag tag(cairo_, "P");
        copies->draw_all(cairo_, left, top + imprint_gap_pt);
      }
      if (copies) rule(top + copies_pt, imprint_inner_rule_mm * points_per_mm, black);
      const Tag tag(cairo_, "P");
      by->draw_all(cairo_, left, top + copies_pt + imprint_gap_pt);
      on->draw_all(cairo_, left, top + copies_pt + imprint_gap_pt);
      rule(top + height, imprint_rule_mm * points_per_mm, black);
    };
    return Strip{.height_pt = height, .draw = draw};
  }

  cairo_t* cairo_;
  Typesetter type_;
  Pages pages_;
  std::vector<int> bookmarks_;  // the open ones, by level
};

cairo_status_t collect(void* closure, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

struct Finish {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

void describe(cairo_surface_t* surface, const Document& document) {
  const auto put = [&](cairo_pdf_metadata_t key, const std::string& value) {
    if (!value.empty()) cairo_pdf_surface_set_metadata(surface, key, value.c_str());
  };
  put(CAIRO_PDF_METADATA_TITLE, plain_title(document));
  put(CAIRO_PDF_METADATA_AUTHOR, document.signature);
  put(CAIRO_PDF_METADATA_SUBJECT, document.number);
  put(CAIRO_PDF_METADATA_CREATOR, "Luoshi");
  const auto written_at = to_rfc3339(document.written_at).substr(0, 19) + "Z";  // whole seconds
  put(CAIRO_PDF_METADATA_CREATE_DATE, written_at);
  put(CAIRO_PDF_METADATA_MOD_DATE, written_at);
}

}  // namespace

Result<std::string> write_pdf(const Document& document) {
  const auto clean = TRY(printable(document));
  TRY(check_faces());
  std::string bytes;
  const std::unique_ptr<cairo_surface_t, Finish> surface(cairo_pdf_surface_create_for_stream(
      collect, &bytes, portrait.width_mm * points_per_mm, portrait.height_mm * points_per_mm));
  describe(surface.get(), clean);
  const std::unique_ptr<cairo_t, Finish> cairo(cairo_create(surface.get()));
  TRY(Printer(cairo.get()).print(clean));
  const auto drawn = cairo_status(cairo.get());
  cairo_surface_finish(surface.get());
  const auto written = cairo_surface_status(surface.get());
  for (const auto status : {drawn, written}) {
    if (status != CAIRO_STATUS_SUCCESS) {
      return fail(ErrorKind::internal, "document.not-written", cairo_status_to_string(status));
    }
  }
  return with_language(std::move(bytes));
}

}  // namespace luoshi::format::official
