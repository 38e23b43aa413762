// Type set in lines: what stands between an official document and pango. Text in, laid-out lines
// out, ready to be drawn on a cairo page. It takes no markup and no file names: faces come from
// faces.hpp, everything else is text.
//
// Every thread has a font map of its own, made at its first use and kept; a Text belongs to the
// thread that set it.
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "format/official/document.hpp"
#include "format/official/faces.hpp"

namespace luoshi::format::official {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Object = std::unique_ptr<T, Unref>;

struct Style {
  Face face = Face::fangsong;
  double size_pt = 16;
  double pitch_pt = 28.95;  // from baseline to baseline
  Align align = Align::left;
  double first_indent_pt = 0;
  double hanging_pt = 0;  // indent of the lines after the first
  double spacing_pt = 0;  // added to every character
  bool justified = false;
};

// Lines of type in one column. Positions are points from the upper left corner of the page.
class Text {
 public:
  [[nodiscard]] std::size_t lines() const { return lines_; }
  [[nodiscard]] double height_pt() const { return static_cast<double>(lines_) * style_.pitch_pt; }
  // The width of the widest line, without indent.
  [[nodiscard]] double widest_pt() const;
  // REQUIRES: line < lines(). `top` is the upper edge of the line's pitch.
  void draw(cairo_t* cairo, std::size_t line, double left, double top) const;
  void draw_all(cairo_t* cairo, double left, double top) const;

 private:
  friend class Typesetter;
  Text(Object<PangoLayout> layout, const Style& style, double width_pt);
  void justify();

  Object<PangoLayout> layout_;
  Style style_;
  double width_pt_ = 0;
  std::size_t lines_ = 0;
};

// Error: unavailable "document.typeface-missing" where a face has none of its families here.
[[nodiscard]] Result<> check_faces();

class Typesetter {
 public:
  // REQUIRES: check_faces() succeeded on this thread.
  Typesetter();
  // Breaks `text` into lines of `width_pt`; the first `lead_bytes` of it are set in 楷体.
  [[nodiscard]] Text set(std::string_view text, const Style& style, double width_pt,
                         std::size_t lead_bytes = 0) const;

 private:
  Object<PangoContext> context_;
};

}  // namespace luoshi::format::official
