// Pages filled from top to bottom with strips of fixed height. It decides what stands on which page
// and draws page numbers (GB/T 9704-2012, 7.5); it knows nothing of what a strip shows.
#pragma once

#include <cairo.h>

#include <functional>
#include <optional>
#include <vector>

#include "format/official/layout.hpp"
#include "format/official/type.hpp"

namespace luoshi::format::official {

// A strip over the width of the type area. `draw` gets its upper edge in points from the page's.
struct Strip {
  double height_pt = 0;
  std::function<void(double top_pt)> draw;
  bool keeps_next = false;  // stands on the page of the strip after it
  bool is_space = false;    // left out at the top of a page
};

class Pages {
 public:
  // REQUIRES: `cairo` draws on a PDF surface and outlives the pages.
  Pages(cairo_t* cairo, const Typesetter& type);

  // Ends the current page, if there is one, and starts one of this shape.
  void start(const Page& shape);
  void add(Strip strip);
  void space(double height_pt);
  // Shown at the top of every page that follows until `repeat({})`.
  void repeat(std::optional<Strip> head) { head_ = std::move(head); }
  // Places what has been added so far.
  void flush();
  // Places a strip at the lower edge of the last page.
  void add_at_bottom(const Strip& strip);
  // Ends the last page.
  void finish();

  [[nodiscard]] const Page& shape() const { return *shape_; }
  [[nodiscard]] double left_pt() const { return shape_->left_mm * points_per_mm; }
  [[nodiscard]] double width_pt() const { return shape_->type_width_pt(); }
  [[nodiscard]] std::size_t number() const { return number_; }
  [[nodiscard]] bool too_many() const;

 private:
  void place(const Strip& strip);
  void next_page();
  void end_page();
  [[nodiscard]] double bottom_pt() const;
  [[nodiscard]] bool at_top() const { return y_pt_ <= top_pt_; }

  cairo_t* cairo_;
  const Typesetter& type_;
  const Page* shape_ = &portrait;
  std::size_t number_ = 0;
  double top_pt_ = 0;  // of what is not a repeated head
  double y_pt_ = 0;
  std::vector<Strip> chain_;  // strips that must share a page, still to be placed
  std::optional<Strip> head_;
};

}  // namespace luoshi::format::official
