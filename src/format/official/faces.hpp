// The typefaces of official documents, by the names Chinese offices know, and the free ones that
// stand in for them where a machine has none of those. Which packages bring them is said in
// docs/design/dependencies.md.
#pragma once

#include <array>

namespace luoshi::format::official {

enum class Face { fangsong, xiaobiaosong, heiti, kaiti, songti };

// 7.3.3: of the headings of levels 1 to 4.
inline constexpr std::array heading_faces{Face::heiti, Face::kaiti, Face::fangsong, Face::fangsong};

struct StandIn {
  const char* family;  // nullptr ends the list
  bool bold;
};

struct FaceNames {
  const char* name;  // written into DOCX; Word and WPS have it or take `alternative`
  const char* alternative;
  const char* panose;               // ECMA-376 17.8.3.13
  std::array<StandIn, 9> families;  // in order of preference, for PDF
};

[[nodiscard]] constexpr FaceNames names_of(Face face) {
  switch (face) {
    case Face::fangsong:
      return {"仿宋_GB2312",
              "仿宋",
              "02010609060101010101",
              {{{"仿宋_GB2312", false},
                {"FangSong_GB2312", false},
                {"仿宋", false},
                {"FangSong", false},
                {"STFangsong", false},
                {"FandolFang R", false},
                {"FandolFang", false},
                {"Noto Serif CJK SC", false},
                {nullptr, false}}}};
    case Face::xiaobiaosong:
      return {"方正小标宋简体",
              "方正小标宋_GBK",
              "02000000000000000000",
              {{{"方正小标宋简体", false},
                {"FZXiaoBiaoSong-B05S", false},
                {"方正小标宋_GBK", false},
                {"FZXiaoBiaoSong-B05", false},
                {"Noto Serif CJK SC", true},
                {nullptr, false}}}};
    case Face::heiti:
      return {"黑体",
              "SimHei",
              "02010609060101010101",
              {{{"黑体", false},
                {"SimHei", false},
                {"STHeiti", false},
                {"Noto Sans CJK SC", true},
                {nullptr, false}}}};
    case Face::kaiti:
      return {"楷体_GB2312",
              "楷体",
              "02010609060101010101",
              {{{"楷体_GB2312", false},
                {"KaiTi_GB2312", false},
                {"楷体", false},
                {"KaiTi", false},
                {"STKaiti", false},
                {"FandolKai", false},
                {"AR PL UKai CN", false},
                {"Noto Serif CJK SC", false},
                {nullptr, false}}}};
    case Face::songti:
      break;
  }
  return {"宋体",
          "SimSun",
          "02010600030101010101",
          {{{"宋体", false},
            {"SimSun", false},
            {"STSong", false},
            {"Noto Serif CJK SC", false},
            {nullptr, false}}}};
}

}  // namespace luoshi::format::official
