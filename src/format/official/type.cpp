#include "format/official/type.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace luoshi::format::official {
namespace {

// Where a Chinese face's em square stands on the baseline.
constexpr double em_above_baseline = 0.88;
// A line this much too short was broken for a reason of its own, such as a long word.
constexpr double justified_ems_max = 2.5;

int units(double points) {
  return static_cast<int>(std::lround(points * PANGO_SCALE));
}

double points(int units) {
  return static_cast<double>(units) / PANGO_SCALE;
}

bool is_installed(const char* family) {
  FcPattern* wanted = FcPatternCreate();
  FcPatternAddString(wanted, FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  FcObjectSet* nothing = FcObjectSetCreate();
  FcFontSet* found = FcFontList(nullptr, wanted, nothing);
  const bool any = found != nullptr && found->nfont > 0;
  if (found != nullptr) FcFontSetDestroy(found);
  FcObjectSetDestroy(nothing);
  FcPatternDestroy(wanted);
  return any;
}

// The first family of a face that is installed; nullptr for none.
StandIn choose(Face face) {
  const auto names = names_of(face);
  const auto found = std::ranges::find_if(names.families, [](const StandIn& candidate) {
    return candidate.family == nullptr || is_installed(candidate.family);
  });
  return found == names.families.end() ? StandIn{nullptr, false} : *found;
}

// What pango keeps for a thread: its font map is not safe to share (pango, "Threads").
struct Fonts {
  Object<PangoFontMap> map{pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)};
  std::array<StandIn, 5> faces{choose(Face::fangsong), choose(Face::xiaobiaosong),
                               choose(Face::heiti), choose(Face::kaiti), choose(Face::songti)};
};

const Fonts& fonts() {
  thread_local const Fonts kept;
  return kept;
}

struct FreeDescription {
  void operator()(PangoFontDescription* description) const {
    pango_font_description_free(description);
  }
};
using Description = std::unique_ptr<PangoFontDescription, FreeDescription>;

Description describe(Face face, double size_pt) {
  const StandIn& chosen = fonts().faces.at(static_cast<std::size_t>(face));
  Description description(pango_font_description_new());
  // A character the face lacks, of a rare name perhaps, comes from the next.
  const std::string families = std::string(chosen.family) + ",Noto Serif CJK SC";
  pango_font_description_set_family(description.get(), families.c_str());
  pango_font_description_set_weight(description.get(),
                                    chosen.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(description.get(), units(size_pt));
  return description;
}

void set_attributes(PangoLayout* layout, const Style& style, std::size_t lead_bytes) {
  PangoAttrList* list = pango_attr_list_new();
  if (style.spacing_pt != 0) {
    pango_attr_list_insert(list, pango_attr_letter_spacing_new(units(style.spacing_pt)));
  }
  if (lead_bytes > 0) {
    const auto lead = describe(Face::kaiti, style.size_pt);
    PangoAttribute* font = pango_attr_font_desc_new(lead.get());
    font->start_index = 0;
    font->end_index = static_cast<guint>(lead_bytes);
    pango_attr_list_insert(list, font);
  }
  pango_layout_set_attributes(layout, list);
  pango_attr_list_unref(list);
}

// The advances of the glyphs after which a line may be stretched: any but those inside a number or
// a Latin word.
std::vector<PangoGlyphGeometry*> advances(PangoLayoutLine* line, std::string_view text) {
  const auto is_ascii = [&](std::size_t at) {
    return at < text.size() && static_cast<unsigned char>(text[at]) < 0x80;
  };
  std::vector<PangoGlyphGeometry*> list;
  for (GSList* at = line->runs; at != nullptr; at = at->next) {
    const auto* run = static_cast<PangoGlyphItem*>(at->data);
    for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
      auto& glyph = run->glyphs->glyphs[i];
      const auto byte = static_cast<std::size_t>(run->item->offset) +
                        static_cast<std::size_t>(run->glyphs->log_clusters[i]);
      const bool inside_word = is_ascii(byte) && is_ascii(byte + 1);
      if (glyph.attr.is_cluster_start != 0U && !inside_word) list.push_back(&glyph.geometry);
    }
  }
  return list;
}

double width_of(PangoLayoutLine* line) {
  PangoRectangle extents;
  pango_layout_line_get_extents(line, nullptr, &extents);
  return points(extents.width);
}

}  // namespace

Text::Text(Object<PangoLayout> layout, const Style& style, double width_pt)
    : layout_(std::move(layout)),
      style_(style),
      width_pt_(width_pt),
      lines_(static_cast<std::size_t>(pango_layout_get_line_count(layout_.get()))) {
  if (style_.justified) justify();
}

// Spreads every line that another of its paragraph follows to the full width, evenly between all
// characters as Chinese typesetting does; pango itself would widen the rare spaces only.
void Text::justify() {
  const std::string_view text = pango_layout_get_text(layout_.get());
  bool first = true;
  for (GSList* at = pango_layout_get_lines(layout_.get()); at != nullptr; at = at->next) {
    auto* line = static_cast<PangoLayoutLine*>(at->data);
    const double indent = first ? style_.first_indent_pt : style_.hanging_pt;
    const auto end =
        static_cast<std::size_t>(line->start_index) + static_cast<std::size_t>(line->length);
    const bool ends_paragraph = end >= text.size() || text[end] == '\n';
    first = ends_paragraph;
    if (ends_paragraph) continue;
    const double missing = width_pt_ - indent - width_of(line);
    if (missing <= 0 || missing > justified_ems_max * style_.size_pt) continue;
    const auto places = advances(line, text);
    if (places.size() < 2) continue;
    const int share = units(missing / static_cast<double>(places.size() - 1));
    for (auto* place : places) {
      if (place != places.back()) place->width += share;
    }
  }
}

double Text::widest_pt() const {
  double widest = 0;
  for (GSList* at = pango_layout_get_lines_readonly(layout_.get()); at != nullptr; at = at->next) {
    widest = std::max(widest, width_of(static_cast<PangoLayoutLine*>(at->data)));
  }
  return widest;
}

void Text::draw(cairo_t* cairo, std::size_t line, double left, double top) const {
  PangoLayoutLine* drawn = pango_layout_get_line_readonly(layout_.get(), static_cast<int>(line));
  if (drawn == nullptr) return;
  double x = left;
  if (style_.align == Align::left) {
    const bool starts = drawn->is_paragraph_start != 0U;
    x += starts ? style_.first_indent_pt : style_.hanging_pt;
  } else {
    const double spare = width_pt_ - width_of(drawn);
    x += style_.align == Align::centre ? spare / 2 : spare;
  }
  const double slack = (style_.pitch_pt - style_.size_pt) / 2;
  cairo_move_to(cairo, x, top + slack + em_above_baseline * style_.size_pt);
  pango_cairo_show_layout_line(cairo, drawn);
}

void Text::draw_all(cairo_t* cairo, double left, double top) const {
  for (std::size_t i = 0; i < lines_; ++i) {
    draw(cairo, i, left, top + static_cast<double>(i) * style_.pitch_pt);
  }
}

Result<> check_faces() {
  if (std::ranges::all_of(fonts().faces, [](const StandIn& face) { return face.family; }))
    return {};
  return fail(ErrorKind::unavailable, "document.typeface-missing");
}

Typesetter::Typesetter() : context_(pango_font_map_create_context(fonts().map.get())) {
  pango_cairo_context_set_resolution(context_.get(), 72);
  pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
  pango_context_set_base_dir(context_.get(), PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
}

Text Typesetter::set(std::string_view text, const Style& style, double width_pt,
                     std::size_t lead_bytes) const {
  constexpr double tolerance_pt = 0.4;  // of rounding, over a whole line
  Object<PangoLayout> layout(pango_layout_new(context_.get()));
  const auto description = describe(style.face, style.size_pt);
  pango_layout_set_font_description(layout.get(), description.get());
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  // Pango indents the first line by a positive amount, the others by a negative one.
  const double inset = std::min(style.first_indent_pt, style.hanging_pt);
  pango_layout_set_width(layout.get(), units(width_pt - inset + tolerance_pt));
  pango_layout_set_indent(layout.get(), units(style.first_indent_pt - style.hanging_pt));
  set_attributes(layout.get(), style, lead_bytes);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return {std::move(layout), style, width_pt};
}

}  // namespace luoshi::format::official
