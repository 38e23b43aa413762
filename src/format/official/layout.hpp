// The measures of GB/T 9704-2012, the layout of official documents of Party and government organs,
// for both writers. Millimetres where the standard says so, points (1/72 inch) for type.
#pragma once

#include <array>
#include <cstddef>

namespace luoshi::format::official {

inline constexpr double points_per_mm = 72.0 / 25.4;
inline constexpr double twips_per_point = 20;

// 5.1, 5.2.1: A4 with a type area of 156 mm by 225 mm; a landscape page is the same sheet turned.
struct Page {
  double width_mm, height_mm;
  double top_mm, bottom_mm, left_mm, right_mm;

  [[nodiscard]] constexpr double type_width_pt() const {
    return (width_mm - left_mm - right_mm) * points_per_mm;
  }
  [[nodiscard]] constexpr double type_height_pt() const {
    return (height_mm - top_mm - bottom_mm) * points_per_mm;
  }
};
inline constexpr Page portrait{210, 297, 37, 35, 28, 26};
inline constexpr Page landscape{297, 210, 28, 26, 35, 37};

// 5.2.3: 22 lines a page, 28 characters a line, of size 3 (16 points).
inline constexpr std::size_t lines_per_page = 22;
inline constexpr std::size_t characters_per_line = 28;
inline constexpr double pitch_pt = 28.95;
inline constexpr double body_pt = 16;         // 3 号
inline constexpr double title_pt = 22;        // 2 号
inline constexpr double title_pitch_pt = 36;  // two lines of a title do not touch
inline constexpr double small_pt = 14;        // 4 号: page numbers, imprint
// What 28 characters of 16 points are wider than the line, taken off each of them.
inline constexpr double squeeze_pt =
    body_pt - portrait.type_width_pt() / static_cast<double>(characters_per_line);

// 7.2.4: the upper edge of the red letterhead stands 35 mm below that of the type area; its size is
// free, below 22 mm by 15 mm a character.
inline constexpr double letterhead_drop_mm = 35;
[[nodiscard]] constexpr double letterhead_pt(std::size_t characters) {
  constexpr double largest = 54;
  const double fitting = portrait.type_width_pt() * 0.96 / static_cast<double>(characters + 1);
  return fitting < largest ? fitting : largest;
}
// 7.2.7: a red rule as wide as the type area, 4 mm below the number.
inline constexpr double rule_gap_mm = 4;
inline constexpr double rule_pt = 2;

// 7.5: page numbers stand 7 mm below the type area.
inline constexpr double page_number_drop_mm = 7;

// 7.4: the imprint's outer rules are 0.35 mm, the inner one 0.25 mm.
inline constexpr double imprint_rule_mm = 0.35;
inline constexpr double imprint_inner_rule_mm = 0.25;
inline constexpr double imprint_pitch_pt = 24;
inline constexpr double imprint_gap_pt = 3;  // above and below its lines

// The standard leaves type in tables free; the fewer columns, the larger.
struct TableType {
  double size_pt, pitch_pt;
};
inline constexpr std::array table_types{TableType{14, 21}, TableType{12, 18}, TableType{10.5, 15}};
[[nodiscard]] constexpr const TableType& table_type(std::size_t columns) {
  if (columns <= 4) return table_types[0];
  return table_types[columns <= 6 ? 1 : 2];
}
inline constexpr double cell_padding_pt = 4;        // left and right
inline constexpr double cell_padding_above_pt = 3;  // and below
inline constexpr double table_rule_pt = 0.5;

}  // namespace luoshi::format::official
