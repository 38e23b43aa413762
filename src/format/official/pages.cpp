#include "format/official/pages.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <numeric>

#include "format/limits.hpp"

namespace luoshi::format::official {

Pages::Pages(cairo_t* cairo, const Typesetter& type) : cairo_(cairo), type_(type) {}

bool Pages::too_many() const {
  return number_ > written_pages_max;
}

double Pages::bottom_pt() const {
  return (shape_->height_mm - shape_->bottom_mm) * points_per_mm;
}

void Pages::start(const Page& shape) {
  flush();
  if (number_ > 0) end_page();
  shape_ = &shape;
  cairo_pdf_surface_set_size(cairo_get_target(cairo_), shape.width_mm * points_per_mm,
                             shape.height_mm * points_per_mm);
  ++number_;
  top_pt_ = shape.top_mm * points_per_mm;
  y_pt_ = top_pt_;
}

void Pages::next_page() {
  end_page();
  ++number_;
  y_pt_ = shape_->top_mm * points_per_mm;
  if (head_) place(*head_);
  top_pt_ = y_pt_;
}

// The number stands outside: right on odd pages, left on even ones, a character from the edge.
void Pages::end_page() {
  const Style style{.face = Face::songti,
                    .size_pt = small_pt,
                    .pitch_pt = small_pt,
                    .align = number_ % 2 == 1 ? Align::right : Align::left};
  const auto text = type_.set(fmt::format("— {} —", number_), style, width_pt() - 2 * small_pt);
  const double middle = bottom_pt() + page_number_drop_mm * points_per_mm;
  text.draw_all(cairo_, left_pt() + small_pt, middle - small_pt / 2);
  cairo_show_page(cairo_);
}

void Pages::add(Strip strip) {
  if (too_many()) return;
  const bool waits = strip.keeps_next;
  chain_.push_back(std::move(strip));
  if (!waits) flush();
}

void Pages::space(double height_pt) {
  add({.height_pt = height_pt, .draw = {}, .keeps_next = !chain_.empty(), .is_space = true});
}

void Pages::flush() {
  const auto chain = std::exchange(chain_, {});
  const double height =
      std::accumulate(chain.begin(), chain.end(), 0.0,
                      [](double sum, const Strip& strip) { return sum + strip.height_pt; });
  constexpr double rounding_pt = 0.01;
  if (!at_top() && y_pt_ + height > bottom_pt() + rounding_pt) next_page();
  for (const auto& strip : chain) {
    if (strip.is_space && at_top() && number_ > 1) continue;
    // A chain taller than a page breaks where it must.
    if (!at_top() && y_pt_ + strip.height_pt > bottom_pt() + rounding_pt) next_page();
    place(strip);
  }
}

void Pages::place(const Strip& strip) {
  if (strip.draw) strip.draw(y_pt_);
  y_pt_ += strip.height_pt;
}

void Pages::add_at_bottom(const Strip& strip) {
  flush();
  if (y_pt_ + strip.height_pt > bottom_pt()) next_page();
  strip.draw(bottom_pt() - strip.height_pt);
  y_pt_ = bottom_pt();
}

void Pages::finish() {
  flush();
  end_page();
}

}  // namespace luoshi::format::official
