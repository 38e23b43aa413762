#include "files/media.hpp"

#include <gtest/gtest.h>

#include "files/testing.hpp"
#include "format/testing.hpp"

namespace luoshi::files {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using format::testing::zip_of;
using testing::box;
using testing::halves;
using testing::ole_of;

struct Case {
  const char* name;
  std::string bytes;
  const char* is;  // the type, or the problem
};

std::string said_of(const Case& c) {
  const auto type = check_media(c.bytes, c.name);
  return type ? std::string(type->name) : type.error().problem;
}

std::string film(std::string_view brand) {
  return box("ftyp", std::string(brand) + "\0\0\0\0"s) + box("mdat", "pictures") + box("moov", "");
}

// Frames of 128 kbit/s at 44.1 kHz are 417 bytes long.
std::string mp3_frames() {
  const auto frame = "\xFF\xFB\x90\x44"s + std::string(413, '\0');
  return frame + frame;
}

std::string package(const std::string& main_part, const std::string& more = "docProps/app.xml") {
  return zip_of({{"[Content_Types].xml", "<Types/>"}, {main_part, "<x/>"}, {more, "<x/>"}});
}

TEST(media, is_what_its_content_says) {
  const auto ooxml = "application/vnd.openxmlformats-officedocument."s;
  const auto docx = ooxml + "wordprocessingml.document";
  const auto xlsx = ooxml + "spreadsheetml.sheet";
  const auto pptx = ooxml + "presentationml.presentation";
  for (const auto& c :
       std::vector<Case>{{"a.pdf", testing::jpeg_of(halves(4, 2)), "image/jpeg"},
                         {"a", testing::png_of(halves(4, 2)), "image/png"},
                         {"a.jpg", testing::webp_of(halves(4, 2)), "image/webp"},
                         {"a", testing::tiny_gif(), "image/gif"},
                         {"a.jpg", "%PDF-1.7\n%%EOF\n", "application/pdf"},
                         {"a.zip", package("word/document.xml"), docx.c_str()},
                         {"a.doc", package("xl/workbook.xml"), xlsx.c_str()},
                         {"a", package("ppt/presentation.xml"), pptx.c_str()},
                         {"a", zip_of({{"OFD.xml", "<x/>"}}), "application/ofd"},
                         {"a.wps", ole_of("WordDocument"), "application/msword"},
                         {"a.et", ole_of("Workbook"), "application/vnd.ms-excel"},
                         {"a.dps", ole_of("PowerPoint Document"), "application/vnd.ms-powerpoint"},
                         {"a", film("isom"), "video/mp4"},
                         {"a.mov", film("qt  "), "video/quicktime"},
                         {"a", film("M4A "), "audio/mp4"},
                         {"a", mp3_frames(), "audio/mpeg"},
                         {"a", "ID3\4\0\0\0\0\0\3abc"s + mp3_frames(), "audio/mpeg"},
                         {"a", "#!AMR\n\4", "audio/amr"},
                         {"办法.TXT", "第一条　为了……", "text/plain"},
                         {"a.csv", "事项,单位\n1 < 2,3\n", "text/csv"}}) {
    EXPECT_EQ(said_of(c), c.is) << c.name;
  }
}

TEST(media, is_refused_where_a_browser_or_a_desk_would_run_it) {
  const auto html = "<html><script>alert(1)</script>"s;
  for (const auto& c : std::vector<Case>{
           {"a.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", ""},
           {"a.txt", "<?xml version='1.0'?>\n<!-- -->\n<svg/>", ""},
           {"a.jpg", html, ""},
           {"a.txt", "\xEF\xBB\xBF  " + html, ""},
           {"a.txt", "words first, " + html, ""},
           {"a.csv", "a,<iframe src=x>", ""},
           {"a.pdf", html + "\n%PDF-1.7\n", ""},
           {"a.pdf", "MZ\x90\0\x03\0\0\0\x04"s, ""},
           {"a.jpg", "\x7F"s + "ELF\2\1\1\0\0\0\0\0"s, ""},
           {"a.txt", "#!/bin/sh\nrm -r .", ""},
           {"a.bat", "del *.*", ""},
           {"a.txt", "{\\rtf1 {\\object}}", ""},
           {"a.doc", ole_of("Installer"), ""},
           {"a.docx", ole_of("EncryptedPackage"), ""},
           {"a.docx", package("word/document.xml", "word/vbaProject.bin"), ""},
           {"a.docx", zip_of({{"word/document.xml", "<x/>"}}), ""},
           {"a.jar", zip_of({{"META-INF/MANIFEST.MF", "x"}}), ""},
           {"a.gz", "\x1F\x8B\x08\0\0\0\0\0"s, ""},
           {"a.jpg", "RIFF....WAVEfmt ", ""},
           {"a.avif", film("avif"), ""},
           {"a.mp3", "\xFF\xFB\x90\x44 one frame alone", ""},
           {"a.mp4", film("isom").substr(0, 32), ""},
           {"a.txt", "\1\2\3\4\5\6\7", ""},
           {"a", "words", ""},
           {"a.jpg", "\xFF\xD8", ""}}) {
    EXPECT_EQ(said_of(c), "evidence.type-refused") << c.name << ' ' << c.bytes.substr(0, 20);
  }
}

TEST(media, is_refused_where_a_picture_is_another_file_too) {
  EXPECT_EQ(said_of({"a.gif", testing::tiny_gif() + "<script>alert(1)</script>", ""}),
            "photo.broken");
  EXPECT_EQ(said_of({"a.gif", "GIF89a=1;alert(1)//", ""}), "photo.broken");
  EXPECT_EQ(said_of({"a.jpg", "\xFF\xD8\xFF<script>alert(1)</script>", ""}), "photo.broken");
  EXPECT_EQ(said_of({"a.png", "\x89PNG\r\n\x1A\n", ""}), "photo.broken");
}

TEST(media, has_a_largest_size_of_each_form) {
  const auto padded = [](std::string bytes, std::size_t size) {
    bytes.resize(size);
    return bytes;
  };
  EXPECT_EQ(said_of({"a", "", ""}), "evidence.empty");
  const auto photo = testing::jpeg_of(halves(4, 2));
  EXPECT_EQ(said_of({"a.jpg", padded(photo, 20U << 20U), ""}), "image/jpeg");
  EXPECT_EQ(said_of({"a.jpg", padded(photo, 50U << 20U), ""}), "evidence.too-large");
  EXPECT_EQ(said_of({"a.pdf", padded("%PDF-", 50U << 20U), ""}), "application/pdf");
  EXPECT_EQ(said_of({"a.pdf", padded("%PDF-", (50U << 20U) + 1), ""}), "evidence.too-large");
  const auto at_the_field = check_media(padded(photo, 50U << 20U), "a.jpg");
  EXPECT_EQ(at_the_field.error().place, "file");
  EXPECT_EQ(at_the_field.error().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace luoshi::files
